// Bytes of a large file, block by block, cut where lines end.
import { closeSync, openSync, readSync } from 'node:fs';

const LF = 10;
const SEARCH_BYTES = 1 << 12;

/** A live resource. Reads at once and waits: for threads that have nothing else to do meanwhile. */
export class BlockFile {
  readonly size: number;
  readonly #file: number;
  #bytes = Buffer.alloc(0);
  readonly #search = Buffer.allocUnsafeSlow(SEARCH_BYTES);

  /** `size`: bytes of it that are read, whatever is appended meanwhile. */
  constructor(path: string, size: number) {
    this.#file = openSync(path, 'r');
    this.size = size;
  }

  /** Where the line begins that follows the first line end at `from` or later; `size` if there is none. */
  nextLine(from: number): number {
    for (let at = from; at < this.size; ) {
      const read = readSync(this.#file, this.#search, 0, SEARCH_BYTES, at);
      if (read === 0) break;
      const found = this.#search.subarray(0, read).indexOf(LF);
      if (found >= 0) return Math.min(at + found + 1, this.size);
      at += read;
    }
    return this.size;
  }

  /** Bytes `from` … `to` − 1, until it is called again. */
  bytes(from: number, to: number): Buffer {
    if (this.#bytes.length < to - from) this.#bytes = Buffer.allocUnsafeSlow((to - from) * 2);
    const bytes = this.#bytes.subarray(0, Math.max(0, to - from));
    let used = 0;
    while (used < bytes.length) {
      const read = readSync(this.#file, bytes, used, bytes.length - used, from + used);
      if (read === 0) break;
      used += read;
    }
    return bytes.subarray(0, used);
  }

  close(): void {
    closeSync(this.#file);
  }
}
