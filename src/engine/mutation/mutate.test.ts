// Mutation testing tells examples that pin a rule down from examples that do not.
import { describe, expect, test } from 'vitest';
import { parseRule } from '../parse-rule.ts';
import type { Rule } from '../rule.ts';
import { mutate } from './mutate.ts';

function ruleOf(body: string): Rule {
  const { rule, problems } = parseRule(
    `id: x\nversion: 1\nname: 试\nwhy: 试\nadvice: 试\n${body}`,
    'x.yaml',
  );
  expect(problems).toEqual([]);
  return rule!;
}

const RULE = ruleOf(
  'options: { limit: 1m }\nwhen: { absent: { says: { by: agent, any: "@sorry" }, within: { after: { says: { by: buyer, any: [坏了] } }, for: "{limit}" } } }',
);
const SORRY = [{ id: 'sorry', words: ['抱歉', '对不起', '不好意思'], except: [], evasion: false }];

const LOOSE = '== 没道歉\n10:00:00 buyer 坏了 ! x';

const TIGHT = `${LOOSE}
== 时限里说了
10:00:00 buyer 坏了
10:00:57 agent 抱歉
== 时限后才说
10:00:00 buyer 坏了 ! x
10:01:03 agent 抱歉
== 换个说法
10:00:00 buyer 坏了
10:00:10 agent 对不起
== 买家自己说的不算
10:00:00 buyer 坏了 ! x
10:00:10 buyer 抱歉
== 客服说坏了不算
10:00:00 agent 坏了`;

describe('mutate', () => {
  test('M2 one example notices little', () => {
    const report = mutate(RULE, LOOSE, SORRY);
    expect(report.score).toBeLessThan(0.6);
    expect(report.survivors.map(({ kind }) => kind)).toContain('move-limit');
    expect(report.wordsWithoutExample).toBe(3);
  });

  test('M2 good examples notice every change', () => {
    const report = mutate(RULE, TIGHT, SORRY);
    expect(report.survivors.map(({ words }) => words.en)).toEqual([]);
    expect(report.mutants).toBeGreaterThanOrEqual(8);
    expect(report.wordsWithoutExample).toBe(1);
  });
});
