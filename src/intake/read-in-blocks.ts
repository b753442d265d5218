// A large table read by several threads at once, block by block, with the result of reading it in one piece.
import { setImmediate } from 'node:timers/promises';
import type { BlockReaders, BlockSource } from './block-readers.ts';
import { BlockFile } from './file-block.ts';
import type { IntakeContext, Notice, Sink } from './format.ts';
import {
  type Block,
  type BlockPlan,
  type BlockReport,
  readRows,
  type TextPlan,
} from './read-block.ts';
import { formatOf, type ReadOutcome, type ReadTask, unknownTable } from './read-task.ts';
import type { Recognition } from './recognise.ts';
import { type TableReader, tableReader } from './table-reader.ts';

/** Starting threads takes as long as reading so much. */
const BLOCKS_MIN = 32;
const AHEAD = 2;
/** So many blocks that could not be read apart, and more than half: the rest is read in one piece. */
const FAILED_MAX = 8;

/** How to read the table in blocks; null: in one piece. */
export function planBlocks(
  { blocks, probe, context }: ReadTask,
  { format }: Recognition,
  delimiter: string,
): { readonly plan: TextPlan; readonly source: BlockSource } | null {
  if (blocks === null || probe || !format.rowsApart) return null;
  const { path, bytes, blockBytes, mappings } = blocks;
  const encoding = blocks.encoding();
  if (bytes < BLOCKS_MIN * blockBytes) return null;
  if (encoding !== 'utf-8' && encoding !== 'gb18030') return null;
  const { zoneOffsetMs, shop, latest } = context;
  const plan = { path, bytes, encoding, delimiter, mappings, zoneOffsetMs, shop, latest };
  return { source: blocks, plan };
}

/** Reads all of it; the same rows, counts and numbers as in one piece. */
export async function readInBlocks(
  task: ReadTask,
  plan: TextPlan,
  { readers, blockBytes }: BlockSource,
): Promise<ReadOutcome> {
  const file = new BlockFile(plan.path, plan.bytes);
  try {
    const table = new TableInBlocks(task, plan, file);
    const blocks = Array.from({ length: Math.ceil(plan.bytes / blockBytes) }, (_, index): Block => {
      const from = index * blockBytes;
      return { index, from, to: Math.min(from + blockBytes, plan.bytes) };
    });
    // Above the header there may be titles, and nobody can read on who does not know it.
    let begun = 0;
    while (begun < blocks.length && table.header().length === 0) table.readHere(blocks[begun++]!);
    await readApart(table, { ...plan, header: table.header() }, blocks.slice(begun), readers);
    await readers.settled();
    return table.end();
  } finally {
    file.close();
  }
}

async function readApart(
  table: TableInBlocks,
  plan: BlockPlan,
  blocks: readonly Block[],
  readers: BlockReaders,
): Promise<void> {
  const handed: { readonly reader: number; readonly report: Promise<BlockReport> }[] = [];
  let failed = 0;
  const handOut = (reader: number): void => {
    const block = blocks[handed.length];
    if (block === undefined) return;
    const report = readers.read(reader, plan, block);
    // It is heard where it is awaited, unless an earlier one fails.
    report.catch(() => undefined);
    handed.push({ reader, report });
  };
  for (let n = 0; n < AHEAD * readers.count; n++) handOut(n % readers.count);
  for (const [done, block] of blocks.entries()) {
    const { reader, report } = handed[done] ?? { reader: 0, report: null };
    if (report === null) {
      // Others in this process want their turn between blocks.
      await setImmediate();
      table.readHere(block);
      continue;
    }
    const read = await report;
    if (failed <= FAILED_MAX || failed * 2 <= done) handOut(reader);
    const seq = table.take(block, read);
    if (seq !== null) {
      readers.take(reader, block, seq);
      continue;
    }
    readers.drop(reader, block);
    if (!table.beginsBefore(block.to)) continue;
    failed++;
    await readers.settled();
    await setImmediate();
    table.readHere(block);
  }
}

