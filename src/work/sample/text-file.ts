// A file written piece by piece with bounded memory.
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';

const CHUNK = 1 << 18;

/** Collects text, encodes it in large pieces and waits when the disk is slower. */
export class TextFile {
  readonly #stream: WriteStream;
  readonly #encode: (text: string) => Uint8Array | string;
  #pending = '';
  #failure: Error | null = null;

  constructor(path: string, encode: (text: string) => Uint8Array | string = (text) => text) {
    this.#encode = encode;
    this.#stream = createWriteStream(path);
    this.#stream.on('error', (error) => {
      this.#failure = error;
    });
  }

  /** A promise only when there is something to wait for. Rejects when the disk refuses. */
  write(text: string): Promise<void> | undefined {
    this.#pending += text;
    return this.#pending.length < CHUNK ? undefined : this.#flush();
  }

  async close(): Promise<void> {
    await this.#flush();
    this.#stream.end();
    if (this.#failure === null) await once(this.#stream, 'close');
    if (this.#failure !== null) throw this.#failure;
  }

  async #flush(): Promise<void> {
    if (this.#failure !== null) throw this.#failure;
    const piece = this.#encode(this.#pending);
    this.#pending = '';
    if (!this.#stream.write(piece)) await once(this.#stream, 'drain');
  }
}
