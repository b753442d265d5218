// What a thread that analyses and the one that writes tell each other.
import type { AnalyseTask, StoredRow, ThreadBatch, ThreadKey } from './thread-analyser.ts';

export type ToAnalyser =
  | { readonly kind: 'task'; readonly task: AnalyseTask }
  | { readonly kind: 'stored'; readonly rows: readonly StoredRow[] }
  /** false: somebody else wrote one of its threads meanwhile. */
  | { readonly kind: 'written'; readonly well: boolean }
  | { readonly kind: 'end' };

export type FromAnalyser =
  | { readonly kind: 'keys'; readonly keys: readonly ThreadKey[] }
  | { readonly kind: 'batch'; readonly batch: ThreadBatch }
  | { readonly kind: 'unchanged'; readonly threads: number; readonly messages: number }
  | { readonly kind: 'done' };
