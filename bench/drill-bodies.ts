// `npm run drill bodies`: 10,000 mutated requests over all routes; prints what the server answered.
import { drillBodies } from '../src/testing/drill-bodies.ts';
import { openTestApp } from '../src/testing/test-app.ts';
import { numberOption } from './drill-options.ts';

/** Options: `--requests 10000 --seed 1`. Exits 1 if one crashed, was shapeless, or left anything half-written. */
export async function drillBodiesLong(args: readonly string[]): Promise<void> {
  const requests = numberOption(args, 'requests', 10_000);
  const app = await openTestApp();
  const report = await drillBodies(app, requests, numberOption(args, 'seed', 1));
  await app.close();
  const statuses = [...report.statuses].sort(([a], [b]) => a - b);
  const bad = {
    crashed: report.crashes,
    shapeless: report.shapeless,
    'half-written': report.halfWritten,
  };
  process.stdout.write(
    `${report.requests} mutated requests to ${report.routes} routes: ` +
      `${statuses.map(([status, count]) => `${status} × ${count}`).join(', ')}\n`,
  );
  for (const [name, requestsOf] of Object.entries(bad)) {
    process.stdout.write(`${name}: ${requestsOf.length}\n`);
    for (const one of requestsOf.slice(0, 5)) process.stdout.write(`  ${one}\n`);
  }
  process.exitCode = Object.values(bad).some((list) => list.length > 0) ? 1 : 0;
}
