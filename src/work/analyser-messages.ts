// What a thread that analyses and the one that writes tell each other.
import type { AnalyseTask } from './thread-analyser.ts';
import type { StoredRow, ThreadBatch, ThreadKey } from './thread-batch.ts';

/** Tasks a thread has at a time: while one waits for its last batches to be written, the next is analysed. */
export const SLOTS = 2;

/** `slot`: which of a thread's tasks it is about. */
export type ToAnalyser =
  | { readonly kind: 'task'; readonly slot: number; readonly task: AnalyseTask }
  | { readonly kind: 'stored'; readonly slot: number; readonly rows: readonly StoredRow[] }
  /** false: somebody else wrote one of its threads meanwhile. */
  | { readonly kind: 'written'; readonly well: boolean }
  | { readonly kind: 'end' };

export type FromAnalyser =
  | { readonly kind: 'keys'; readonly slot: number; readonly keys: readonly ThreadKey[] }
  | { readonly kind: 'batch'; readonly batch: ThreadBatch }
  | { readonly kind: 'unchanged'; readonly threads: number; readonly messages: number }
  | { readonly kind: 'done'; readonly slot: number };
