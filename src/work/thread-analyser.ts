// Analyses threads many at a time and hands on their rows ready for COPY; the same in a worker thread and without.
import { analyse } from '../analyse/analyse.ts';
import type { Analysis } from '../domain/analysis.ts';
import type { Instant, Thread } from '../domain/event.ts';
import type { Setup } from '../domain/setup.ts';
import type { OptionOverrides } from '../engine/compile-rulebook.ts';
import { copyPutters, type PutValue, putRow } from '../store/copy-rows.ts';
import { CopyWriter } from '../store/copy-writer.ts';
import {
  byTable,
  FACT_COLUMNS,
  FACT_TABLE_NAMES,
  FACT_TABLES,
  type FactTable,
} from '../store/fact-tables.ts';
import { packEvents, unpackEvents } from '../store/packed-events.ts';
import type { PlacedThread, ThreadWords } from '../store/search-words.ts';
import { hashEvents, uniteEvents } from '../store/thread-events.ts';
import { type BatchWords, packWords } from './batch-words.ts';
import { type ContentTexts, compileContent } from './load-content.ts';
import { type ReadThreadsOptions, readThreads } from './read-threads.ts';
import { threadRow, uniteThread } from './save-thread.ts';
import { type ShopSetup, scoredRulesOf } from './shop-setup.ts';
import { readPart, removePart } from './spool.ts';
import { isCurrent, type StoredState } from './stored-state.ts';
import type { TableRow } from './table-row.ts';
import { threadKey } from './thread-key.ts';
import { assembleRows } from './thread-rows.ts';
import { threadWords } from './thread-words.ts';

/** A shop's setup as it passes between threads. */
export interface PlainShopSetup {
  readonly shop: string;
  readonly setup: Setup;
  readonly texts: ContentTexts;
  readonly ruleOptions: OptionOverrides;
  /** Analyses are made as of this; a thread looked at later than it stays as it is. */
  readonly asOf: Instant;
  readonly ordersKnown: boolean;
}

export interface AnalyserSettings {
  readonly shops: readonly PlainShopSetup[];
  /** Where new events wait; null: there are none. */
  readonly spool: {
    readonly folder: string;
    readonly names: readonly string[];
    readonly read: ReadThreadsOptions;
    /** Orders were read: what they say of unclear threads stands, else what was stored does. */
    readonly ordersRead: boolean;
  } | null;
}

/** What to analyse: a partition of the spool with whatever is stored of its threads, or stored threads again. */
export type AnalyseTask =
  | { readonly kind: 'part'; readonly part: number }
  | { readonly kind: 'stored'; readonly shop: string; readonly buyers: readonly string[] };

export interface ThreadKey {
  readonly shop: string;
  readonly buyer: string;
  /** Of the new events alone: a stored thread of the same hash has nothing to be united with. */
  readonly hash: string;
}

/** What is stored of a thread; `events` null where the hash was the same. */
export interface StoredRow extends StoredState {
  readonly shop_id: string;
  readonly events: Uint8Array | null;
}

/** Whole threads of one shop, to be written in one transaction. */
export interface ThreadBatch {
  readonly shop: string;
  readonly keys: readonly ThreadKey[];
  /** Each thread as it was stored, see `stateOf`, in the order of `keys`; null: it was not. */
  readonly before: readonly (string | null)[];
  readonly tables: readonly {
    readonly table: FactTable;
    readonly chunks: Uint8Array<ArrayBuffer>[];
  }[];
  /** The words of those whose words are new. */
  readonly search: BatchWords;
  /** Buyers of stored threads whose words were others. */
  readonly otherWords: readonly string[];
  readonly days: readonly { readonly day: number; readonly agent: string }[];
  readonly messages: number;
  readonly conversations: number;
}

/** Batches are this large: a transaction takes a tenth of a second, and others get their turn. */
const BATCH_MESSAGES = 6000;

/** What of a stored thread others may change while it is analysed. */
export function stateOf(row: Pick<StoredRow, 'events_hash' | 'words_hash'>): string {
  return `${row.events_hash} ${row.words_hash}`;
}

interface OpenThread {
  readonly key: ThreadKey;
  readonly thread: Thread;
  readonly packed: Uint8Array;
}

