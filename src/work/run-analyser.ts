// One task of an analyser from keys to written batches, over whatever lies between it and the database.
import type { AnalyseTask, ThreadAnalyser } from './thread-analyser.ts';
import type { StoredRow, ThreadBatch, ThreadKey } from './thread-batch.ts';

/** What a task needs of the database. */
export interface AnalyserEnds {
  lookUp(keys: readonly ThreadKey[]): Promise<readonly StoredRow[]>;
  /** false: a thread was written by somebody else meanwhile; it is looked up and analysed again. */
  write(batch: ThreadBatch): Promise<boolean>;
  unchanged(threads: number, messages: number): void;
}

/** The ends of a whole pool. */
export interface PoolEnds extends AnalyserEnds {
  /** Resolves when nothing is being written any more, well or not. */
  settled(): Promise<void>;
}

/** Others would have to write the same threads again and again in between. */
const ATTEMPTS_MAX = 50;
/** Batches on their way to the database while the next is analysed. */
const IN_FLIGHT_MAX = 2;

interface Flights {
  /** Batches being written. */
  readonly flying: Set<Promise<void>>;
  /** Threads that were written by somebody else meanwhile. */
  readonly again: ThreadKey[];
}

/** Runs a task to its end. */
export async function runAnalyser(
  analyser: ThreadAnalyser,
  task: AnalyseTask,
  ends: AnalyserEnds,
): Promise<void> {
  const flights: Flights = { flying: new Set(), again: [] };
  for (const step of analyser.open(task)) {
    if ('keys' in step) await analyseOnce(analyser, step.keys, ends, flights);
    else await send(analyser, step.batch, ends, flights);
  }
  await Promise.all(flights.flying);
  for (let attempt = 1; flights.again.length > 0; attempt++) {
    if (attempt === ATTEMPTS_MAX) throw new Error('threads were written by others all the time');
    await analyseOnce(analyser, flights.again.splice(0), ends, flights);
    await Promise.all(flights.flying);
  }
  analyser.close(task);
}

/** Resolves when all batches of these threads are on their way. */
async function analyseOnce(
  analyser: ThreadAnalyser,
  keys: readonly ThreadKey[],
  ends: AnalyserEnds,
  flights: Flights,
): Promise<void> {
  const same = { threads: 0, messages: 0 };
  const stored = await ends.lookUp(keys);
  const batches = analyser.analyse(keys, stored, (messages) => {
    same.threads++;
    same.messages += messages;
  });
  for (const batch of batches) await send(analyser, batch, ends, flights);
  if (same.threads > 0) ends.unchanged(same.threads, same.messages);
}

/** Resolves when there is room for one more on its way. */
async function send(
  analyser: ThreadAnalyser,
  batch: ThreadBatch,
  ends: AnalyserEnds,
  { flying, again }: Flights,
): Promise<void> {
  const flight = ends.write(batch).then((well) => {
    flying.delete(flight);
    if (well) analyser.forget(batch.keys);
    else again.push(...batch.keys);
  });
  flying.add(flight);
  // A failure is thrown where it is awaited; until then it must not count as unheard.
  flight.catch(() => undefined);
  if (flying.size >= IN_FLIGHT_MAX) await Promise.race(flying);
}
