// `npm run bench NAME`: measures the built program on this machine and prints one line a figure.
import { benchAnalyze } from './bench-analyze.ts';
import { benchCalls } from './bench-calls.ts';
import { benchMetrics } from './bench-metrics.ts';
import { benchRules } from './bench-rules.ts';
import { benchStore } from './bench-store.ts';
import { benchWeb } from './bench-web.ts';

const BENCHES: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  analyze: benchAnalyze,
  calls: benchCalls,
  metrics: benchMetrics,
  rules: benchRules,
  store: benchStore,
  web: benchWeb,
};

const [name = '', ...args] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench === undefined) {
  process.stderr.write(`npm run bench <name>: ${Object.keys(BENCHES).join(', ')}\n`);
  process.exitCode = 2;
} else {
  await bench(args);
}
