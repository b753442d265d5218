// One round of the kill drill: an import ended by kill -9 at a chosen instant, then started over to its end.
import { spawn } from 'node:child_process';
import { programArguments } from '../src/testing/built-program.ts';
import { dumpFacts } from '../src/testing/dump-facts.ts';
import { openTestDatabase, type TestDatabase } from '../src/testing/test-database.ts';

export interface ImportEnd {
  readonly code: number | null;
  readonly killed: boolean;
  readonly ms: number;
  /** Milliseconds after the start at which it first said that it analyses; null: it never did. */
  readonly analysedAfterMs: number | null;
  readonly said: string;
}

/** When to kill: so long after the start, or after it began to write. null: never. */
export type Kill = { readonly afterMs: number } | { readonly writingMs: number } | null;

/** Runs `kejing import` in a process of its own. */
export function runImport(
  { place }: Pick<TestDatabase, 'place'>,
  files: readonly string[],
  kill: Kill,
): Promise<ImportEnd> {
  const where = 'url' in place ? { DATABASE_URL: place.url } : { DATABASE_URL: '' };
  const data = 'dataFolder' in place ? ['--data', place.dataFolder] : [];
  const args = [...programArguments(), 'import', ...files, ...data, '--workers', '2'];
  const started = performance.now();
  const since = (): number => performance.now() - started;
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...where },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  let analysedAfterMs: number | null = null;
  let timer: NodeJS.Timeout | null = null;
  const killIn = (ms: number): void => {
    timer = setTimeout(() => child.kill('SIGKILL'), ms);
  };
  if (kill !== null && 'afterMs' in kill) killIn(kill.afterMs);
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000);
    if (analysedAfterMs !== null || !said.includes('分析并写入')) return;
    analysedAfterMs = since();
    if (kill !== null && 'writingMs' in kill) killIn(kill.writingMs);
  });
  return new Promise((done) => {
    child.once('close', (code, signal) => {
      if (timer !== null) clearTimeout(timer);
      done({ code, killed: signal === 'SIGKILL', ms: since(), analysedAfterMs, said });
    });
  });
}

export interface RoundEnd {
  readonly killed: boolean;
  /** Threads that were in the database when the import was killed. */
  readonly threadsLeft: number;
  /** Rows that are not those of an undisturbed import; empty as it should be. */
  readonly differences: readonly string[];
  readonly rows: number;
}

/** Imports into an empty database with a kill on the way, and holds every row against `expected`. */
export async function killRound(
  files: readonly string[],
  killAfterMs: number,
  expected: readonly string[],
): Promise<RoundEnd> {
  const target = await openTestDatabase();
  try {
    await target.db.close();
    const { killed } = await runImport(target, files, { afterMs: killAfterMs });
    const threadsLeft = await target.reopen(async (db) => {
      const [row] = await db.query<{ n: number }>('select count(*) as n from thread');
      return row?.n ?? 0;
    });
    const again = await runImport(target, files, null);
    if (again.code !== 0) throw new Error(`the import started over failed: ${again.said}`);
    const rows = await target.reopen(dumpFacts);
    return { killed, threadsLeft, differences: differing(expected, rows), rows: rows.length };
  } finally {
    await target.close();
  }
}

/** All rows of an import nobody disturbed, and how long it took. */
export async function undisturbed(
  files: readonly string[],
): Promise<{ readonly rows: string[]; readonly end: ImportEnd }> {
  const target = await openTestDatabase();
  try {
    await target.db.close();
    const end = await runImport(target, files, null);
    if (end.code !== 0) throw new Error(`the import failed: ${end.said}`);
    return { rows: await target.reopen(dumpFacts), end };
  } finally {
    await target.close();
  }
}

/** Both lists are sorted. */
function differing(expected: readonly string[], found: readonly string[]): string[] {
  const wanted = new Map<string, number>();
  for (const row of expected) wanted.set(row, (wanted.get(row) ?? 0) + 1);
  const differences: string[] = [];
  for (const row of found) {
    const left = wanted.get(row) ?? 0;
    if (left === 0) differences.push(`+ ${row}`);
    else wanted.set(row, left - 1);
  }
  for (const [row, left] of wanted) if (left > 0) differences.push(`- ${row}`);
  return differences;
}
