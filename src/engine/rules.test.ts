// Every shipped rule does what its examples say, and has enough of them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileRulebook } from './compile-rulebook.ts';
import { runExamples } from './examples/run-examples.ts';
import { presentOperators } from './present-language.ts';
import { parseRuleFiles } from './rulebook-from-files.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'rules');
const names = [
  ...readdirSync(folder),
  ...readdirSync(join(folder, 'words')).map((name) => `words/${name}`),
].filter((name) => name.endsWith('.yaml'));
const { rules, packs, problems } = parseRuleFiles(
  names.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') })),
);

test('every rule and word pack is read without a problem', () => {
  expect(problems).toEqual([]);
  expect(compileRulebook({ rules, packs }).problems).toEqual([]);
});

/** Requirements a rule answers, named in its tests. */
const REQUIREMENTS: Readonly<Record<string, string>> = {
  'slow-first-reply': 'Q1',
  'repeated-pestering': 'Q2',
  'missing-payment-reminder': 'Q3',
  'missing-needs-question': 'Q4',
  'missing-reason-question': 'Q4',
  'missing-related-product': 'Q4',
  'blind-recommendation': 'Q4',
  'let-go-without-asking': 'Q4',
  'good-needs-mining': 'Q4',
  'unrelated-recommendation': 'Q5',
  'missing-greeting': 'Q10',
  'missing-farewell': 'Q10',
  'missing-selling-point': 'Q10',
  'cold-one-word-answers': 'Q10',
  'missing-transfer-explanation': 'Q10',
  'missing-delay-apology': 'Q10',
  'look-it-up-yourself': 'Q10',
  'forbidden-early-confirmation': 'Q9',
  'forbidden-false-refund-reason': 'Q9',
  'forbidden-refusing-invoice': 'Q9',
};

describe.each(rules.map((rule) => ({ id: rule.id, rule })))('$id', ({ id, rule }) => {
  const file = join(folder, `${id}.chat`);
  const requirement = REQUIREMENTS[id] ?? 'M2';
  const run = existsSync(file) ? runExamples(rule, readFileSync(file, 'utf8'), packs) : null;

  test(`${requirement} its examples come out as marked`, () => {
    expect(run?.problems).toEqual([]);
    const wrong = run?.results.filter(({ ok }) => !ok) ?? [];
    expect(wrong.map(({ line, title, difference }) => `${line} ${title}: ${difference}`)).toEqual(
      [],
    );
  });

  test('M2 it has at least four hits and four misses', () => {
    const due = run?.results.map(({ expected }) => expected.marks[0]?.demand ?? 'miss') ?? [];
    expect(due.filter((demand) => demand === 'hit').length).toBeGreaterThanOrEqual(4);
    expect(due.filter((demand) => demand === 'miss').length).toBeGreaterThanOrEqual(4);
  });

  test('its words are there in both languages', () => {
    for (const words of [rule.name, rule.why, rule.advice]) {
      expect(words.zh).toMatch(/\p{Script=Han}/u);
      expect(words.en).not.toMatch(/\p{Script=Han}/u);
    }
  });
});

test('the reference lists the operators as they are', () => {
  const reference = readFileSync(join(root, 'docs/reference/rule-language.md'), 'utf8');
  expect(reference).toContain(presentOperators());
});
