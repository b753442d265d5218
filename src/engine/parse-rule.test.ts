// Mistakes in rule files, word packs and options are told with their line and what to do.
import { describe, expect, test } from 'vitest';
import { compileRulebook } from './compile-rulebook.ts';
import { durationText, parseDuration } from './option-value.ts';
import { parseRule } from './parse-rule.ts';
import { parseWordPack } from './parse-word-pack.ts';

const HEAD = 'id: x\nversion: 1\nname: 试\nwhy: 试\nadvice: 试\n';

const MISTAKES: readonly (readonly [yaml: string, code: string, line: number, words: string])[] = [
  [`${HEAD}when: { firstRespons: { over: 20s } }`, 'unknown-operator', 6, 'firstResponse'],
  [`${HEAD}when:\n  firstResponse:\n    ovr: 20s`, 'missing-key', 8, 'over'],
  [`${HEAD}when:\n  says: { by: agent,\n    ayn: [a] }`, 'unknown-key', 8, 'any'],
  [`${HEAD}when: { firstResponse: { over: 20 } }`, 'not-a-duration', 6, '20s'],
  [
    `${HEAD}options: { limit: 20s }\nwhen: { firstResponse: { over: "{limti}" } }`,
    'unknown-option',
    7,
    'limit',
  ],
  [`${HEAD}when: { says: { by: agnet, any: [a] } }`, 'unknown-word', 6, 'agent'],
  [`${HEAD}serverity: major\nwhen: { auto: true }`, 'unknown-key', 6, 'severity'],
  [`${HEAD}severity: huge\nwhen: { auto: true }`, 'unknown-word', 6, 'info'],
  [`${HEAD}when: [a`, 'bad-yaml', 6, 'YAML'],
  [`${HEAD}when: { regex: { pattern: "(?=a)b" } }`, 'bad-regex', 6, ''],
  [`${HEAD}scope: { phase: before }\nwhen: { auto: true }`, 'unknown-word', 6, 'presale'],
  [
    `${HEAD}when: { absent: { auto: true, within: { after: order.placed, for: 5m } } }`,
    'needs-per-order',
    6,
    'per: order',
  ],
  [`${HEAD}`, 'not-a-condition', 1, 'says'],
  [`${HEAD.replace('version: 1', 'version: one')}when: { auto: true }`, 'bad-version', 2, '1'],
];

describe('parseRule', () => {
  test.each(MISTAKES)('Q11 %j is told as %s', (yaml, code, line, words) => {
    const { rule, problems } = parseRule(yaml, 'x.yaml');
    expect(rule).toBeNull();
    const found = problems.find((problem) => problem.code === code);
    expect(found, JSON.stringify(problems)).toBeDefined();
    expect(found?.line).toBe(line);
    expect(found?.words.zh).toContain(words);
    expect(found?.words.zh).toMatch(/\p{Script=Han}/u);
  });

  test('an id that is not the name of the file is told', () => {
    const { problems } = parseRule(`${HEAD}when: { auto: true }`, 'rules/y.yaml');
    expect(problems.map(({ code }) => code)).toEqual(['id-is-file-name']);
  });
});

test('Q3 a rule written the way a manager would, in Chinese alone, is read', () => {
  const { rule, problems } = parseRule(
    `id: x
version: 3
name: 未催付
type: 默默守候型
severity: major
why: 下单未付的买家还在犹豫。
advice: 先问顾虑，再说库存或优惠的时限。
scope: { phase: presale }
per: order
options: { limit: 15m }
when:
  order: { placed: true, unpaidFor: "{limit}" }
  absent:
    says: { by: agent, any: "@payment-reminder" }
    within: { after: order.placed, for: "{limit}" }
naWhen:
  - offDuty: { during: "{limit}" }
`,
    'rules/x.yaml',
  );
  expect(problems).toEqual([]);
  expect(rule).toMatchObject({ version: 3, type: '默默守候型', name: { zh: '未催付' } });
});

describe('compileRulebook', () => {
  const { rule } = parseRule(
    `${HEAD}options: { limit: 20s, times: 3, span: { default: whole, or: whole, unit: duration } }\nwhen: { wait: { over: "{limit}", count: "{times}" } }`,
    'x.yaml',
  );
  const rules = rule === null ? [] : [rule];

  test.each([
    [{ x: { limit: '1m', times: '2', span: '5m' } }, []],
    [{ x: { span: 'whole' } }, []],
    [{ x: { limit: '5' } }, ['wrong-unit']],
    [{ x: { limit: '30%' } }, ['wrong-unit']],
    [{ x: { times: '3m' } }, ['wrong-unit']],
    [{ x: { limt: '5m' } }, ['unknown-option']],
    [{ y: { limit: '5m' } }, ['unknown-rule']],
  ])('Q11 options %j give problems %j', (options, codes) => {
    const { problems } = compileRulebook({ rules, packs: [], options });
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });

  test('other options give another hash, the same options the same', () => {
    const hashes = ['20s', '21s', '20000ms'].map((limit) => {
      const { rulebook } = compileRulebook({ rules, packs: [], options: { x: { limit } } });
      return rulebook.rules[0]?.optionsHash;
    });
    expect(hashes[0]).toBe(hashes[2]);
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  test('a word pack nobody has is told, and the other rules still work', () => {
    const missing = parseRule(`${HEAD.replace('id: x', 'id: y')}when: { says: "@hodl" }`, 'y.yaml');
    const packs = [{ id: 'hold', words: ['稍等'], except: [], evasion: false }];
    const compiled = compileRulebook({ rules: [...rules, missing.rule!], packs });
    expect(compiled.problems.map(({ code, words }) => [code, words.en])).toEqual([
      ['unknown-pack', 'Unknown word pack "hodl". Did you mean "hold"?'],
    ]);
    expect(compiled.rulebook.rules.map(({ rule: one }) => one.id)).toEqual(['x']);
  });
});

test('a word pack with a word twice or none at all is told', () => {
  expect(parseWordPack('words: [a, b, a]', 'p.yaml').problems[0]).toMatchObject({ code: 'twice' });
  expect(parseWordPack('words: []', 'p.yaml').problems[0]).toMatchObject({ code: 'empty' });
  expect(parseWordPack('wrods: [a]', 'p.yaml').problems[0]?.words.zh).toContain('words');
});

test.each([
  ['20s', 20_000],
  ['1h30m', 5_400_000],
  ['1.5m', 90_000],
  ['2d', 172_800_000],
  ['5ms', 5],
  ['20', null],
  ['20 s', null],
  ['s', null],
])('the duration %s is %s ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
  if (ms !== null) expect(parseDuration(durationText(ms))).toBe(ms);
});
