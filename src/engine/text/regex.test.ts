// User regular expressions: right answers on hostile patterns, refusals with reasons, sound prefilter.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileUserRegex, type UserRegex } from './regex.ts';

function compiled(pattern: string): UserRegex {
  const regex = compileUserRegex(pattern);
  if (!regex.ok) throw new Error(regex.refused.en);
  return regex;
}

const long = 100_000;

describe('user regexes', () => {
  test.each([
    ['(a+)+$', 'a', '!', false],
    ['^(a+)+$', 'a', '', true],
    ['(a|aa)+$', 'a', '!', false],
    ['(a|a)*b', 'a', '', false],
    ['(a|a)*b', 'a', 'b', true],
    ['^(\\w+\\s?)*$', 'ab ', '!', false],
    ['(x+x+)+y', 'x', '', false],
    ['(x+x+)+y', 'x', 'y', true],
    ['(.*a){12}b', 'a', '', false],
    ['([a-z]+.?)+[0-9]', 'ab.', '', false],
    ['(好+)+评', '好', '', false],
    ['(好+)+评', '好', '评', true],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a', '', true],
    ['(\\d+)*-(\\d+)*-', '1', '', false],
    ['((微|微信)+)+号', '微信', '', false],
  ])('Q11: %s on 100 kB of %s + %s is %s', (pattern, unit, end, expected) => {
    const text = unit.repeat(Math.ceil(long / unit.length)) + end;
    const insensitive = pattern.includes('[A-Z]');
    expect(compiled(pattern).test(text)).toBe(insensitive ? true : expected);
  });

  test.each([
    ['(?=微信)', /前后查看/, /lookaround/],
    ['微(?!信)', /前后查看/, /lookaround/],
    ['(?<=加)微', /前后查看/, /lookaround/],
    ['(?<!加)微', /前后查看/, /lookaround/],
    ['(?>a+)b', /原子组/, /atomic/],
    ['(a)\\1', /引用了前面的括号/, /refers back/],
    ['(?<n>a)\\k<n>', /引用了前面的括号/, /refers back/],
    ['(a', /写法有误/, /malformed/],
    ['[a', /写法有误/, /malformed/],
    ['a{1,5000}', /写法有误/, /malformed/],
    ['(x{100}){100}', /写法有误/, /malformed/],
    ['', /空/, /empty/],
    ['词|'.repeat(300), /词库/, /word pack/],
  ])('Q11: %s is refused with its reason', (pattern, zh, en) => {
    const regex = compileUserRegex(pattern);
    expect(regex.ok).toBe(false);
    if (regex.ok) return;
    expect(regex.refused.zh).toMatch(zh);
    expect(regex.refused.en).toMatch(en);
  });

  test('what only looks like a lookaround is none', () => {
    expect(compiled('[(?=]').test('=')).toBe(true);
    expect(compiled('\\(\\?=').test('(?=')).toBe(true);
    expect(compiled('[\\d]1').test('21')).toBe(true);
    expect(compiled('(?:微信|QQ)号').test('qq号')).toBe(true);
  });

  test('find gives UTF-16 spans, left to right', () => {
    expect(compiled('\\d+元').find('😊5元和15元')).toEqual([
      { start: 2, end: 4 },
      { start: 5, end: 8 },
    ]);
    expect(compiled('x*').find('axxb')).toEqual([{ start: 1, end: 3 }]);
  });

  test.each([
    ['微信号?[a-z]{3}', ['微信']],
    ['优惠(\\d+)元', ['优惠']],
    ['加微|加V', ['加微', '加v']],
    ['加|(微)', null],
    ['\\d{11}', null],
    ['a?b*', null],
    ['\\p{Han}号码', ['号码']],
    ['[一二]号|三号', ['号', '三号']],
    ['\\x41bc', ['bc']],
    ['x{2,3}送', ['送']],
  ])('literals of %s are %j', (pattern, literals) => {
    expect(compiled(pattern).literals).toEqual(literals);
  });

  test('the prefilter never hides a match', () => {
    const atom = fc.constantFrom(
      '微',
      '信',
      'A',
      'b',
      '\\d',
      '[微b]',
      '(信|1)',
      '.',
      '\\x41',
      '(?:b)',
    );
    const repeat = fc.constantFrom('', '', '', '?', '*', '+', '{2}', '{0,2}');
    const piece = fc.tuple(atom, repeat).map(([a, r]) => a + r);
    const branch = fc.array(piece, { minLength: 1, maxLength: 4 }).map((all) => all.join(''));
    const pattern = fc.array(branch, { minLength: 1, maxLength: 3 }).map((all) => all.join('|'));
    const text = fc.string({
      unit: fc.constantFrom('微', '信', 'a', 'B', '1', 'Ａ', '，'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(pattern, text, (source, line) => {
        expect(compiled(source).test(line)).toBe(new RegExp(source, 'iu').test(line));
      }),
      { numRuns: 1500 },
    );
  });
});
