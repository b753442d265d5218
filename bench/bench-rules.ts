// `npm run bench rules`: what the rules cost, alone, doubled, and beside two peers in the same run.
import { availableParallelism, loadavg } from 'node:os';
import { benchSample } from './bench-sample.ts';
import { buildPrograms } from './build-programs.ts';
import { printFigure } from './print-figure.ts';
import { RULES_PARTS, type RulesCounts, type RulesPart } from './rules-parts.ts';
import { runProgram } from './run-program.ts';

const CONVERSATIONS = 6000;

export async function benchRules(): Promise<void> {
  const [load = 0] = loadavg();
  printFigure('load of the machine before', load, `of ${availableParallelism()}`);
  const programs = await buildPrograms();
  const probe = programs['tell-usage'];
  const sample = await benchSample(CONVERSATIONS, programs.cli, probe);
  const ask = async <T>(what: string): Promise<T> => {
    const run = await runProgram(programs['rules-alone'], [what, ...sample.inputs], probe);
    return JSON.parse(run.stdout) as T;
  };
  const counts = await ask<RulesCounts>('counts');
  const seconds = await leastSeconds((part) => ask<number>(part));
  printFigure('messages', counts.messages, '');
  printLibrary(counts, seconds);
  printPeers(counts, seconds);
}

type Seconds = Readonly<Record<RulesPart, number>>;

/** There, back and there again, so that a slow moment of the machine or an unlucky compilation counts for nothing. */
async function leastSeconds(measure: (part: RulesPart) => Promise<number>): Promise<Seconds> {
  const seconds = new Map<RulesPart, number>();
  for (const part of [...RULES_PARTS, ...[...RULES_PARTS].reverse(), ...RULES_PARTS]) {
    seconds.set(part, Math.min(await measure(part), seconds.get(part) ?? Number.POSITIVE_INFINITY));
  }
  return Object.fromEntries(seconds) as Record<RulesPart, number>;
}

function printLibrary(
  { messages, rules, words, wordsDoubled }: RulesCounts,
  seconds: Seconds,
): void {
  printFigure('rules', rules, '');
  printFigure('words in packs', words, '');
  printFigure('analyse(), all rules', messages / seconds.analyse, 'messages/s a core');
  printFigure('  words doubled, to', wordsDoubled, '');
  printFigure('  cost of doubling the words', seconds.analyseMoreWords / seconds.analyse, '×');
  printFigure('  cost of doubling the rules', seconds.analyseMoreRules / seconds.analyse, '×');
  printFigure('judge() alone, all rules', messages / seconds.judge, 'messages/s a core');
  printFigure('  cost of doubling the words', seconds.judgeMoreWords / seconds.judge, '×');
  printFigure('  cost of doubling the rules', seconds.judgeMoreRules / seconds.judge, '×');
  printFigure('  a rule and message', nanoseconds(seconds.judge, rules, messages), 'ns');
}

function printPeers(counts: RulesCounts, seconds: Seconds): void {
  const { messages, rules, wordRules } = counts;
  const { found, foundByRegExps, foundByBoth } = counts;
  const perRule = seconds.judge / rules;
  const perWordRule = (part: number): number => part / wordRules / perRule;
  printFigure('word rules', wordRules, '');
  printFigure('judge(), word rules only', messages / seconds.judgeWordRules, 'messages/s a core');
  printFigure('RegExp loops', messages / seconds.regExps, 'messages/s a core');
  printFigure('  a rule and message', nanoseconds(seconds.regExps, wordRules, messages), 'ns');
  printFigure('  time / analyse(), all rules', seconds.regExps / seconds.analyse, '×');
  printFigure('  time / judge(), all rules', seconds.regExps / seconds.judge, '×');
  printFigure('  time / judge(), word rules', seconds.regExps / seconds.judgeWordRules, '×');
  printFigure('  a rule / a rule of judge()', perWordRule(seconds.regExps), '×');
  printFigure('  findings', foundByRegExps, '');
  printFigure('  findings of judge()', found, '');
  printFigure('  findings of both', foundByBoth, '');
  printFigure('judging, words found', messages / seconds.judgeFoundWords, 'messages/s a core');
  printFigure('json-rules-engine, words found', messages / seconds.jsonRules, 'messages/s a core');
  printFigure('  a rule and message', nanoseconds(seconds.jsonRules, wordRules, messages), 'ns');
  printFigure('  time / analyse(), all rules', seconds.jsonRules / seconds.analyse, '×');
  printFigure('  time / judge(), all rules', seconds.jsonRules / seconds.judge, '×');
  printFigure('  time / judging, words found', seconds.jsonRules / seconds.judgeFoundWords, '×');
  printFigure('  a rule / a rule of judge()', perWordRule(seconds.jsonRules), '×');
}

function nanoseconds(seconds: number, rules: number, messages: number): number {
  return (seconds / rules / messages) * 1e9;
}
