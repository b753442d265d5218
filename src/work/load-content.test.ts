// Parsed content travels between threads as plain data.
import { expect, test } from 'vitest';
import { compileContent, compileParsed, readContent } from './load-content.ts';

test('every shipped scorecard is compiled', () => {
  const texts = readContent();
  expect(texts.scorecards.length).toBeGreaterThan(0);
  expect(compileContent(texts).scorecards).toHaveLength(texts.scorecards.length);
});

test('G1 what a worker compiles from parsed content is what the texts compile to', () => {
  const here = compileContent(readContent());
  const there = compileParsed(structuredClone(here.parsed), {});
  expect(there.parsed).toEqual(here.parsed);
  expect(there.rulebook.hash).toBe(here.rulebook.hash);
  expect(there.rulebook.rules.map(({ rule }) => rule.id)).toEqual(
    here.rulebook.rules.map(({ rule }) => rule.id),
  );
  expect(there.metrics.key).toBe(here.metrics.key);
  expect(there.scorecards).toEqual(here.scorecards);
  expect(there.problems).toEqual([]);
});
