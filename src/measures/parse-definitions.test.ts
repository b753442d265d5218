// What is wrong in a definition is said with file, line and column, and the other definitions still load.
import { expect, test } from 'vitest';
import { parseDefinitions } from './parse-definitions.ts';

const REASONS = { name: 'reasons.yaml', text: 'reasons:\n  slow: { zh: 慢, en: slow }\n' };

const GOOD = `id: fast
version: 1
family: common
name: { zh: 快, en: Fast }
sentence: { zh: 快的回合, en: fast rounds }
source: test
unit: round
aggregate: sum
value: count
count:
  - { if: waitMs < 10, else: slow }
`;

function problemsOf(...texts: string[]): string[] {
  const files = texts.map((text, i) => ({ name: `${i}.yaml`, text }));
  return parseDefinitions([REASONS, ...files]).problems.map(
    ({ file, line, column, words }) => `${file}:${line}:${column} ${words.en}`,
  );
}

test('a sound definition has its defaults filled in', () => {
  const { definitions, reasons, problems } = parseDefinitions([
    REASONS,
    { name: 'fast.yaml', text: GOOD },
  ]);
  expect(problems).toEqual([]);
  expect(reasons['slow']?.zh).toBe('慢');
  expect(definitions[0]).toMatchObject({
    id: 'fast',
    numerator: '1',
    denominator: null,
    scale: 1,
    provisional: 'provisional',
    effective: { from: null, to: null },
  });
});

test.each([
  [
    'unknown field',
    GOOD.replace('waitMs < 10', 'waits < 10'),
    /^0\.yaml:11:11 Unknown variable: waits/,
  ],
  [
    'wrong type',
    GOOD.replace('waitMs < 10', 'waitMs + 10'),
    /^0\.yaml:11:11 .*must be bool, is int/,
  ],
  ['unknown reason', GOOD.replace('else: slow', 'else: late'), /^0\.yaml:11:\d+ reason late/],
  ['no text field', GOOD.replace('else: slow', 'else: $waitMs'), /waitMs is no text field/],
  ['unknown key', `${GOOD}colour: red\n`, /colour/],
  ['missing key', GOOD.replace('source: test\n', ''), /source/],
  ['unit', GOOD.replace('unit: round', 'unit: message'), /^0\.yaml:7:7 unit/],
  ['denominator', `${GOOD}denominator: "1"\n`, /^0\.yaml:8:12 a denominator goes/],
  ['percentile', GOOD.replace('aggregate: sum', 'aggregate: percentile'), /p goes with/],
  ['text numerator', `${GOOD}numerator: agent\n`, /numerator must be int/],
  ['bad day', `${GOOD}effective: { from: 2026-13-01, to: null }\n`, /no day 2026-13-01/],
  ['bad YAML', 'id: [fast', /^0\.yaml:\d+:\d+ bad YAML/],
])('%s', (_name, text, expected) => {
  const problems = problemsOf(text);
  expect(problems.join('\n')).toMatch(expected);
  expect(problems.length).toBe(1);
});

test('one bad definition does not take the others with it', () => {
  const { definitions, problems } = parseDefinitions([
    REASONS,
    { name: 'bad.yaml', text: GOOD.replace('unit: round', 'unit: shoe') },
    { name: 'good.yaml', text: GOOD },
  ]);
  expect(definitions.map(({ id }) => id)).toEqual(['fast']);
  expect(problems.map(({ file }) => file)).toEqual(['bad.yaml']);
});

test('P4 versions of one id may not be in effect on the same day', () => {
  const until = (to: string) => `${GOOD}effective: { from: null, to: ${to} }\n`;
  const since = (from: string) =>
    `${GOOD.replace('version: 1', 'version: 2')}effective: { from: ${from}, to: null }\n`;
  expect(problemsOf(until('2026-05-31'), since('2026-06-01'))).toEqual([]);
  expect(problemsOf(until('2026-06-01'), since('2026-06-01')).join()).toMatch(/overlap/);
  expect(problemsOf(GOOD, GOOD).join()).toMatch(/overlap/);
});
