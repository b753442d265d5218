// Every thread of stored data, one after another: exports as `analyze` takes them, event documents, .chat files.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant, Thread } from '../domain/event.ts';
import type { AttributionPolicy, Setup } from '../domain/setup.ts';
import { parseChat } from '../engine/examples/parse-chat.ts';
import { setupOfCase, threadOfCase } from '../engine/examples/run-examples.ts';
import type { Words } from '../intake/format.ts';
import type { Mapping } from '../intake/mapping.ts';
import { parseEventDocument } from '../intake/thread-events/parse-event-document.ts';
import { type AnalysedFiles, analyseFiles } from './analyse-files.ts';
import type { PartitionShare } from './analyse-partitions.ts';
import { decidedAfter, setupOfEvents } from './event-thread.ts';
import { readTexts } from './package-root.ts';
import { readThreads } from './read-threads.ts';
import { readPart } from './spool.ts';

export interface StoredData {
  /** Files and folders. */
  readonly paths: readonly string[];
  readonly policy: AttributionPolicy;
  readonly zoneOffsetMs: number;
  readonly mappings: readonly Mapping[];
  /** null: each kind of data has its own usual instant. */
  readonly asOf: Instant | null;
  readonly now: Instant;
  readonly onRead: (messages: number) => void;
  readonly onVisited: (messages: number, total: number) => void;
}

export interface StoredThread {
  readonly thread: Thread;
  readonly setup: Setup;
  readonly asOf: Instant;
}

export interface Visited {
  readonly threads: number;
  /** What could not be read of documents and .chat files. */
  readonly problems: readonly Words[];
  /** The run over exported files; null: there were none. */
  readonly files: AnalysedFiles<true> | null;
}

/** Event documents are small; larger JSON files are exports. */
const DOCUMENT_BYTES_MAX = 16 * 1024 * 1024;

/**
 * Calls `visit` once for each thread; one partition of the data is in memory at a time. Exports are read
 * together, as one shop's data; documents and .chat cases stand for themselves. `visit` returns true to
 * stop early.
 */
export async function visitThreads(
  data: StoredData,
  visit: (stored: StoredThread) => boolean | undefined,
): Promise<Visited> {
  const problems: Words[] = [];
  const exports: string[] = [];
  let threads = 0;
  let stopped = false;
  const tell = (stored: StoredThread): void => {
    if (stopped) return;
    threads++;
    stopped = visit(stored) === true;
  };
  for (const path of data.paths) {
    const own = ownThreads(path, data);
    if (own === null) exports.push(path);
    else {
      problems.push(...own.problems);
      own.threads.forEach(tell);
    }
  }
  if (exports.length === 0) return { threads, problems, files: null };
  const files = await analyseFiles<true>({
    ...data,
    inputs: exports.map((path) => ({ path, expects: null })),
    shop: null,
    workers: 1,
    factsFolder: null,
    quarantine: () => undefined,
    onAnalysed: data.onVisited,
    async runShares(shares, setup, onProgress) {
      for (const share of shares) visitShare(share, setup, tell, onProgress, () => stopped);
      return [true];
    },
  });
  return { threads, problems, files };
}

function visitShare(
  share: PartitionShare,
  setup: Setup,
  tell: (stored: StoredThread) => void,
  onProgress: (messages: number) => void,
  stopped: () => boolean,
): void {
  for (let part = share.from; part < share.to && !stopped(); part++) {
    const lines = readPart(share.spoolFolder, share.spoolNames, part);
    for (const thread of readThreads(lines, share)) tell({ thread, setup, asOf: share.asOf });
    onProgress(lines.length);
  }
}

interface OwnThreads {
  readonly threads: readonly StoredThread[];
  readonly problems: readonly Words[];
}

/** Threads of a .chat file, a folder of them, or an event document; null: something else. */
function ownThreads(path: string, data: StoredData): OwnThreads | null {
  const stats = statSync(path);
  if (stats.isDirectory()) {
    const chats = readTexts(path, ['.chat']);
    return chats.length === 0 ? null : chatThreads(chats, path, data);
  }
  if (path.endsWith('.chat')) {
    return chatThreads([{ name: path, text: readFileSync(path, 'utf8') }], '', data);
  }
  if (!path.endsWith('.json') || stats.size > DOCUMENT_BYTES_MAX) return null;
  const document = jsonOf(readFileSync(path, 'utf8'));
  return isEventDocument(document) ? documentThread(document, path, data) : null;
}

function chatThreads(
  files: readonly { readonly name: string; readonly text: string }[],
  folder: string,
  { asOf }: StoredData,
): OwnThreads {
  const threads: StoredThread[] = [];
  const problems: Words[] = [];
  for (const { name, text } of files) {
    const parsed = parseChat(text, folder === '' ? name : join(folder, name));
    for (const { file, line, words } of parsed.problems) {
      problems.push({ zh: `${file}:${line} ${words.zh}`, en: `${file}:${line} ${words.en}` });
    }
    for (const one of parsed.cases) {
      // Cases are told apart by their titles, as buyers are in exports.
      const thread = { ...threadOfCase(one), buyer: one.title };
      const asked = asOf ?? one.asks.at(-1)!.asOf;
      threads.push({ thread, setup: setupOfCase(one), asOf: asked });
    }
  }
  return { threads, problems };
}

function documentThread(document: unknown, path: string, data: StoredData): OwnThreads {
  const { parsed, problems } = parseEventDocument(document);
  const said = problems.map(({ path: place, words }) => ({
    zh: `${path} ${place}：${words.zh}`,
    en: `${path} ${place}: ${words.en}`,
  }));
  if (parsed === null) return { threads: [], problems: said };
  const { thread } = parsed;
  const asOf = data.asOf ?? parsed.asOf ?? decidedAfter(thread);
  return { threads: [{ thread, setup: setupOfEvents(parsed, data.policy), asOf }], problems: said };
}

/** A thread of events says of each what `type` it is; tables of chats exported as JSON do not. */
function isEventDocument(document: unknown): boolean {
  const list =
    typeof document === 'object' && document !== null && 'events' in document
      ? document.events
      : document;
  const first: unknown = Array.isArray(list) ? list[0] : null;
  if (typeof first !== 'object' || first === null || !('type' in first)) return false;
  return ['message', 'order', 'duty'].includes(String(first.type));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
