// `npm run drill kill`: kill -9 at random instants of an import, each time started over, every row compared.
import { setup as buildProgram } from '../src/testing/built-program.ts';
import { sampleShop } from '../src/testing/sample-shop.ts';
import { numberOption, prngOf } from './drill-options.ts';
import { killRound, undisturbed } from './kill-import.ts';

/** Options: `--times 30 --conversations 1500 --seed 1`. Exits 1 if any row ever differs. */
export async function drillKill(args: readonly string[]): Promise<void> {
  const times = numberOption(args, 'times', 30);
  const conversations = numberOption(args, 'conversations', 1500);
  const seed = numberOption(args, 'seed', 1);
  const random = prngOf(seed);
  // Every round runs the same program, whatever becomes of the sources meanwhile.
  await buildProgram();
  const shop = await sampleShop({ agents: 8, days: 15, conversations, seed });
  let killed = 0;
  let halfWay = 0;
  let wrong = 0;
  try {
    const { rows, end } = await undisturbed(shop.files);
    print(`undisturbed: ${rows.length} rows in ${(end.ms / 1000).toFixed(1)} s`);
    // From when it reads until it ends; machines that others use too get faster and slower meanwhile.
    const from = (end.analysedAfterMs ?? end.ms / 2) * 0.5;
    let to = end.ms;
    for (let round = 1; killed < times && round <= times * 3; round++) {
      const after = from + random() * (to - from);
      const result = await killRound(shop.files, after, rows);
      if (!result.killed) to = Math.max(from * 1.2, after);
      if (result.killed) killed++;
      if (result.killed && result.threadsLeft > 0) halfWay++;
      if (result.differences.length > 0) wrong++;
      print(
        `${String(round).padStart(3)}  ${result.killed ? 'killed' : 'ended before it was killed'} after ${(after / 1000).toFixed(2)} s, ` +
          `${result.threadsLeft} threads were in; ${result.differences.length} of ${result.rows} rows differ`,
      );
      for (const row of result.differences.slice(0, 3)) print(`     ${row.slice(0, 200)}`);
    }
  } finally {
    shop.remove();
  }
  print(`${killed} killed, ${halfWay} of them with some threads in; ${wrong} ended in other rows`);
  process.exitCode = wrong === 0 && killed === times ? 0 : 1;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
