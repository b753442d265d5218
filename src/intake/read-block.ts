// The rows of one block of a table, read apart from the rest of the file, and what only the rest can settle.
import type { Message } from '../domain/event.ts';
import { csvReader } from '../lib/csv.ts';
import type { Hash } from '../lib/hash.ts';
import { keyTable } from '../lib/key-table.ts';
import { createDecoder, type Encoding } from './decode.ts';
import type { BlockFile } from './file-block.ts';
import type { IntakeContext, Notice, Quarantined, TableFormat } from './format.ts';
import type { Mapping } from './mapping.ts';
import { nullSink } from './null-sink.ts';
import { quarantineRow } from './quarantine-row.ts';
import { recognise } from './recognise.ts';
import { textFaults } from './row-faults.ts';
import { type Header, readBody } from './table-reader.ts';

/** How the text of a file is read; plain data, since threads are told it. */
export interface TextPlan {
  readonly path: string;
  readonly bytes: number;
  /** Told from the file's beginning; in these a line feed is one byte and part of no other character. */
  readonly encoding: Encoding & ('utf-8' | 'gb18030');
  readonly delimiter: string;
  readonly mappings: readonly Mapping[];
  readonly zoneOffsetMs: number;
  readonly shop: string;
  readonly latest: number;
}

/** With the cells of its header row. */
export interface BlockPlan extends TextPlan {
  readonly header: readonly string[];
}

export interface Block {
  readonly index: number;
  /** Rows that begin on the first line here, or on a later one before `to`, are the block's. In bytes. */
  readonly from: number;
  readonly to: number;
}

/** What came of a block, with numbers that begin anew in it; plain data. */
export interface BlockReport {
  /** Where in the file it began, by the looks of the rows there, and where the row after its last begins. */
  readonly from: number;
  readonly to: number;
  readonly lines: number;
  readonly rows: number;
  readonly accepted: number;
  readonly quarantined: readonly Quarantined[];
  readonly notices: readonly Notice[];
  readonly damaged: number;
  /** Two numbers for each key its rows are met by, and the values they are kept with. */
  readonly keys: Uint32Array<ArrayBuffer>;
  readonly values: Int32Array<ArrayBuffer>;
  /** false: what its rows are cannot be told without those before, e.g. lines without a time. */
  readonly alone: boolean;
}

/** Hears of the messages of a block, `seq` within it: they count once the block turns out to be `alone`. */
export type TakeMessage = (shop: string, buyer: string, message: Message) => void;

/** Lines that are tried as the first of a row. */
const STARTS_MAX = 50;
const TRIED_BYTES = 1 << 13;
/** Enough for the rows of a block, as they mostly are. */
const KEY_SLOTS = 1 << 14;
/** A row that does not end with its line is read on for at least so many bytes. */
const STRIDE_BYTES = 4096;

/** Reads blocks of one file. `formats`: those the file's header was recognised among. */
export function blockReader(
  plan: BlockPlan,
  formats: readonly TableFormat[],
  file: BlockFile,
): (block: Block, take: TakeMessage) => BlockReport {
  const recognition = recognise(plan.header, formats);
  if (recognition === null) throw new Error(`${plan.path}: the header is not the one recognised`);
  const header: Header = { index: 0, cells: plan.header, recognition };
  const always = noticesOfNoRows(plan, header);
  return (block, take) => {
    const from = firstRow(plan, file, block);
    const gathered = gather(plan, take);
    const { context, keys, values, told, state } = gathered;
    const body = readBody(header, context, false, () => state.rows++);
    const text = readRows(
      plan,
      file,
      { from, to: block.to },
      {
        row: body.row,
        problem(code, line, raw) {
          state.rows++;
          quarantineRow(context, line, '', textFaults[code], raw);
        },
      },
    );
    body.end();
    return {
      from,
      ...text,
      ...state,
      notices: notAlways(told, always),
      quarantined: gathered.quarantined,
      keys: new Uint32Array(keys),
      values: new Int32Array(values),
    };
  };
}

export interface RowHandler {
  row(cells: string[], line: number): void;
  problem(code: 'broken-quote' | 'cell-too-long' | 'nul-bytes', line: number, raw: string): void;
}

