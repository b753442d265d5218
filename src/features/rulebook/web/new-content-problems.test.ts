// What the form of a new word pack or scorecard says as one types.
import { expect, test } from 'vitest';
import { newContentProblems } from './new-content-problems.ts';

const KNOWN = [{ id: 'hold', name: { zh: '请买家稍等', en: 'Asking to hold on' } }];
const DRAFTS = [{ id: 'gift', name: { zh: '赠品', en: '' } }];

test.each<[string, string, string, string[], RegExp]>([
  ['gift-words', '送赠品', '', [], /^$/],
  ['', '', '', ['id', 'zh'], /gift-words/],
  ['Gift', '送赠品', '', ['id'], /小写字母/],
  ['gift--words', '送赠品', '', ['id'], /小写字母/],
  ['9gift', '送赠品', '', ['id'], /字母开头/],
  ['a'.repeat(61), '送赠品', '', ['id'], /现在 61 个/],
  ['hold', '送赠品', '', ['id'], /有人用了/],
  ['gift', '送赠品', '', ['id'], /草稿/],
  ['new', '请买家稍等 ', '', ['zh'], /编号 hold/],
  ['new', '送赠品', 'x'.repeat(61), ['en'], /现在 61 个/],
])('Q11 id “%s”, names “%s” and “%s”', (id, zh, en, fields, said) => {
  const problems = newContentProblems({ id, name: { zh, en }, copyOf: null }, KNOWN, DRAFTS);
  expect(Object.keys(problems).sort()).toEqual(fields);
  const words = Object.values(problems);
  expect(words.map((one) => one.zh).join('\n')).toMatch(said);
  for (const one of words) expect(one.en).toMatch(/^[^一-龥]*(“.*”[^一-龥]*)?$/);
});
