// What reading a table in blocks needs of whoever has the threads for it.
import type { Encoding } from './decode.ts';
import type { Mapping } from './mapping.ts';
import type { Block, BlockPlan, BlockReport } from './read-block.ts';

/** Threads that read blocks. What they read stays with them until they are told what becomes of it. */
export interface BlockReaders {
  readonly count: number;
  read(reader: number, plan: BlockPlan, block: Block): Promise<BlockReport>;
  /** The events of a block go on, `seq` after those of the file before it. Called in the order of blocks. */
  take(reader: number, block: Block, seq: number): void;
  /** They are forgotten. */
  drop(reader: number, block: Block): void;
  /** Resolves when everything taken so far has gone on. */
  settled(): Promise<void>;
}

/** Where the bytes of a file are, for reading it otherwise than from its beginning to its end. */
export interface BlockSource {
  readonly path: string;
  readonly bytes: number;
  readonly mappings: readonly Mapping[];
  readonly readers: BlockReaders;
  /** Of what was decoded so far. */
  readonly encoding: () => Encoding | null;
  readonly blockBytes: number;
}
