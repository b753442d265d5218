// The committed effect of every rule is current: a rule change must show itself in corpus/verdicts.txt.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { presentEffects } from '../engine/corpus/corpus-effects.ts';
import { parseRuleFiles } from '../engine/rulebook-from-files.ts';
import { corpusEffects, readCorpus, verdictsFile } from './corpus.ts';
import { packageRoot, readTexts } from './package-root.ts';

const corpus = readCorpus();
const set = parseRuleFiles(readTexts(join(packageRoot(), 'rules'), ['.yaml']));

test('the corpus can be read, and every conversation has an id of its own', () => {
  expect(corpus.problems).toEqual([]);
  const ids = corpus.cases.flatMap(({ messages }) => [
    ...new Set(messages.map(({ conversation }) => conversation)),
  ]);
  expect(ids.length).toBeGreaterThanOrEqual(120);
  expect(ids).not.toContain(null);
  expect(new Set(ids).size).toBe(ids.length);
});

test('M3 corpus/verdicts.txt says what the rules say now; if not, run npm run corpus and read the diff', () => {
  const now = presentEffects(corpusEffects(corpus, set));
  expect(readFileSync(verdictsFile(), 'utf8').split('\n')).toEqual(now.split('\n'));
});
