// The shipped scorecards name only shipped rules and score both kinds of conversation.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shippedSetup } from '../testing/shipped-setup.ts';
import { packageRoot, readTexts } from '../work/package-root.ts';
import { parseScorecard } from './scorecard.ts';

const folder = join(packageRoot(), 'definitions', 'scorecards');
const rules = new Map(shippedSetup().rulebook.rules.map(({ rule }) => [rule.id, rule]));

test.each(readTexts(folder, ['.yaml']).map(({ name }) => name))('Q8 %s reads', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  const { scorecard, problems } = parseScorecard(text, name, new Set(rules.keys()));
  expect(problems).toEqual([]);
  expect(`${scorecard?.id}.yaml`).toBe(name);
});

test('Q8 faults are never rewarded, merits never punished, buyers never scored', () => {
  for (const { name, text } of readTexts(folder, ['.yaml'])) {
    const { scorecard } = parseScorecard(text, name, null);
    for (const [id, effect] of Object.entries(scorecard?.rules ?? {})) {
      const rule = rules.get(id);
      expect(rule?.dimension, id).not.toBe('buyer');
      expect(rule?.kind, id).toBe(effect.add === undefined ? 'fault' : 'merit');
    }
  }
});
