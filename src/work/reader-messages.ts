// What a thread that reads blocks of files and the one that puts them together tell each other.
import type { Block, BlockPlan, BlockReport } from '../intake/read-block.ts';
import type { Gathered } from './gathered.ts';

/** Told to a thread when it starts. */
export interface ReaderSettings {
  readonly folder: string;
  readonly partitions: number;
  /** Of its files in the spool; those of masked buyers' events have another. */
  readonly name: string;
  readonly maskedName: string;
}

export type ToReader =
  | { readonly kind: 'read'; readonly plan: BlockPlan; readonly block: Block }
  | { readonly kind: 'take'; readonly index: number; readonly seq: number }
  | { readonly kind: 'drop'; readonly index: number }
  | { readonly kind: 'end' };

export type FromReader =
  | { readonly kind: 'read'; readonly index: number; readonly report: BlockReport }
  | { readonly kind: 'taken'; readonly gathered: Gathered }
  | { readonly kind: 'ended' };