/** Hands on the rows that begin in `from` … `to` − 1, where `from` is the beginning of one. */
export function readRows(
  { encoding, delimiter }: TextPlan,
  file: BlockFile,
  { from, to }: { readonly from: number; readonly to: number },
  handler: RowHandler,
): { readonly to: number; readonly lines: number; readonly damaged: number } {
  if (from >= to) return { to: from, lines: 0, damaged: 0 };
  const decoder = createDecoder({ encoding, begun: from > 0 });
  const reader = csvReader(delimiter, handler);
  let end = from;
  const readTo = (next: number): void => {
    reader.push(decoder.decode(file.bytes(end, next)));
    end = next;
  };
  readTo(file.nextLine(Math.max(from, to - 1)));
  for (let stride = 0; reader.pending() && end < file.size; stride = stride * 2 + STRIDE_BYTES) {
    readTo(file.nextLine(Math.min(end + stride, file.size)));
  }
  reader.push(decoder.end());
  if (end === file.size) reader.end();
  return { to: end, lines: reader.lines(), damaged: decoder.damaged() };
}

/**
 * Where the block's first row seems to begin: at the first line from which a row as wide as the header can be
 * read. A guess, as the line may lie within quotes: whoever knows where the block before ended has to compare.
 */
function firstRow(plan: BlockPlan, file: BlockFile, { from, to }: Block): number {
  const first = file.nextLine(from - 1);
  let start = first;
  for (let tried = 0; tried < STARTS_MAX && start < to; tried++) {
    if (widthAt(plan, file, start) === plan.header.length) return start;
    start = file.nextLine(start);
  }
  return first;
}

/** Cells of the row that begins at `start`, if one does; 0: there is no end to it. */
function widthAt({ encoding, delimiter }: BlockPlan, file: BlockFile, start: number): number {
  let width = 0;
  const take = (cells: number): void => {
    if (width === 0) width = cells;
  };
  const reader = csvReader(delimiter, {
    row: (cells) => take(cells.length),
    problem: () => take(-1),
  });
  const bytes = file.bytes(start, Math.min(start + TRIED_BYTES, file.size));
  const decoder = createDecoder({ encoding, begun: true });
  reader.push(decoder.decode(bytes));
  return width;
}

/** Takes in what a table makes of rows, as if none had been met before. */
function gather({ path, zoneOffsetMs, shop, latest }: BlockPlan, take: TakeMessage) {
  const quarantined: Quarantined[] = [];
  const told: Notice[] = [];
  const keys: number[] = [];
  const values: number[] = [];
  const state = { rows: 0, accepted: 0, alone: true };
  const met = keyTable(KEY_SLOTS);
  const context: IntakeContext = {
    ...{ file: path, zoneOffsetMs, shop, latest },
    itemsOf: () => [],
    met: {
      ...met,
      keep(key: Hash, value: number): number {
        if (met.keep(key, value) !== -1) state.alone = false;
        keys.push(key.high, key.low);
        values.push(value);
        return -1;
      },
    },
    sink: {
      ...nullSink,
      event(shop, buyer, event) {
        // Where an untimed line stands in its conversation depends on the lines before.
        if (event.type !== 'message' || event.at === null) state.alone = false;
        else take(shop, buyer, event);
      },
      quarantine: (row) => quarantined.push(row),
      notice: (notice) => told.push(notice),
      row(outcome) {
        if (outcome === 'accepted') state.accepted++;
      },
    },
  };
  return { context, quarantined, told, keys, values, state };
}

/** What is said of the table as such, once a file and not once a block. */
function noticesOfNoRows(plan: BlockPlan, header: Header): readonly Notice[] {
  const { context, told } = gather(plan, () => {});
  readBody(header, context, false, () => {}).end();
  return told;
}

function notAlways(told: readonly Notice[], always: readonly Notice[]): Notice[] {
  return told.flatMap((notice) => {
    const same = always.find(
      ({ code, words }) => code === notice.code && words.zh === notice.words.zh,
    );
    const count = notice.count - (same?.count ?? 0);
    return count > 0 ? [{ ...notice, count }] : [];
  });
}
