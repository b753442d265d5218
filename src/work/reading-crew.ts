// Threads that read large files block by block into a spool; started when the first block is to be read.
import type { Worker } from 'node:worker_threads';
import type { BlockReaders } from '../intake/block-readers.ts';
import type { BlockReport } from '../intake/read-block.ts';
import { startThread } from '../store/start-thread.ts';
import type { Gathered } from './gathered.ts';
import type { FromReader, ReaderSettings, ToReader } from './reader-messages.ts';

const THREAD = import.meta.url.endsWith('.ts') ? '../entry/reader-thread.ts' : './reader-thread.js';

export interface CrewRequest {
  readonly count: number;
  readonly folder: string;
  readonly partitions: number;
  /** Told what came with the events of each block that was taken, in the order of blocks. */
  readonly onTaken: (gathered: Gathered) => void;
}

/** A live resource: `end` when all was read, `dismiss` in any case. */
export interface ReadingCrew extends BlockReaders {
  /** Names of what the threads wrote into the spool: the events, and those of masked buyers. */
  readonly names: readonly string[];
  readonly maskedNames: readonly string[];
  /** The spool's files are whole when this resolves. */
  end(): Promise<void>;
  dismiss(): Promise<void>;
}

export function readingCrew({ count, folder, partitions, onTaken }: CrewRequest): ReadingCrew {
  const settings = Array.from({ length: count }, (_, n): ReaderSettings => {
    return { folder, partitions, name: `known-${n}`, maskedName: `masked-${n}` };
  });
  const readers: Reader[] = [];
  let last: Promise<void> = Promise.resolve();
  const readerOf = (n: number): Reader => {
    while (readers.length <= n) readers.push(new Reader(settings[readers.length]!));
    return readers[n]!;
  };
  return {
    count,
    names: settings.map(({ name }) => name),
    maskedNames: settings.map(({ maskedName }) => maskedName),
    read: (n, plan, block) => readerOf(n).read({ kind: 'read', plan, block }),
    take(n, { index }, seq) {
      const taken = readerOf(n).take({ kind: 'take', index, seq });
      last = last.then(async () => onTaken(await taken));
      // It is heard where `settled` is awaited.
      last.catch(() => undefined);
    },
    drop: (n, { index }) => readerOf(n).tell({ kind: 'drop', index }),
    settled: () => last,
    async end() {
      await last;
      await Promise.all(readers.map((reader) => reader.end()));
    },
    async dismiss() {
      await Promise.all(readers.map((reader) => reader.dismiss()));
    },
  };
}

interface Waiting {
  readonly resolve: (answer: FromReader) => void;
  readonly reject: (error: unknown) => void;
}

/** A thread does one thing after another, and so answers in the order in which it was asked. */
class Reader {
  readonly #thread: Worker;
  readonly #waiting: Waiting[] = [];
  #failure: unknown = null;

  constructor(settings: ReaderSettings) {
    this.#thread = startThread(new URL(THREAD, import.meta.url), settings);
    this.#thread.on('message', (answer: FromReader) => this.#waiting.shift()?.resolve(answer));
    this.#thread.on('error', (error) => this.#fail(error));
    this.#thread.on('exit', (code) => this.#fail(new Error(`a reader stopped with code ${code}`)));
  }

  async read(message: ToReader): Promise<BlockReport> {
    const answer = await this.#ask(message);
    if (answer.kind === 'read') return answer.report;
    throw new Error(`a reader answered ${answer.kind}`);
  }

  async take(message: ToReader): Promise<Gathered> {
    const answer = await this.#ask(message);
    if (answer.kind === 'taken') return answer.gathered;
    throw new Error(`a reader answered ${answer.kind}`);
  }

  async end(): Promise<void> {
    await this.#ask({ kind: 'end' });
  }

  tell(message: ToReader): void {
    this.#thread.postMessage(message);
  }

  async dismiss(): Promise<void> {
    await this.#thread.terminate();
  }

  #ask(message: ToReader): Promise<FromReader> {
    if (this.#failure !== null) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.tell(message);
    });
  }

  #fail(error: unknown): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
  }
}
