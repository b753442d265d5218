// Analysers side by side in worker threads, or one in this thread; tasks go to whoever is free.
import { once } from 'node:events';
import type { MessagePort, Worker } from 'node:worker_threads';
import { transferOf } from '../store/copy-writer.ts';
import { startThread } from '../store/start-thread.ts';
import { type FromAnalyser, SLOTS, type ToAnalyser } from './analyser-messages.ts';
import { RowBuffers } from './row-buffers.ts';
import { type AnalyserEnds, type PoolEnds, runAnalyser } from './run-analyser.ts';
import { type AnalyserSettings, type AnalyseTask, ThreadAnalyser } from './thread-analyser.ts';
import type { StoredRow } from './thread-batch.ts';

const THREAD = import.meta.url.endsWith('.ts')
  ? '../entry/analyser-thread.ts'
  : './analyser-thread.js';

export interface PoolRequest {
  readonly settings: AnalyserSettings;
  readonly tasks: Iterable<AnalyseTask> | AsyncIterable<AnalyseTask>;
  /** 0: in this thread. */
  readonly workers: number;
  readonly ends: PoolEnds;
  readonly signal: AbortSignal | null;
}

/** Works off all tasks; stops at the first failure, or when the signal says so, after what was begun is written. */
export async function runPool({
  settings,
  tasks,
  workers,
  ends,
  signal,
}: PoolRequest): Promise<void> {
  const queue = taskQueue(tasks, signal);
  if (workers === 0) {
    const analyser = new ThreadAnalyser(settings);
    for (let task = await queue(); task !== null; task = await queue()) {
      await runAnalyser(analyser, task, ends);
    }
    return;
  }
  const threads = Array.from({ length: workers }, () =>
    startThread(new URL(THREAD, import.meta.url), settings),
  );
  try {
    await Promise.all(threads.map((thread) => driveThread(thread, queue, ends)));
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
    await ends.settled();
  }
}

type NextTask = () => Promise<AnalyseTask | null>;

function taskQueue(tasks: PoolRequest['tasks'], signal: AbortSignal | null): NextTask {
  const iterator =
    Symbol.asyncIterator in tasks ? tasks[Symbol.asyncIterator]() : tasks[Symbol.iterator]();
  return async () => {
    signal?.throwIfAborted();
    const { value, done } = await iterator.next();
    return done === true ? null : value;
  };
}

/** Answers a thread's questions until it has had all tasks. */
function driveThread(thread: Worker, next: NextTask, ends: AnalyserEnds): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const tell = (message: ToAnalyser): void => thread.postMessage(message);
    let busy = SLOTS;
    const giveTask = async (slot: number): Promise<void> => {
      const task = await next();
      if (task !== null) tell({ kind: 'task', slot, task });
      else if (--busy === 0) resolve();
    };
    const answer = async (message: FromAnalyser): Promise<void> => {
      switch (message.kind) {
        case 'keys':
          return tell({
            kind: 'stored',
            slot: message.slot,
            rows: await ends.lookUp(message.keys),
          });
        case 'batch':
          return tell({ kind: 'written', well: await ends.write(message.batch) });
        case 'unchanged':
          return ends.unchanged(message.threads, message.messages);
        case 'done':
          return giveTask(message.slot);
      }
    };
    thread.on('message', (message: FromAnalyser) => void answer(message).catch(reject));
    thread.on('error', reject);
    thread.on('exit', (code) => reject(new Error(`an analyser stopped with code ${code}`)));
    for (let slot = 0; slot < SLOTS; slot++) giveTask(slot).catch(reject);
  });
}

/** The other side: runs tasks as they come, in the worker thread. */
export async function hostAnalyser(port: MessagePort, settings: AnalyserSettings): Promise<void> {
  const rowBuffers = new RowBuffers();
  const analyser = new ThreadAnalyser(settings, rowBuffers);
  const tell = (message: FromAnalyser, transfer: ArrayBuffer[] = []): void =>
    port.postMessage(message, transfer);
  const writes: ((well: boolean) => void)[] = [];
  const stored: ((rows: readonly StoredRow[]) => void)[] = [];
  const endsOf = (slot: number): AnalyserEnds => ({
    lookUp: (keys) =>
      new Promise((resolve) => {
        stored[slot] = resolve;
        tell({ kind: 'keys', slot, keys });
      }),
    // Answers come in the order in which batches were sent.
    write: (batch) =>
      new Promise((resolve) => {
        writes.push((well) => {
          rowBuffers.release(batch.tables);
          resolve(well);
        });
        tell({ kind: 'batch', batch }, transferOf(batch.search?.chunks ?? []));
      }),
    unchanged: (threads, messages) => tell({ kind: 'unchanged', threads, messages }),
  });
  port.on('message', (message: ToAnalyser) => {
    if (message.kind === 'stored') stored[message.slot]?.(message.rows);
    else if (message.kind === 'written') writes.shift()?.(message.well);
    else if (message.kind === 'task') {
      const { slot, task } = message;
      void runAnalyser(analyser, task, endsOf(slot)).then(
        () => tell({ kind: 'done', slot }),
        (error: unknown) => port.emit('messageerror', error),
      );
    }
  });
  const [failed] = (await once(port, 'messageerror')) as [unknown];
  throw failed;
}
