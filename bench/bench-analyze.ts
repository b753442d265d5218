// `npm run bench analyze`: analyse() alone and the whole command, beside a floor and a peer in the same run.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BenchSample, benchSample } from './bench-sample.ts';
import { buildPrograms, CACHE, type Program } from './build-programs.ts';
import { printFigure } from './print-figure.ts';
import type { AloneFigures } from './programs/analyse-alone.ts';
import { type Measured, runProgram } from './run-program.ts';

/** A million messages. */
const CONVERSATIONS = 55_000;
const CONVERSATIONS_ALONE = 6000;
const PEER = '@duckdb/node-api@1.5.6-r.1';
const PEERS = `${CACHE}peers`;

type Programs = Readonly<Record<Program, string>>;

/** `--times 3`: also a file so many times as long (0: not); `--conversations`: another sample size. */
export async function benchAnalyze(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      times: { type: 'string', default: '3' },
      conversations: { type: 'string', default: String(CONVERSATIONS) },
    },
  });
  const programs = await buildPrograms();
  const conversations = Number(values.conversations);
  const times = Number(values.times);
  const probe = programs['tell-usage'];
  const sample = await benchSample(conversations, programs.cli, probe);
  printFigure('cores', availableParallelism(), '');
  await benchAlone(programs);
  const floor = await runProgram(programs['read-floor'], [sample.chats], probe);
  const messages = Number(floor.stdout) - 1;
  printFigure('messages', messages, '');
  printFigure('chats.csv', sample.chatMib, 'MiB');
  printFigure('floor: read and parse', floor.wallSeconds, 's');
  printFigure('floor: CPU', floor.cpuSeconds, 's');
  const command = await benchCommand('command', sample, messages, programs);
  printFigure('command / floor', command.wallSeconds / floor.wallSeconds, '×');
  printFigure('command / floor, CPU', command.cpuSeconds / floor.cpuSeconds, '×');
  await benchPeer(sample, messages, command, programs);
  if (times <= 0) return;
  const larger = await benchSample(conversations * times, programs.cli, probe);
  const largerFloor = await runProgram(programs['read-floor'], [larger.chats], probe);
  const largerMessages = Number(largerFloor.stdout) - 1;
  const long = await benchCommand(`command, file × ${times}`, larger, largerMessages, programs);
  printFigure(`peak memory, file × ${times} / × 1`, long.peakMib / command.peakMib, '×');
}

async function benchAlone(programs: Programs): Promise<void> {
  const probe = programs['tell-usage'];
  const sample = await benchSample(CONVERSATIONS_ALONE, programs.cli, probe);
  const run = await runProgram(programs['analyse-alone'], sample.inputs, probe);
  const figures = JSON.parse(run.stdout) as AloneFigures;
  const { messages, analyse, analyseDoubled, threads, measures, rules, packs } = figures;
  printFigure('rules', rules, '');
  printFigure('word packs', packs, '');
  printFigure('analyse() alone', messages / analyse, 'messages/s a core');
  printFigure('  threads', (threads / messages) * 1e6, 'µs a message');
  printFigure('  judging', ((analyse - threads) / messages) * 1e6, 'µs a message');
  printFigure('measures, after it', (measures / messages) * 1e6, 'µs a message');
  printFigure('cost of doubling the rules', analyseDoubled / analyse, '×');
}

async function benchCommand(
  name: string,
  sample: BenchSample,
  messages: number,
  programs: Programs,
): Promise<Measured> {
  const out = mkdtempSync(join(tmpdir(), 'kejing-bench-'));
  try {
    const args = ['analyze', ...sample.inputs, '--out', out];
    const run = await runProgram(programs.cli, args, programs['tell-usage']);
    printFigure(`${name}: wall`, run.wallSeconds, 's');
    printFigure(`${name}: rate`, messages / run.wallSeconds, 'messages/s');
    printFigure(`${name}: CPU`, run.cpuSeconds, 's');
    printFigure(`${name}: peak memory`, run.peakMib, 'MiB');
    return run;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

async function benchPeer(
  sample: BenchSample,
  messages: number,
  command: Measured,
  programs: Programs,
): Promise<void> {
  if (!existsSync(PEERS)) {
    process.stdout.write(`(no DuckDB: npm install --prefix .cache/bench/peers ${PEER})\n`);
    return;
  }
  const args = [sample.chats, PEERS, String(availableParallelism())];
  const peer = await runProgram(programs['duckdb-peer'], args, programs['tell-usage']);
  printFigure('DuckDB: wall', peer.wallSeconds, 's');
  printFigure('DuckDB: rate', messages / peer.wallSeconds, 'messages/s');
  printFigure('DuckDB: CPU', peer.cpuSeconds, 's');
  printFigure('DuckDB: peak memory', peer.peakMib, 'MiB');
  printFigure('command / DuckDB', command.wallSeconds / peer.wallSeconds, '×');
  printFigure('command / DuckDB, CPU', command.cpuSeconds / peer.cpuSeconds, '×');
}
