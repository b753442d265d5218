// Memory rows are written into, seen by the thread that makes them and by the one that stores them.
import { sharedBuffer } from '../store/copy-writer.ts';
import type { FactTable } from '../store/fact-tables.ts';

const START_BYTES = 256 * 1024;

/** Rows of one table of a batch. */
export interface WrittenRows {
  readonly table: FactTable;
  readonly chunks: readonly Uint8Array[];
}

/**
 * Used for one batch after another: given away, megabytes would be asked of the system with each, and the
 * garbage of the thread that stores them would be looked for ten times as often. A live resource of its thread.
 */
export class RowBuffers {
  readonly #free = new Map<FactTable, Buffer[]>();

  /** One that is as long as the table's rows mostly are, once there was one. */
  take(table: FactTable): Buffer {
    return this.#free.get(table)?.pop() ?? sharedBuffer(START_BYTES);
  }

  /** These were stored, or never will be: nobody reads them any more. */
  release(written: readonly WrittenRows[]): void {
    for (const { table, chunks } of written) {
      const free = this.#free.get(table) ?? [];
      this.#free.set(table, free);
      for (const { buffer } of chunks) free.push(Buffer.from(buffer));
    }
  }
}
