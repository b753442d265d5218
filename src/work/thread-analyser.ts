// Analyses threads many at a time and hands on their rows ready for COPY; the same in a worker thread and without.
import type { Instant, Thread, ThreadEvent } from '../domain/event.ts';
import type { Setup } from '../domain/setup.ts';
import type { OptionOverrides } from '../engine/compile-rulebook.ts';
import { packEvents, unpackEvents } from '../store/packed-events.ts';
import { hashEvents, uniteEvents } from '../store/thread-events.ts';
import { compileParsed, type ParsedContent } from './load-content.ts';
import { type ReadThreadsOptions, readThreads } from './read-threads.ts';
import type { RowBuffers } from './row-buffers.ts';
import { uniteThread } from './save-thread.ts';
import { type ShopSetup, scoredRulesOf } from './shop-setup.ts';
import { readPart, removePart } from './spool.ts';
import { isCurrent } from './stored-state.ts';
import {
  BatchDraft,
  type OpenThread,
  type StoredRow,
  type ThreadBatch,
  type ThreadKey,
} from './thread-batch.ts';
import { threadKey } from './thread-key.ts';

/** A shop's setup as it passes between threads. */
export interface PlainShopSetup {
  readonly shop: string;
  readonly setup: Setup;
  readonly parsed: ParsedContent;
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
    /** Shops of which no thread was stored when the run began. */
    readonly empty: ReadonlySet<string>;
  } | null;
}

/** What to analyse: a partition of the spool with whatever is stored of its threads, or stored threads again. */
export type AnalyseTask =
  | { readonly kind: 'part'; readonly part: number }
  | { readonly kind: 'stored'; readonly shop: string; readonly buyers: readonly string[] };

/** Batches are this large: a transaction takes a fifth of a second, and others get their turn. */
const BATCH_MESSAGES = 12_000;

/** A thread some of whose events may be stored, or a batch of threads of which none was. */
export type OpenStep = { readonly keys: readonly ThreadKey[] } | { readonly batch: ThreadBatch };

/** A thread that is not written yet. */
interface HeldThread {
  readonly key: ThreadKey;
  readonly packed: Uint8Array;
  readonly ordersUnclear: string | null;
  /** null: as packed, if they are needed once more. */
  readonly events: readonly ThreadEvent[] | null;
}

/** Holds the threads of the tasks that are open, which have none in common; a live resource of its thread. */
export class ThreadAnalyser {
  readonly #settings: AnalyserSettings;
  readonly #buffers: RowBuffers | null;
  readonly #setups: ReadonlyMap<string, ShopSetup & { readonly asOf: Instant }>;
  readonly #open = new Map<string, HeldThread>();

  constructor(settings: AnalyserSettings, buffers: RowBuffers | null = null) {
    this.#settings = settings;
    this.#buffers = buffers;
    this.#setups = new Map(settings.shops.map((shop) => [shop.shop, restoreSetup(shop)]));
  }

  /**
   * Begins a task. Threads of empty shops come as batches, others as keys, many at a time: each asks what is
   * stored of it.
   */
  *open(task: AnalyseTask): Generator<OpenStep, void, void> {
    const threads = task.kind === 'part' ? this.#readPart(task.part) : this.#nothingNew(task);
    let keys: ThreadKey[] = [];
    let size = 0;
    let draft: BatchDraft | null = null;
    for (const thread of threads) {
      const { shop } = thread;
      const isNew = this.#settings.spool?.empty.has(shop) === true;
      const open = this.#hold(thread, isNew);
      if (isNew) {
        if (draft !== null && isFull(draft, shop)) {
          yield { batch: draft.finish() };
          draft = null;
        }
        draft ??= new BatchDraft(shop, this.#buffers);
        draft.add(open, null, this.#setups.get(shop)!);
        continue;
      }
      keys.push(open.key);
      size += open.thread.events.length;
      if (size < BATCH_MESSAGES) continue;
      yield { keys };
      keys = [];
      size = 0;
    }
    if (draft !== null) yield { batch: draft.finish() };
    if (keys.length > 0) yield { keys };
  }

  /** `isNew`: its events are not kept; those of a whole batch would outlive every young collection of garbage. */
  #hold({ shop, buyer, events: read, ordersUnclear }: Thread, isNew: boolean): OpenThread {
    const { ordersKnown } = this.#setups.get(shop)!;
    const events = uniteEvents([], read);
    const packed = packEvents(events);
    const key = { shop, buyer, hash: hashEvents(packed, ordersKnown, ordersUnclear) };
    const held = { key, packed, ordersUnclear, events: isNew ? null : events };
    this.#open.set(threadKey(shop, buyer), held);
    return openThread(held, events, ordersKnown);
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
      const held = this.#open.get(name)!;
      const events = held.events ?? unpackEvents(held.packed);
      const fresh = openThread(held, events, shopSetup.ordersKnown);
      const open = uniteStored(fresh, row, ordersRead);
      if (row === null ? open.thread.events.length === 0 : isUnchanged(open, row, shopSetup)) {
        unchanged(open.thread.events.length);
        this.#open.delete(name);
        continue;
      }
      if (draft !== null && isFull(draft, shop)) {
        yield draft.finish();
        draft = null;
      }
      draft ??= new BatchDraft(shop, this.#buffers);
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

function isFull(draft: BatchDraft, shop: string): boolean {
  return draft.shop !== shop || draft.messages >= BATCH_MESSAGES;
}

function openThread(
  { key, packed, ordersUnclear }: HeldThread,
  events: readonly ThreadEvent[],
  ordersKnown: boolean,
): OpenThread {
  const { shop, buyer } = key;
  return { key, thread: { shop, buyer, events, ordersKnown, ordersUnclear }, packed };
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
  const content = compileParsed(plain.parsed, plain.ruleOptions);
  const { rulebook, metrics, scorecards } = content;
  const { shop, setup, ruleOptions, asOf, ordersKnown } = plain;
  const scoredRules = scoredRulesOf(rulebook);
  const compiled = { rulebook, metrics, scorecards, content, ruleOptions, scoredRules };
  const { version } = setup;
  return { shop, version, setup, ...compiled, settings: {}, contentVersion: 0, asOf, ordersKnown };
}