/** Holds the threads of the tasks that are open, which have none in common; a live resource of its thread. */
export class ThreadAnalyser {
  readonly #settings: AnalyserSettings;
  readonly #setups: ReadonlyMap<string, ShopSetup & { readonly asOf: Instant }>;
  readonly #open = new Map<string, OpenThread>();

  constructor(settings: AnalyserSettings) {
    this.#settings = settings;
    this.#setups = new Map(settings.shops.map((shop) => [shop.shop, restoreSetup(shop)]));
  }

  /** Begins a task: its threads, a batch of them at a time; each asks with its key what is stored of it. */
  *open(task: AnalyseTask): Generator<ThreadKey[], void, void> {
    const threads = task.kind === 'part' ? this.#readPart(task.part) : this.#nothingNew(task);
    let keys: ThreadKey[] = [];
    let size = 0;
    for (const { shop, buyer, events: read, ordersUnclear } of threads) {
      const { ordersKnown } = this.#setups.get(shop)!;
      const events = uniteEvents([], read);
      const packed = packEvents(events);
      const key: ThreadKey = { shop, buyer, hash: hashEvents(packed, ordersKnown, ordersUnclear) };
      const thread = { shop, buyer, events, ordersKnown, ordersUnclear };
      this.#open.set(threadKey(shop, buyer), { key, thread, packed });
      keys.push(key);
      size += events.length;
      if (size < BATCH_MESSAGES) continue;
      yield keys;
      keys = [];
      size = 0;
    }
    if (keys.length > 0) yield keys;
  }

  /** Nothing more is to be asked of these threads. */
  forget(keys: readonly ThreadKey[]): void {
    for (const { shop, buyer } of keys) this.#open.delete(threadKey(shop, buyer));
  }

  /** Removes what was spooled for a task that has ended. */
  close(task: AnalyseTask): void {
    const { spool } = this.#settings;
    if (task.kind === 'part' && spool !== null) removePart(spool.folder, spool.names, task.part);
  }

  /** The batches of these threads of the task; threads in which nothing is new are told to `unchanged`. */
  *analyse(
    keys: readonly ThreadKey[],
    stored: readonly StoredRow[],
    unchanged: (messages: number) => void,
  ): Generator<ThreadBatch> {
    const known = new Map(stored.map((row) => [threadKey(row.shop_id, row.buyer), row]));
    let draft: BatchDraft | null = null;
    for (const { shop, buyer } of keys) {
      const name = threadKey(shop, buyer);
      const shopSetup = this.#setups.get(shop)!;
      const row = known.get(name) ?? null;
      const ordersRead = this.#settings.spool?.ordersRead ?? false;
      const open = uniteStored(this.#open.get(name)!, row, ordersRead);
      if (row === null ? open.thread.events.length === 0 : isUnchanged(open, row, shopSetup)) {
        unchanged(open.thread.events.length);
        this.#open.delete(name);
        continue;
      }
      if (draft !== null && (draft.shop !== shop || draft.messages >= BATCH_MESSAGES)) {
        yield draft.finish();
        draft = null;
      }
      draft ??= new BatchDraft(shop);
      draft.add(open, row, shopSetup);
    }
    if (draft !== null) yield draft.finish();
  }

  #readPart(part: number): Iterable<Thread> {
    const { spool } = this.#settings;
    if (spool === null) throw new Error('there is no spool to read from');
    return readThreads(readPart(spool.folder, spool.names, part), spool.read);
  }

  #nothingNew({ shop, buyers }: Extract<AnalyseTask, { kind: 'stored' }>): Iterable<Thread> {
    const empty = { events: [], ordersKnown: false, ordersUnclear: null };
    return buyers.map((buyer) => ({ shop, buyer, ...empty }));
  }
}

function isUnchanged(
  { key }: OpenThread,
  row: StoredRow,
  { version, asOf }: ShopSetup & { readonly asOf: Instant },
): boolean {
  return isCurrent(row, key.hash, version, Math.max(asOf, row.analysed_as_of));
}

/** The thread with what was stored of it; the key keeps naming the hash of the whole. */
function uniteStored(open: OpenThread, row: StoredRow | null, ordersRead: boolean): OpenThread {
  if (row === null || row.events === null) return open;
  const state = ordersRead ? { ...row, orders_unclear: null } : row;
  const thread = uniteThread(open.thread, unpackEvents(row.events), state);
  const packed = packEvents(thread.events);
  const hash = hashEvents(packed, thread.ordersKnown, thread.ordersUnclear);
  return { key: { ...open.key, hash }, thread, packed };
}

