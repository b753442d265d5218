// What an import is asked for.
import type { Instant } from '../domain/event.ts';
import type { Mapping } from '../intake/mapping.ts';
import type { InputFile } from '../intake/read-files.ts';

/**
 * read: files. analyse: new threads. index: what a first import leaves for its end. again: stored threads that
 * the import made out of date. sum: figures.
 */
export type ImportStage = 'read' | 'analyse' | 'index' | 'again' | 'sum';

export interface ImportRequest {
  /** Of a request that is started over; null: a new one is made. */
  readonly id?: string | null;
  /** Ends at once where the very same was imported before, though an `id` is given. */
  readonly shortcut?: boolean;
  /** Shops that may be written to; absent: any. */
  readonly allowed?: readonly string[] | 'all';
  readonly inputs: readonly InputFile[];
  readonly mappings: readonly Mapping[];
  /** Shop of rows that name none; null: the only one there is. */
  readonly shop: string | null;
  readonly by: string;
  readonly now: Instant;
  /** Worker threads; 0: none. */
  readonly workers: number;
  /** Called some times a second at most; `total` null: not known. */
  readonly onProgress?: (stage: ImportStage, done: number, total: number | null) => void;
  /** What is written by then stays: whole threads, with their figures. */
  readonly signal?: AbortSignal;
}
