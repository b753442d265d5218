// Reads one file of whatever kind into the sink and reports what became of it; outside data never throw.
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Instant, OrderItem } from '../domain/event.ts';
import { type KeyTable, keyTable } from '../lib/key-table.ts';
import type { BlockReaders } from './block-readers.ts';
import { type CountingSink, countingSink } from './counting-sink.ts';
import { createDecoder, type Decoder, type Encoding } from './decode.ts';
import { decodedChunks, readStart } from './file-bytes.ts';
import type { IntakeContext, Notice, Sink, TableFormat } from './format.ts';
import { documentFormats, tableFormats } from './formats.ts';
import { type Mapping, mappedFormat } from './mapping.ts';
import { oleKind } from './read-legacy-workbook.ts';
import { readLegacy, readXlsx } from './read-sheets.ts';
import { type KnownFormat, type ReadOutcome, type ReadTask, refused } from './read-task.ts';
import { readText } from './read-text.ts';
import { DamagedFile } from './read-zip.ts';
import { type Refusal, refusalNamed, refuse } from './refusals.ts';
import { sniff } from './sniff.ts';

const OLE_BYTES_SEARCHED = 1 << 26;

export interface ReadOptions {
  readonly zoneOffsetMs: number;
  /** Shop of rows that name none. */
  readonly shop: string;
  /** Times later than this are quarantined: the caller's now plus a day. */
  readonly latest: Instant;
  /** Tried before the known formats: the user has said what the columns are. */
  readonly mappings?: readonly Mapping[];
  /** Threads for large tables; null or absent: there are none. */
  readonly blocks?: { readonly readers: BlockReaders; readonly blockBytes: number } | null;
}

/** What all files of one run share: rows met before, and order items waiting for their orders. */
export interface IntakeRun {
  readonly met: KeyTable;
  readonly items: Map<
    string,
    { readonly file: string; readonly items: OrderItem[]; matched: boolean }
  >;
}

export interface FileReport {
  readonly file: string;
  readonly bytes: number;
  readonly format: KnownFormat | null;
  /** null: not a text file, or nothing but ASCII in it. */
  readonly encoding: Encoding | null;
  /** Always accepted + duplicate + quarantined. */
  readonly rows: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly quarantined: number;
  readonly notices: readonly Notice[];
  /** Why the file (or, with rows, the rest of it) could not be used; null: it could. */
  readonly refusal: Refusal | null;
}

/** Every table known, those the user has told of first. */
export function tablesOf({ mappings = [] }: Pick<ReadOptions, 'mappings'>): readonly TableFormat[] {
  return [...mappings.map(mappedFormat), ...tableFormats];
}

export function startRun(): IntakeRun {
  return { met: keyTable(1 << 16), items: new Map() };
}

/** Reads the file at `path` into `sink`; `probe`: only recognises it and hands nothing on. */
export async function readFile(
  path: string,
  options: ReadOptions,
  sink: Sink,
  run: IntakeRun = startRun(),
  probe = false,
): Promise<FileReport> {
  const counting = countingSink(sink);
  const decoder = createDecoder();
  const context = contextOf(path, options, counting, run);
  const tables = tablesOf(options);
  let bytes = 0;
  let outcome: ReadOutcome;
  try {
    bytes = (await stat(path)).size;
    const { encoding } = decoder;
    const { mappings = [], blocks: readBy = null } = options;
    const blocks = readBy === null ? null : { ...readBy, path, bytes, mappings, encoding };
    const task: ReadTask = { context, tables, documents: documentFormats, probe, blocks };
    outcome = await readKind(path, bytes, decoder, task);
  } catch (error) {
    outcome = asOutcome(error);
  }
  const damaged = outcome.damaged ?? decoder.damaged();
  if (damaged > 0) tellDamaged(context, damaged);
  const counts = counting.counts();
  const rows = outcome.rows ?? counts.accepted + counts.duplicate + counts.quarantined;
  const { format } = outcome;
  const refusal = outcome.refusal && refusalNamed(outcome.refusal, path);
  const empty = format !== null && outcome.refusal === null && rows === 0 && !probe;
  return {
    file: path,
    bytes,
    format,
    encoding: decoder.encoding(),
    rows,
    ...counts,
    notices: counting.notices(),
    refusal: empty ? refuse('header-only') : refusal,
  };
}

async function readKind(
  path: string,
  bytes: number,
  decoder: Decoder,
  task: ReadTask,
): Promise<ReadOutcome> {
  if (bytes === 0) return refused('empty-file');
  const kind = sniff(await readStart(path, 65_536));
  switch (kind) {
    case 'zip':
      return readXlsx(path, task);
    case 'ole': {
      const ole = oleKind(await readStart(path, Math.min(bytes, OLE_BYTES_SEARCHED)));
      if (ole !== 'workbook') return refused(ole === 'encrypted' ? 'password' : 'docx');
      return readLegacy(path, bytes, kind, task);
    }
    case 'html':
    case 'spreadsheet-xml':
      return readLegacy(path, bytes, kind, task);
    case 'text':
      return readText(decodedChunks(path, decoder), basename(path), task);
    default:
      return refused(kind);
  }
}

function contextOf(
  path: string,
  options: ReadOptions,
  counting: CountingSink,
  run: IntakeRun,
): IntakeContext {
  const { zoneOffsetMs, shop, latest } = options;
  const sink: Sink = {
    ...counting.sink,
    orderItem(orderId, item) {
      const known = run.items.get(orderId);
      if (known === undefined)
        run.items.set(orderId, { file: path, items: [item], matched: false });
      else known.items.push(item);
      counting.sink.orderItem(orderId, item);
    },
  };
  return {
    file: path,
    zoneOffsetMs,
    shop,
    latest,
    sink,
    met: run.met,
    itemsOf(orderId) {
      const known = run.items.get(orderId);
      if (known === undefined) return [];
      known.matched = true;
      return known.items;
    },
  };
}

/** Damage and the file system's refusals are outside data; anything else is our own mistake and goes on up. */
function asOutcome(error: unknown): ReadOutcome {
  if (error instanceof DamagedFile) return refused('damaged-file');
  if (error instanceof Error && 'syscall' in error) return refused('cannot-open');
  throw error;
}

function tellDamaged(context: IntakeContext, count: number): void {
  context.sink.notice({
    file: context.file,
    code: 'damaged-characters',
    count,
    words: {
      zh: '有些字符已损坏，读成了“\uFFFD”：多半是导出时被截断，或文件被改过编码',
      en: 'Some characters are damaged and stand as “\uFFFD”: cut off by the export, or re-encoded',
    },
  });
}
