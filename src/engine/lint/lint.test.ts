// The linter finds each kind of mistake it knows, and keeps quiet about a sound rulebook.
import { describe, expect, test } from 'vitest';
import { parseRule } from '../parse-rule.ts';
import type { Rule } from '../rule.ts';
import { lint } from './lint.ts';

function ruleOf(when: string, more = ''): Rule {
  const text = (key: string): string => `${key}: { zh: 试, en: try }`;
  const { rule, problems } = parseRule(
    `id: x\nversion: 1\n${['name', 'why', 'advice'].map(text).join('\n')}\n${more}\nwhen: ${when}`,
    'x.yaml',
  );
  expect(problems).toEqual([]);
  return rule!;
}

const pack = (words: string[], except: string[] = []) => ({
  id: 'p',
  words,
  except,
  evasion: false,
});

describe('lint', () => {
  test.each([
    ['{ says: { any: [a, b], none: [c] } }', []],
    ['{ says: { all: [a, b], none: [b] } }', ['never']],
    ['{ says: { any: [a], none: [a] } }', ['never']],
    ['{ says: { any: [a, b], none: [a] } }', ['pointless-word']],
    ['{ all: [{ auto: true }, { not: { auto: true } }] }', ['never']],
    ['{ any: [{ auto: true }, { not: { auto: true } }] }', ['always']],
    ['{ auto: true, not: { auto: true } }', ['never']],
    ['{ any: [{ auto: true }, { auto: true }] }', ['twice']],
    ['{ atLeast: { k: 3, of: [{ auto: true }, { question: true }] } }', ['never']],
    ['{ atLeast: { k: 0, of: [{ auto: true }, { question: true }] } }', ['always']],
  ])('M2 of %s says %j', (when, codes) => {
    expect(lint([ruleOf(when)], []).map(({ code }) => code)).toEqual(codes);
  });

  test('M2 finds an option that does nothing and a period that never comes', () => {
    const more = 'options: { limit: 5m }\nscope: { period: { from: 2024-02-01, to: 2024-01-01 } }';
    const codes = lint([ruleOf('{ auto: true }', more)], []).map(({ code }) => code);
    expect(codes).toEqual(['unused-option', 'never']);
  });

  test.each([
    [['付款', '拍下'], ['付款码'], []],
    [['付款', '付款吧'], [], ['contained']],
    [['付款', '^付款$'], [], ['contained']],
    [['ＶＸ', 'vx'], [], ['twice']],
    [['付款'], ['付款'], ['never']],
    [['付款'], ['发货'], ['useless-except']],
    [['第一'], ['第一时间'], []],
  ])('M2 of the words %j except %j says %j', (words, except, codes) => {
    const found = lint([ruleOf('{ says: "@p" }')], [pack(words, except)]);
    expect(found.map(({ code }) => code)).toEqual(codes);
  });

  test('M2 finds a pack nobody uses', () => {
    const found = lint([ruleOf('{ auto: true }')], [pack(['付款'])]);
    expect(found.map(({ code }) => code)).toEqual(['unused-pack']);
  });
});
