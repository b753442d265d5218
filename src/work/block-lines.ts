// The messages of a block as lines of a spool, kept until it is known what stands before them.
import { addToSeq, LINE_ENCODING } from '../store/event-line.ts';
import type { LineSink, Spool } from './spool.ts';

const START_BYTES = 1 << 21;

/** Bytes, not events: what outlives its block burdens the garbage collector. Used for one block after another. */
export class BlockLines {
  #bytes = Buffer.allocUnsafeSlow(START_BYTES);
  #used = 0;
  /** Of each line: where it ends, and its partition, all bits turned if its buyer is masked. */
  readonly #ends: number[] = [];
  readonly #parts: number[] = [];

  readonly known: LineSink = { write: (part, line) => this.#add(part, line) };
  readonly masked: LineSink = { write: (part, line) => this.#add(~part, line) };

  /** Spools the lines of messages, `seq` more in each message's number, and is empty. */
  moveTo(spool: Spool, maskedSpool: Spool, seq: number): void {
    let from = 0;
    for (const [i, end] of this.#ends.entries()) {
      const part = this.#parts[i]!;
      addToSeq(this.#bytes, end, seq);
      if (part < 0) maskedSpool.copy(~part, this.#bytes, from, end);
      else spool.copy(part, this.#bytes, from, end);
      from = end;
    }
    this.clear();
  }

  clear(): void {
    this.#used = 0;
    this.#ends.length = 0;
    this.#parts.length = 0;
  }

  #add(part: number, line: string): void {
    const end = this.#used + line.length * 2;
    if (end > this.#bytes.length) {
      const grown = Buffer.allocUnsafeSlow(Math.max(end, this.#bytes.length * 2));
      this.#bytes.copy(grown, 0, 0, this.#used);
      this.#bytes = grown;
    }
    this.#bytes.write(line, this.#used, LINE_ENCODING);
    this.#used = end;
    this.#ends.push(end);
    this.#parts.push(part);
  }
}
