// The committed corpus: its conversations, what all rules say about them now, and what they said before.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileRulebook } from '../engine/compile-rulebook.ts';
import { type CorpusEffects, parseEffects } from '../engine/corpus/corpus-effects.ts';
import { judgeCorpus } from '../engine/corpus/judge-corpus.ts';
import type { ChatCase } from '../engine/examples/chat-case.ts';
import { parseChat } from '../engine/examples/parse-chat.ts';
import type { Problem } from '../engine/problem.ts';
import type { RuleSet } from '../engine/rulebook-from-files.ts';
import { packageRoot, readTexts } from './package-root.ts';

export interface Corpus {
  /** In order of files and lines; empty where the package came without its corpus. */
  readonly cases: readonly ChatCase[];
  readonly problems: readonly Problem[];
  /** null: nothing was recorded yet. */
  readonly recorded: CorpusEffects | null;
}

/** Where the effect of all rules is recorded. */
export function verdictsFile(): string {
  return join(packageRoot(), 'corpus', 'verdicts.txt');
}

export function readCorpus(): Corpus {
  const parsed = readTexts(join(packageRoot(), 'corpus'), ['.chat']).map(({ name, text }) =>
    parseChat(text, `corpus/${name}`),
  );
  const file = verdictsFile();
  return {
    cases: parsed.flatMap(({ cases }) => cases),
    problems: parsed.flatMap(({ problems }) => problems),
    recorded: existsSync(file) ? parseEffects(readFileSync(file, 'utf8')) : null,
  };
}

/** Every rule that is not retired, also those not in force yet: a draft shows its effect too. */
export function corpusEffects({ cases }: Corpus, { rules, packs }: RuleSet): CorpusEffects {
  const alive = rules.filter(({ status }) => status !== 'retired');
  return judgeCorpus(cases, compileRulebook({ rules: alive, packs }).rulebook);
}
