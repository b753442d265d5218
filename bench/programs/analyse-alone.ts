// analyse() and the measures over a sample held in memory, on one core: CPU seconds of each part.
import { type AnalysisSetup, analyse } from '../../src/analyse/analyse.ts';
import type { Thread } from '../../src/domain/event.ts';
import { SHOP_ZONE_MS } from '../../src/entry/commands/analyze.ts';
import { Clock } from '../../src/lib/clock.ts';
import { newTally, tally } from '../../src/measures/tally.ts';
import { assembleThread } from '../../src/threads/assemble-thread.ts';
import { analyseFiles } from '../../src/work/analyse-files.ts';
import {
  type ContentTexts,
  compileContent,
  readContent,
  readPolicies,
} from '../../src/work/load-content.ts';
import { readThreads } from '../../src/work/read-threads.ts';
import { readPart } from '../../src/work/spool.ts';
import { doubleRules } from '../double-rules.ts';

/** CPU seconds a pass over all messages, the least of several passes. */
export interface AloneFigures {
  readonly messages: number;
  readonly rules: number;
  readonly packs: number;
  readonly threads: number;
  readonly analyse: number;
  readonly analyseDoubled: number;
  readonly measures: number;
}

const PASSES = 7;

interface Loaded {
  readonly threads: Thread[];
  readonly setup: AnalysisSetup['setup'];
  readonly asOf: number;
  readonly messages: number;
}

async function load(paths: readonly string[]): Promise<Loaded> {
  const policy = readPolicies().get('common-tool')!;
  const threads: Thread[] = [];
  const run = await analyseFiles<null>({
    inputs: paths.map((path) => ({ path })),
    mappings: [],
    policy,
    zoneOffsetMs: SHOP_ZONE_MS,
    shop: null,
    asOf: null,
    now: Date.now(),
    workers: 1,
    factsFolder: null,
    quarantine() {},
    onRead() {},
    onAnalysed() {},
    runShares: async (shares) => {
      for (const share of shares) {
        for (let part = share.from; part < share.to; part++) {
          const texts = readPart(share.spoolFolder, share.spoolNames, part);
          for (const thread of readThreads(texts, share)) threads.push(thread);
        }
      }
      return [];
    },
  });
  return { threads, setup: run.setup, asOf: run.asOf, messages: run.gathered.messages };
}

function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function measure({ threads, setup, asOf, messages }: Loaded, texts: ContentTexts): AloneFigures {
  const content = compileContent(texts);
  const once = { setup, rulebook: content.rulebook };
  const doubled = compileContent({ ...texts, rules: doubleRules(texts.rules) });
  const twice = { setup, rulebook: doubled.rulebook };
  const { rules } = content.rulebook;
  if (doubled.rulebook.rules.length !== rules.length * 2) {
    throw new Error(`rules not doubled: ${JSON.stringify(doubled.problems)}`);
  }
  const analyses = threads.map((thread) => analyse(thread, once, asOf));
  const total = newTally(content.metrics);
  const parts = {
    threads: (): void => {
      for (const thread of threads) assembleThread(thread, setup, new Clock(asOf));
    },
    analyse: (): void => {
      for (const thread of threads) analyse(thread, once, asOf);
    },
    analyseDoubled: (): void => {
      for (const thread of threads) analyse(thread, twice, asOf);
    },
    measures: (): void => {
      for (const analysis of analyses) tally(total, analysis, setup, content.metrics);
    },
  };
  const least = { threads: 9e9, analyse: 9e9, analyseDoubled: 9e9, measures: 9e9 };
  // Turn about, so that a slow moment of the machine strikes all parts alike.
  for (let pass = 0; pass < PASSES; pass++) {
    for (const part of Object.keys(parts) as (keyof typeof parts)[]) {
      least[part] = Math.min(least[part], cpuSeconds(parts[part]));
    }
  }
  const packs = texts.rules.filter(({ name }) => name.startsWith('words/')).length;
  return { ...least, messages, rules: rules.length, packs };
}

const loaded = await load(process.argv.slice(2));
process.stdout.write(JSON.stringify(measure(loaded, readContent())));
