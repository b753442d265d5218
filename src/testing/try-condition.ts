// Tests a condition of the rule language by a table of small .chat conversations.
import { describe, expect, test } from 'vitest';
import { runExamples } from '../engine/examples/run-examples.ts';
import { parseRule } from '../engine/parse-rule.ts';
import type { WordPack } from '../engine/text/word-pack.ts';

const PACKS: readonly WordPack[] = [
  { id: 'hold', words: ['稍等', '我去问'], except: [], evasion: false },
  { id: 'courtesy', words: ['^好的$'], except: [], evasion: false },
];

/** A rule `x` with this condition; `more` is further YAML of the rule. */
export function ruleOf(when: string, more = ''): ReturnType<typeof parseRule> {
  const indented = when.replace(/^/gm, '  ');
  const head = 'id: x\nversion: 1\nname: 试\nwhy: 试\nadvice: 试';
  return parseRule(`${head}\n${more}\nwhen:\n${indented}\n`, 'x.yaml');
}

/** Where the marks of a .chat text and what the condition says differ. */
function differences(when: string, chat: string, more = ''): readonly string[] {
  const { rule, problems } = ruleOf(when, more);
  if (rule === null) return problems.map(({ path, code }) => `${path} ${code}`);
  const run = runExamples(rule, chat, PACKS);
  const wrong = run.results.filter(({ ok }) => !ok);
  return [
    ...run.problems.map(({ line, code, words }) => `${line} ${code} ${words.en}`),
    ...wrong.map(({ title, difference }) => `${title}: ${difference}`),
  ];
}

type Row = readonly [name: string, when: string, chat: string, more?: string];

export function describeConditions(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    const named = rows.map(([name, when, chat, more]) => ({ name, when, chat, more }));
    test.each(named)('$name', ({ when, chat, more }) => {
      expect(differences(when, chat, more)).toEqual([]);
    });
  });
}
