// The mutation score of a rule: the share of small changes to it that its examples notice.
import { compileRulebook } from '../compile-rulebook.ts';
import { parseChat } from '../examples/parse-chat.ts';
import { runCases } from '../examples/run-examples.ts';
import type { Rule } from '../rule.ts';
import type { WordPack } from '../text/word-pack.ts';
import type { Mutant } from './mutant.ts';
import { exercisedWords, mutantsOf, usedPacks } from './mutants-of.ts';

export interface MutationReport {
  readonly rule: string;
  /** Mutants that still are rules. */
  readonly mutants: number;
  readonly killed: number;
  /** killed ÷ mutants; null when there are none. */
  readonly score: number | null;
  /** Changes no example notices: write one that does. */
  readonly survivors: readonly Mutant[];
  /** Words of the rule's packs that no example depends on; not mutated. */
  readonly wordsWithoutExample: number;
}

/** Changes the rule in every small way and runs its examples on each. Changes that are no rule are left out. */
export function mutate(rule: Rule, chat: string, packs: readonly WordPack[]): MutationReport {
  const steps = mutateSteps(rule, chat, packs);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The same one mutant at a time, for those who have other things to do in between; yields how many are done. */
export function* mutateSteps(
  rule: Rule,
  chat: string,
  packs: readonly WordPack[],
): Generator<number, MutationReport> {
  const { cases } = parseChat(chat, `${rule.id}.chat`);
  const survivors: Mutant[] = [];
  let mutants = 0;
  const lines = [...new Set(cases.flatMap((one) => one.messages.map(({ text }) => text)))];
  for (const mutant of mutantsOf(rule, packs, lines)) {
    const { problems } = compileRulebook({ rules: [mutant.rule], packs: mutant.packs });
    if (problems.length > 0) continue;
    mutants += 1;
    const { results } = runCases(mutant.rule, cases, mutant.packs);
    if (results.every(({ ok }) => ok)) survivors.push(mutant);
    yield mutants;
  }
  const killed = mutants - survivors.length;
  const idle = usedPacks(rule, packs).map(
    (pack) => pack.words.length - exercisedWords(pack, lines).length,
  );
  return {
    rule: rule.id,
    mutants,
    killed,
    score: mutants === 0 ? null : killed / mutants,
    survivors,
    wordsWithoutExample: idle.reduce((sum, count) => sum + count, 0),
  };
}
