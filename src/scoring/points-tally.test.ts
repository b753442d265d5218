// Points gained and lost are the differences of two scores, and add up to the change of the means.
import { expect, test } from 'vitest';
import type { Conversation, Truth, Verdict } from '../domain/analysis.ts';
import { defaultSetup } from '../domain/setup.ts';
import { Clock } from '../lib/clock.ts';
import { scriptThread } from '../testing/script-thread.ts';
import { shippedPolicySetup } from '../testing/shipped-setup.ts';
import { assembleThread } from '../threads/assemble-thread.ts';
import { type PointsTally, presentPoints, tallyPoints } from './points-tally.ts';
import { parseScorecard } from './scorecard.ts';

const CARD = `
id: card
version: 1
name: { zh: 卡, en: Card }
phases: [presale, aftersale, unknown]
dimensions: { attitude: { weight: 100 } }
rules:
  slow: { dimension: attitude, deduct: 30 }
  cold: { dimension: attitude, deduct: 10 }
`;
const card = parseScorecard(CARD, 'card.yaml', null).scorecard!;
const setup = defaultSetup(shippedPolicySetup().policy);
const { conversations } = assembleThread(
  scriptThread(
    '10:00:00 #c1 buyer 在吗\n10:00:05 #c1 小满 在的\n11:00:00 #c2 buyer 在吗\n11:00:05 #c2 小满 在的',
  ),
  setup,
  new Clock(Number.MAX_SAFE_INTEGER),
);

const verdict = ({ id, agent }: Conversation, rule: string, result: Truth): Verdict => {
  const about = { conversation: id, orderId: null, agent, evidence: [], at: null };
  return { rule, version: 1, result, reason: null, ...about };
};

function verdictsOf(slow: readonly Truth[]): Verdict[] {
  return conversations.flatMap((conversation, index) => [
    verdict(conversation, 'slow', slow[index]!),
    verdict(conversation, 'cold', 'hit'),
  ]);
}

test('M3 gained and lost are kept apart, and their balance is the change of the mean', () => {
  const tally: PointsTally = new Map();
  const verdicts = { before: verdictsOf(['hit', 'miss']), after: verdictsOf(['miss', 'hit']) };
  tallyPoints(tally, conversations, verdicts, setup, [card]);
  const [row] = presentPoints(tally);
  expect(row).toMatchObject({ agent: '小满', conversations: 2, changed: 2, gained: 30, lost: 30 });
  expect(row!.scoreBefore).toBe(75);
  expect(row!.scoreAfter).toBe(75);
});

test('M3 n/a takes no points, the same verdicts change nothing', () => {
  const tally: PointsTally = new Map();
  const verdicts = { before: verdictsOf(['hit', 'hit']), after: verdictsOf(['na', 'hit']) };
  tallyPoints(tally, conversations, verdicts, setup, [card]);
  expect(presentPoints(tally)[0]).toMatchObject({ gained: 30, lost: 0, changed: 1 });
  const same: PointsTally = new Map();
  const before = verdictsOf(['hit', 'na']);
  tallyPoints(same, conversations, { before, after: before }, setup, [card]);
  expect(presentPoints(same)[0]).toMatchObject({ gained: 0, lost: 0, changed: 0 });
});
