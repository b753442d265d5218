// Reads all files of a run in the order they need each other, and says what did not fit together.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Feeds, Notice, Sink } from './format.ts';
import { nullSink } from './null-sink.ts';
import {
  type FileReport,
  type IntakeRun,
  type ReadOptions,
  readFile,
  startRun,
} from './read-file.ts';

export interface InputFile {
  readonly path: string;
  /** What the user said it holds (`--chats`, `--orders` …); null or absent: nothing. */
  readonly expects?: Feeds | null;
}

export interface IntakeReport {
  readonly files: readonly FileReport[];
  readonly rows: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly quarantined: number;
}

/** Items before the orders that take them up; what conversations are judged with before the rest. */
const READING_ORDER: readonly Feeds[] = [
  'agents',
  'duty',
  'products',
  'order-items',
  'orders',
  'chats',
  'evaluations',
  'metrics',
];

/** A file with the place of what it feeds in the reading order. */
interface RankedFile {
  readonly input: InputFile;
  readonly rank: number;
}

/**
 * Reads files and whole directories. Rows met before (in any file) are duplicates. Never throws for
 * outside data: a file that cannot be used has a refusal in its report.
 */
export async function readFiles(
  inputs: readonly InputFile[],
  options: ReadOptions,
  sink: Sink,
): Promise<IntakeReport> {
  const run = startRun();
  const ordered = await inReadingOrder(await expand(inputs), options);
  const read = async (some: readonly RankedFile[], target: Sink): Promise<FileReport[]> => {
    const files: FileReport[] = [];
    for (const { input } of some) files.push(await readOne(input, options, target, run));
    return files;
  };
  const files =
    options.blocks == null ? await read(ordered, sink) : await readBeside(ordered, sink, read);
  const reports = files.map((report) => withUnmatched(report, run, sink));
  const total = (count: (report: FileReport) => number): number =>
    reports.reduce((sum, report) => sum + count(report), 0);
  return {
    files: reports,
    rows: total(({ rows }) => rows),
    accepted: total(({ accepted }) => accepted),
    duplicate: total(({ duplicate }) => duplicate),
    quarantined: total(({ quarantined }) => quarantined),
  };
}

async function readOne(
  { path, expects }: InputFile,
  options: ReadOptions,
  sink: Sink,
  run: IntakeRun,
): Promise<FileReport> {
  const report = await readFile(path, options, sink, run);
  const mismatch = swapped(report, expects ?? null);
  if (mismatch === null) return report;
  sink.notice(mismatch);
  return { ...report, notices: [mismatch, ...report.notices] };
}

const CHATS = READING_ORDER.indexOf('chats');

/**
 * The same where threads read the chats, which is most of the work: what comes before is read here meanwhile,
 * since no row of either needs the other's. What is told of the chats waits until the rest was told.
 */
async function readBeside(
  ordered: readonly RankedFile[],
  sink: Sink,
  read: (some: readonly RankedFile[], target: Sink) => Promise<FileReport[]>,
): Promise<FileReport[]> {
  const waiting: (() => void)[] = [];
  const patient: Sink = {
    ...sink,
    quarantine: (row) => waiting.push(() => sink.quarantine(row)),
    notice: (notice) => waiting.push(() => sink.notice(notice)),
  };
  const before = ordered.filter(({ rank }) => rank < CHATS);
  const chats = ordered.filter(({ rank }) => rank === CHATS);
  // Neither is left running when the other fails: what they write to is closed then.
  const both = await Promise.allSettled([read(chats, patient), read(before, sink)]);
  const [ofChats, ofBefore] = both.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
  for (const tell of waiting) tell();
  const rest = ordered.filter(({ rank }) => rank > CHATS);
  return [...ofBefore!, ...ofChats!, ...(await read(rest, sink))];
}

/** Files of directories too, by name; hidden ones and Excel's own lock files are nobody’s data. */
async function expand(inputs: readonly InputFile[]): Promise<InputFile[]> {
  const files: InputFile[] = [];
  for (const input of inputs) {
    if (!(await isDirectory(input.path))) {
      files.push(input);
      continue;
    }
    const names = (await readdir(input.path)).sort();
    const inside = names.filter((name) => !name.startsWith('.') && !name.startsWith('~$'));
    files.push(
      ...(await expand(inside.map((name) => ({ ...input, path: join(input.path, name) })))),
    );
  }
  return files;
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

async function inReadingOrder(
  inputs: readonly InputFile[],
  options: ReadOptions,
): Promise<readonly RankedFile[]> {
  const ranked: RankedFile[] = [];
  for (const input of inputs) {
    const { format } = await readFile(input.path, options, nullSink, startRun(), true);
    const rank = format === null ? READING_ORDER.length : READING_ORDER.indexOf(format.feeds);
    ranked.push({ input, rank });
  }
  return ranked.sort((a, b) => a.rank - b.rank);
}

const FEEDS_WORDS: Readonly<Record<Feeds, { readonly zh: string; readonly en: string }>> = {
  chats: { zh: '聊天', en: 'chats' },
  orders: { zh: '订单', en: 'orders' },
  'order-items': { zh: '订单宝贝明细', en: 'order items' },
  agents: { zh: '客服名单', en: 'agents' },
  duty: { zh: '排班', en: 'duty' },
  products: { zh: '商品资料', en: 'products' },
  evaluations: { zh: '评价', en: 'ratings' },
  metrics: { zh: '指标', en: 'metrics' },
};

/** Files given in each other's place: read as what they are, and said. */
function swapped({ file, format, rows }: FileReport, expects: Feeds | null): Notice | null {
  if (expects === null || format === null || format.feeds === expects) return null;
  if (expects === 'orders' && format.feeds === 'order-items') return null;
  const [given, found] = [FEEDS_WORDS[expects], FEEDS_WORDS[format.feeds]];
  return {
    file,
    code: 'swapped-file',
    count: rows,
    words: {
      zh: `这个文件是作为“${given.zh}”给的，内容其实是“${found.zh}”（${format.words.zh}），已按“${found.zh}”读取`,
      en: `Given as ${given.en}, but it holds ${found.en} (${format.words.en}); read as ${found.en}`,
    },
  };
}

/** Adds to an order-items file's report how many of its orders no order table knew. */
function withUnmatched(report: FileReport, run: IntakeRun, sink: Sink): FileReport {
  if (report.format?.feeds !== 'order-items') return report;
  let count = 0;
  for (const { file, matched } of run.items.values()) if (file === report.file && !matched) count++;
  if (count === 0) return report;
  const notice: Notice = {
    file: report.file,
    code: 'unmatched-items',
    count,
    words: {
      zh: '这些订单的宝贝明细找不到对应的订单（没有买家和时间），没有用上；请把同一时间段的订单报表一起导入',
      en: 'Items of orders that no order table has (so no buyer, no time) were not used; import the order list of the same period too',
    },
  };
  sink.notice(notice);
  return { ...report, notices: [...report.notices, notice] };
}
