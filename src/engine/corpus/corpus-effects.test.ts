// The committed effect of the rules reads back as written, and a change is found where it is.
import { expect, test } from 'vitest';
import {
  type CorpusEffects,
  changedIn,
  parseEffects,
  presentEffects,
  unraised,
} from './corpus-effects.ts';

const effects = (hits: readonly string[], version = 2): CorpusEffects => ({
  rules: new Map([
    ['cold', { version: 1, status: 'active', hit: 1, miss: 1, na: 0 }],
    ['slow-reply', { version, status: 'shadow', hit: 2, miss: 0, na: 7 }],
  ]),
  conversations: [
    { id: 'w01', title: '慢了', hits: ['cold 1', ...hits] },
    { id: 'w02', title: '没事', hits: [] },
  ],
});

test('M3 the corpus file reads back as it was written', () => {
  const one = effects(['slow-reply(A1) 2 5', 'slow-reply(A2)']);
  expect(parseEffects(presentEffects(one))).toEqual(one);
});

test('M3 a rule that hits other places is found, with the conversations', () => {
  const [before, after] = [effects(['slow-reply 2']), effects(['slow-reply 3'])];
  expect(changedIn(before, after, 'slow-reply')).toEqual(['慢了']);
  expect(changedIn(before, after, 'cold')).toEqual([]);
  expect(unraised(before, after)).toEqual([{ rule: 'slow-reply', version: 2, changed: ['慢了'] }]);
  expect(unraised(before, effects(['slow-reply 3'], 3))).toEqual([]);
  // A conversation that is new is no change of the rule.
  const more = {
    ...before,
    conversations: [...before.conversations, { id: 'w03', title: '新', hits: ['slow-reply 1'] }],
  };
  expect(unraised(before, more)).toEqual([]);
});
