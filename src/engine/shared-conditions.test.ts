// Rules that ask the same share a condition; what only looks the same does not.
import { describe, expect, test } from 'vitest';
import { compileRulebook, type Rulebook } from './compile-rulebook.ts';
import { parseRule } from './parse-rule.ts';
import type { Rule } from './rule.ts';

function ruleOf(id: string, body: string): Rule {
  const text = `id: ${id}\nversion: 1\nname: 试\nwhy: 试\nadvice: 试\n${body}`;
  const { rule, problems } = parseRule(text, `${id}.yaml`);
  expect(problems).toEqual([]);
  return rule!;
}

function compile(bodies: readonly string[]): Rulebook {
  const rules = bodies.map((body, index) => ruleOf(`rule-${index}`, body));
  const { rulebook, problems } = compileRulebook({ rules, packs: [] });
  expect(problems).toEqual([]);
  return rulebook;
}

describe('conditions of several rules', () => {
  test('equal ones are one condition that remembers what it said (Q5)', () => {
    const [first, second] = compile([
      'when: { says: { by: agent, any: [您好] } }',
      'when: { all: [{ says: { by: agent, any: [您好] } }, { says: { by: buyer, any: [您好] } }] }',
    ]).rules;
    expect(second!.when.children[0]).toBe(first!.when);
    expect(first!.when.slot).toBeGreaterThanOrEqual(0);
    expect(second!.when.children[1]!.slot).toBe(-1);
  });

  test('each has a place of its own', () => {
    const says = (word: string): string => `when: { says: { by: agent, any: [${word}] } }`;
    const { rules } = compile([says('您好'), says('抱歉'), says('抱歉'), says('您好')]);
    expect(rules[0]!.when).toBe(rules[3]!.when);
    expect(rules[0]!.when.slot).not.toBe(rules[1]!.when.slot);
  });

  test('the same words under other options are another condition', () => {
    const limited = (limit: string): string =>
      `options:\n  limit: { default: ${limit}, name: { zh: 限, en: limit } }\nwhen: { wait: "{limit}" }`;
    const { rules } = compile([limited('30s'), limited('60s'), limited('30s')]);
    expect(rules[0]!.when).not.toBe(rules[1]!.when);
    expect(rules[0]!.when).toBe(rules[2]!.when);
  });

  test('a rule per order keeps its own', () => {
    const when = 'when: { says: { by: agent, any: [您好] } }';
    const { rules } = compile([when, `per: order\n${when}`]);
    expect(rules[1]!.when).not.toBe(rules[0]!.when);
    expect(rules[1]!.when.slot).toBe(-1);
  });

  test('what cannot be read is reported for each rule that says it', () => {
    const rules = ['a', 'b'].map((id) =>
      ruleOf(id, 'when: { says: { by: agent, any: "@no-such" } }'),
    );
    const { rulebook, problems } = compileRulebook({ rules, packs: [] });
    expect(problems.map(({ file }) => file)).toEqual(['a', 'b']);
    expect(rulebook.rules).toEqual([]);
  });
});
