// `npm run drill uploads`: 10,000 damaged files through upload and import; prints what came of them.
import { drillUploads } from '../src/testing/drill-uploads.ts';
import { openTestApp } from '../src/testing/test-app.ts';
import { numberOption } from './drill-options.ts';

/** Options: `--files 10000 --seed 1`. Exits 1 if one crashed or left anything half-written. */
export async function drillUploadsLong(args: readonly string[]): Promise<void> {
  const app = await openTestApp();
  const report = await drillUploads(
    app,
    numberOption(args, 'files', 10_000),
    numberOption(args, 'seed', 1),
  );
  await app.close();
  const list = (counts: ReadonlyMap<string | number, number>): string =>
    [...counts].map(([name, count]) => `${name} × ${count}`).join(', ');
  process.stdout.write(
    `${report.files} damaged files of ${report.sources} sources in ${report.imports} imports: answers ${list(report.statuses)}; ` +
      `taken for ${list(report.looks)}; ${report.rows} rows, ${report.accepted} accepted, ` +
      `${report.quarantined} quarantined\n`,
  );
  for (const [name, found] of [
    ['crashed', report.crashes],
    ['half-written', report.broken],
  ] as const) {
    process.stdout.write(`${name}: ${found.length}\n`);
    for (const one of found.slice(0, 5)) process.stdout.write(`  ${one}\n`);
  }
  process.exitCode = report.crashes.length + report.broken.length > 0 ? 1 : 0;
}
