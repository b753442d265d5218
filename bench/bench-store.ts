// `npm run bench store`: import into the embedded database, the same again, and pages over what is stored.
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { benchSample } from './bench-sample.ts';
import { buildPrograms, CACHE } from './build-programs.ts';
import { numberOption } from './drill-options.ts';
import { printFigure } from './print-figure.ts';
import { runProgram } from './run-program.ts';

/** Options: `--conversations 20000` (the targets are of 200000), `--workers 2`, `--url postgres://…` (an empty database). */
export async function benchStore(args: readonly string[]): Promise<void> {
  const [load = 0] = loadavg();
  printFigure('load of the machine before', load, `of ${availableParallelism()}`);
  const programs = await buildPrograms();
  const probe = programs['tell-usage'];
  const conversations = numberOption(args, 'conversations', 20_000);
  const { inputs } = await benchSample(conversations, programs.cli, probe);
  const at = args.indexOf('--url');
  const place = at < 0 ? join(CACHE, 'store') : (args[at + 1] ?? '');
  const workers = String(numberOption(args, 'workers', 2));
  const peer = await runProgram(
    programs.cli,
    ['analyze', ...inputs, '--out', join(CACHE, 'report'), '--no-facts', '--workers', workers],
    probe,
  );
  printFigure('`analyze` of the same files, CPU', peer.cpuSeconds, 's');
  const run = await runProgram(programs['store-alone'], [place, workers, ...inputs], probe);
  process.stdout.write(run.stdout);
  printFigure('peak memory', run.peakMib, 'MiB');
}
