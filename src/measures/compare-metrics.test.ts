// The same chats under two platforms' definitions: which conversations differ, and the reason of each.
import { expect, test } from 'vitest';
import { readShippedMetrics } from '../testing/shipped-metrics.ts';
import { analyseChat, CHAT_SETUP, chatEvents } from '../testing/timed-chat.ts';
import { compareMetrics } from './compare-metrics.ts';
import { compileMetrics } from './compile-metrics.ts';

const metrics = compileMetrics(readShippedMetrics().definitions);

const CHATS = [
  // Both agree: answered at once.
  '10:00:00 > 有货吗\n10:00:10 A 有的',
  // One of two rounds is late: half for rounds, nothing for sessions.
  '10:00:00 > 有货吗\n10:00:10 A 有的\n10:05:00 > 红色呢\n10:09:00 A 有的',
  // At 8:30 JD does not count yet.
  '08:30:00 > 有货吗\n08:30:10 A 有的',
];

const analyses = CHATS.map((chat, i) => analyseChat(chatEvents(chat, `c${i}`), { buyer: `b${i}` }));

function compare(left: string, right: string) {
  const named = (id: string) => metrics.all.find(({ definition }) => definition.id === id)!;
  return compareMetrics(named(left), named(right), metrics, analyses, CHAT_SETUP);
}

test('M5 Douyin by rounds against by sessions: the conversation with one late round', () => {
  const {
    leftReading: left,
    rightReading: right,
    agreeing,
    differences,
    part,
  } = compare('douyin-reply-3min-rounds', 'douyin-reply-3min-sessions');
  expect([left.numerator, left.denominator]).toEqual([3, 4]);
  expect([right.numerator, right.denominator]).toEqual([2, 3]);
  expect([agreeing, part]).toEqual([2, 'conversation']);
  expect(differences[0]).toMatchObject({
    reason: { code: 'other-units' },
    slowest: { waitMs: 240_000, agent: 'A' },
  });
  expect(differences.map((each) => [each.conversation, each.left.value, each.right.value])).toEqual(
    [['c1', 0.5, 0]],
  );
});

test('M5 PDD against JD: hours differ, and the reason says so', () => {
  const { differences } = compare('pdd-reply-3min', 'jd-reply-30s');
  expect(differences.map(({ conversation, kind }) => [conversation, kind])).toEqual([
    ['c1', 'differently'],
    ['c2', 'left-out'],
  ]);
  expect(differences[1]?.right).toMatchObject({ value: null, leftOut: ['off-hours'] });
});

test('M5 Tmall against JD: one good round is half of two rounds and all of a first answer', () => {
  const { differences } = compare('tmall-reply-3min', 'jd-reply-30s');
  const [first] = differences;
  expect(first).toMatchObject({ conversation: 'c1', kind: 'differently' });
  expect([first?.left, first?.right]).toMatchObject([
    { numerator: 1, denominator: 2 },
    { numerator: 1, denominator: 1 },
  ]);
});

test('M5 a definition agrees with itself', () => {
  for (const { definition } of metrics.all) {
    expect(compare(definition.id, definition.id).differences).toEqual([]);
  }
});
