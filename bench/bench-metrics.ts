// `npm run bench metrics`: what counting costs, all families at once and each by itself.
import { availableParallelism, loadavg } from 'node:os';
import { FAMILIES } from '../src/measures/definition.ts';
import { benchSample } from './bench-sample.ts';
import { buildPrograms } from './build-programs.ts';
import { printFigure } from './print-figure.ts';
import type { MetricsFigures } from './programs/metrics-alone.ts';
import { runProgram } from './run-program.ts';

const CONVERSATIONS = 6000;
/** There and back, so that a slow moment of the machine strikes all alike. */
const ROUNDS = 2;

export async function benchMetrics(): Promise<void> {
  const [load = 0] = loadavg();
  printFigure('load of the machine before', load, `of ${availableParallelism()}`);
  const programs = await buildPrograms();
  const probe = programs['tell-usage'];
  const sample = await benchSample(CONVERSATIONS, programs.cli, probe);
  const least = new Map<string, MetricsFigures>();
  for (let round = 0; round < ROUNDS; round++) {
    const sets = ['all', ...FAMILIES];
    if (round % 2 === 1) sets.reverse();
    for (const set of sets) {
      const run = await runProgram(programs['metrics-alone'], [set, ...sample.inputs], probe);
      const figures = JSON.parse(run.stdout) as MetricsFigures;
      const known = least.get(set) ?? figures;
      const units = Math.min(known.units, figures.units);
      const counted = Math.min(known.counted, figures.counted);
      least.set(set, { ...figures, units, counted });
    }
  }
  print(least);
}

function print(least: ReadonlyMap<string, MetricsFigures>): void {
  const all = least.get('all')!;
  const { messages, definitions, rollUp, rows } = all;
  const perMessage = (seconds: number): number => (seconds / messages) * 1e6;
  const units = Math.min(...[...least.values()].map((figures) => figures.units));
  printFigure('messages', messages, '');
  printFigure('units of an analysis', perMessage(units), 'µs a message');
  printFigure(`all ${definitions} metrics at once`, perMessage(all.counted), 'µs a message');
  printFigure('  messages a second', messages / all.counted, 'messages/s a core');
  let sum = 0;
  for (const family of FAMILIES) {
    const { counted, definitions: count } = least.get(family)!;
    sum += counted;
    printFigure(`${family}, ${count} metrics`, perMessage(counted), 'µs a message');
    printFigure(`  all at once / ${family}`, all.counted / counted, '×');
  }
  printFigure('all at once / one after another', all.counted / sum, '×');
  printFigure('rows by agent and day', rows, '');
  printFigure('  presenting a row', (rollUp / rows) * 1e9, 'ns');
}
