// Whole threads of one shop on their way into the database: analysed, made rows of, written together.
import { analyse } from '../analyse/analyse.ts';
import type { Analysis } from '../domain/analysis.ts';
import type { Instant, Thread } from '../domain/event.ts';
import { copyPutters, type PutValue, putRow } from '../store/copy-rows.ts';
import { CopyWriter } from '../store/copy-writer.ts';
import {
  byTable,
  FACT_COLUMNS,
  FACT_TABLE_NAMES,
  FACT_TABLES,
  type FactTable,
} from '../store/fact-tables.ts';
import type { PlacedThread, ThreadWords } from '../store/search-words.ts';
import { type BatchWords, packWords } from './batch-words.ts';
import type { RowBuffers, WrittenRows } from './row-buffers.ts';
import { threadRow } from './save-thread.ts';
import type { ShopSetup } from './shop-setup.ts';
import type { StoredState } from './stored-state.ts';
import type { TableRow } from './table-row.ts';
import { assembleRows } from './thread-rows.ts';
import { threadWords } from './thread-words.ts';

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
  readonly tables: readonly WrittenRows[];
  /** The words of those whose words are new. */
  readonly search: BatchWords;
  /** Buyers of stored threads whose words were others. */
  readonly otherWords: readonly string[];
  readonly days: readonly { readonly day: number; readonly agent: string }[];
  readonly messages: number;
  readonly conversations: number;
}

/** What of a stored thread others may change while it is analysed. */
export function stateOf(row: Pick<StoredRow, 'events_hash' | 'words_hash'>): string {
  return `${row.events_hash} ${row.words_hash}`;
}

/** A thread that waits to be analysed; its events packed. */
export interface OpenThread {
  readonly key: ThreadKey;
  readonly thread: Thread;
  readonly packed: Uint8Array;
}

const PUTTERS = byTable((name): readonly PutValue[] =>
  copyPutters(FACT_TABLES[name], FACT_COLUMNS[name]),
);

/**
 * Judging one thread after another, and then making the rows of all, keeps the code of each at hand; of more than
 * a few, what came of them would outlive the young collections of garbage in between.
 */
const ANALYSED_AT_ONCE = 16;

interface AnalysedThread extends OpenThread {
  readonly row: StoredRow | null;
  readonly shopSetup: ShopSetup;
  readonly asOf: Instant;
  readonly analysis: Analysis;
}

/** Grows thread by thread; a live resource of its thread. */
export class BatchDraft {
  readonly shop: string;
  messages = 0;
  #conversations = 0;
  readonly #buffers: RowBuffers | null;
  readonly #keys: ThreadKey[] = [];
  readonly #before: (string | null)[] = [];
  readonly #writers = new Map<FactTable, CopyWriter>();
  readonly #placed: PlacedThread[] = [];
  readonly #otherWords: string[] = [];
  readonly #days = new Map<string, { day: number; agent: string }>();
  readonly #analysed: AnalysedThread[] = [];

  /** `buffers`: what rows are written into; null: memory that is given away with them. */
  constructor(shop: string, buffers: RowBuffers | null) {
    this.shop = shop;
    this.#buffers = buffers;
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
      writer = new CopyWriter(this.#buffers?.take(table));
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