/** What a worker compiles for itself of a setup. */
function restoreSetup(plain: PlainShopSetup): ShopSetup & { readonly asOf: Instant } {
  const content = compileContent(plain.texts, plain.ruleOptions);
  const { rulebook, metrics, scorecards } = content;
  const { shop, setup, texts, ruleOptions, asOf, ordersKnown } = plain;
  const scoredRules = scoredRulesOf(rulebook);
  const compiled = { rulebook, metrics, scorecards, content, texts, ruleOptions, scoredRules };
  const { version } = setup;
  return { shop, version, setup, ...compiled, settings: {}, contentVersion: 0, asOf, ordersKnown };
}

const PUTTERS = byTable((name): readonly PutValue[] =>
  copyPutters(FACT_TABLES[name], FACT_COLUMNS[name]),
);

/** Judging one thread after another, and then making the rows of all, keeps the code of each at hand. */
const ANALYSED_AT_ONCE = 64;

interface AnalysedThread extends OpenThread {
  readonly row: StoredRow | null;
  readonly shopSetup: ShopSetup;
  readonly asOf: Instant;
  readonly analysis: Analysis;
}

class BatchDraft {
  readonly shop: string;
  messages = 0;
  #conversations = 0;
  readonly #keys: ThreadKey[] = [];
  readonly #before: (string | null)[] = [];
  readonly #writers = new Map<FactTable, CopyWriter>();
  readonly #placed: PlacedThread[] = [];
  readonly #otherWords: string[] = [];
  readonly #days = new Map<string, { day: number; agent: string }>();
  readonly #analysed: AnalysedThread[] = [];

  constructor(shop: string) {
    this.shop = shop;
  }

  add(
    { key, thread, packed }: OpenThread,
    row: StoredRow | null,
    shopSetup: ShopSetup & { readonly asOf: Instant },
  ): void {
    const asOf = Math.max(shopSetup.asOf, row?.analysed_as_of ?? shopSetup.asOf);
    const analysis = analyse(thread, shopSetup, asOf);
    this.#analysed.push({ key, thread, packed, row, shopSetup, asOf, analysis });
    this.#keys.push(key);
    this.#before.push(row === null ? null : stateOf(row));
    this.#conversations += analysis.conversations.length;
    for (const { type } of thread.events) if (type === 'message') this.messages++;
    if (this.#analysed.length === ANALYSED_AT_ONCE) this.#putAnalysed();
  }

  #putAnalysed(): void {
    for (const { key, thread, packed, row, shopSetup, asOf, analysis } of this.#analysed) {
      const { rows, cells, recheckAt } = assembleRows(analysis, shopSetup);
      const words = threadWords(analysis);
      const own = threadRow(thread, packed, key.hash, recheckAt, asOf, shopSetup, words.hash);
      this.#put('thread', own);
      this.#place(key.buyer, words, row);
      for (const table of FACT_TABLE_NAMES) {
        if (table !== 'thread') for (const each of rows[table]) this.#put(table, each);
      }
      for (const { day, agent } of cells) this.#days.set(`${day} ${agent}`, { day, agent });
    }
    this.#analysed.length = 0;
  }

  #put(table: FactTable, row: TableRow): void {
    let writer = this.#writers.get(table);
    if (writer === undefined) {
      writer = new CopyWriter();
      this.#writers.set(table, writer);
    }
    putRow(writer, PUTTERS[table], row);
  }

  /** Only where they are others than those that lie there. */
  #place(buyer: string, { hash, grams }: ThreadWords, row: StoredRow | null): void {
    if (hash === (row?.words_hash ?? null)) return;
    if (row !== null) this.#otherWords.push(buyer);
    if (hash !== null) this.#placed.push({ buyer, hash, grams });
  }

  finish(): ThreadBatch {
    this.#putAnalysed();
    return {
      shop: this.shop,
      keys: this.#keys,
      before: this.#before,
      tables: [...this.#writers].map(([table, writer]) => ({ table, chunks: writer.finish() })),
      search: packWords(this.shop, this.#placed),
      otherWords: this.#otherWords,
      days: [...this.#days.values()],
      messages: this.messages,
      conversations: this.#conversations,
    };
  }
}