/** The table as far as it has been read; a live resource of one call. */
class TableInBlocks {
  readonly #task: ReadTask;
  readonly #plan: TextPlan;
  readonly #file: BlockFile;
  readonly #table: TableReader;
  readonly #here: Notice[] = [];
  readonly #elsewhere: Notice[] = [];
  /** Where the next row begins, in bytes, and how many lines stand before it. */
  #at = 0;
  #lines = 0;
  #damaged = 0;
  #rowsElsewhere = 0;
  /** Events told so far, accepted or not, of all blocks and of those read elsewhere. */
  #seqElsewhere = 0;
  #seqHere = 0;

  constructor(task: ReadTask, plan: TextPlan, file: BlockFile) {
    this.#task = task;
    this.#plan = plan;
    this.#file = file;
    const context: IntakeContext = { ...task.context, sink: this.#sinkHere(task.context.sink) };
    this.#table = tableReader(task.tables, context, { padded: false, probe: false });
  }

  /** Numbers of events go on where those of blocks read elsewhere ended. */
  #sinkHere(target: Sink): Sink {
    return {
      ...target,
      event: (shop, buyer, event) =>
        target.event(shop, buyer, { ...event, seq: event.seq + this.#seqElsewhere }),
      notice: (notice) => this.#here.push(notice),
      row: (outcome) => {
        if (outcome !== 'quarantined') this.#seqHere++;
        target.row(outcome);
      },
    };
  }

  /** Reads what is left of the block in this thread, knowing all rows before. */
  readHere(block: Block): void {
    const lines = this.#lines;
    const read = readRows(
      this.#plan,
      this.#file,
      { from: this.#at, to: block.to },
      {
        row: (cells, line) => this.#table.row(cells, line + lines),
        problem: (code, line, raw) => this.#table.problem(code, line + lines, raw),
      },
    );
    this.#at = read.to;
    this.#lines += read.lines;
    this.#damaged += read.damaged;
  }

  /** Counts a block read elsewhere and returns how many events stand before it; null: it has to be read here. */
  take(block: Block, report: BlockReport): number | null {
    if (!report.alone || report.from !== this.#at || !this.beginsBefore(block.to)) return null;
    if (!this.#keep(report)) return null;
    const { sink } = this.#task.context;
    const seq = this.#seqElsewhere + this.#seqHere;
    for (const row of report.quarantined) {
      sink.quarantine({ ...row, line: row.line + this.#lines });
      sink.row('quarantined');
    }
    for (let n = 0; n < report.accepted; n++) sink.row('accepted');
    this.#elsewhere.push(...report.notices);
    this.#at = report.to;
    this.#lines += report.lines;
    this.#damaged += report.damaged;
    this.#rowsElsewhere += report.rows;
    this.#seqElsewhere += report.accepted;
    return seq;
  }

  /** Notes what the block's rows are met by; false, and nothing, if one was met before. */
  #keep({ keys, values }: BlockReport): boolean {
    const { met } = this.#task.context;
    const key = { high: 0, low: 0 };
    for (let i = 0; i < keys.length; i += 2) {
      key.high = keys[i]!;
      key.low = keys[i + 1]!;
      if (met.has(key)) return false;
    }
    for (let i = 0; i < values.length; i++) {
      key.high = keys[i * 2]!;
      key.low = keys[i * 2 + 1]!;
      met.keep(key, values[i]!);
    }
    return true;
  }

  /** Whether the next row begins before that byte: one before may have taken up all of a block. */
  beginsBefore(to: number): boolean {
    return this.#at < to;
  }

  /** Cells of the header; empty as long as it is sought. */
  header(): readonly string[] {
    return this.#table.header();
  }

  end(): ReadOutcome {
    this.#table.end();
    const recognition = this.#table.recognised();
    if (!recognition) return unknownTable(this.#table.firstRows(), this.#task.tables);
    for (const notice of joinNotices([...this.#here, ...this.#elsewhere])) {
      this.#task.context.sink.notice(notice);
    }
    const rows = this.#table.rows() + this.#rowsElsewhere;
    return { format: formatOf(recognition.format), refusal: null, rows, damaged: this.#damaged };
  }
}

/** One of each kind, with the rows of all. */
function joinNotices(notices: readonly Notice[]): Notice[] {
  const joined = new Map<string, Notice>();
  for (const notice of notices) {
    const key = `${notice.code}\n${notice.words.zh}`;
    const known = joined.get(key);
    joined.set(key, known === undefined ? notice : { ...known, count: known.count + notice.count });
  }
  return [...joined.values()];
}
