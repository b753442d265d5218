// analyse() and the measures over a sample held in memory, on one core: CPU seconds of each part.
import { analyse } from '../../src/analyse/analyse.ts';
import { forgetLines } from '../../src/engine/text/read-line.ts';
import { Clock } from '../../src/lib/clock.ts';
import { newTally, tally } from '../../src/measures/tally.ts';
import { assembleThread } from '../../src/threads/assemble-thread.ts';
import { type ContentTexts, compileContent, readContent } from '../../src/work/load-content.ts';
import { cpuSeconds } from '../cpu-seconds.ts';
import { doubleRules } from '../double-rules.ts';
import { type LoadedThreads, loadThreads } from '../load-threads.ts';

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

function measure(
  { threads, setup, asOf, messages }: LoadedThreads,
  texts: ContentTexts,
): AloneFigures {
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
    // Every pass reads its lines for the first time, as a run of the program does.
    analyse: (): void => {
      forgetLines(once.rulebook.reader);
      for (const thread of threads) analyse(thread, once, asOf);
    },
    analyseDoubled: (): void => {
      forgetLines(twice.rulebook.reader);
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

const loaded = await loadThreads(process.argv.slice(2));
process.stdout.write(JSON.stringify(measure(loaded, readContent())));
