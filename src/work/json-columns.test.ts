// Json columns written by hand read back as what they were.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Evidence, TraceStep } from '../domain/analysis.ts';
import type { OrderItem } from '../domain/event.ts';
import type { ScoredConversation } from './conversation-scores.ts';
import { evidenceText, itemsText, scoresText, traceText } from './json-columns.ts';

const text = fc.string({
  unit: fc.constantFrom('a', '亲', '"', '\\', '\n', '\0', '\ud83d', '\ude00'),
});
const textOrNull = fc.option(text, { nil: null });
const instant = fc.option(fc.integer(), { nil: null });
const evidence: fc.Arbitrary<Evidence> = fc.record(
  {
    messageId: textOrNull,
    role: fc.constantFrom('trigger', 'wrong', 'good', 'context', 'absent'),
    start: fc.nat(),
    end: fc.nat(),
    note: text,
    from: instant,
    to: instant,
  },
  { requiredKeys: ['messageId', 'role'] },
);
const points = fc.option(
  fc.integer({ min: 0, max: 1000 }).map((n) => n / 10),
  { nil: null },
);
const score: fc.Arbitrary<ScoredConversation> = fc.record({
  agent: text,
  scorecard: text,
  version: fc.nat(),
  total: points,
  dimensions: fc.record(
    { attitude: points, skill: points, compliance: points, process: points },
    { requiredKeys: [] },
  ),
  vetoed: fc.boolean(),
});
const item: fc.Arbitrary<OrderItem> = fc.record({
  sku: textOrNull,
  title: text,
  quantity: fc.nat(),
  priceFen: instant,
  paidFen: instant,
  refundFen: fc.nat(),
});
const step: fc.Arbitrary<TraceStep> = fc.record({
  code: fc.constantFrom('chat-in-window', 'no-chat'),
  agent: textOrNull,
  conversation: textOrNull,
  at: instant,
  detail: fc.dictionary(
    fc.constantFrom('by', 'afterMs', 'limitMs'),
    fc.oneof(text, fc.integer(), fc.constant(null)),
    { noNullPrototype: true },
  ),
});

/** Whatever comes, the text is what was written, whole. */
function comesBack<T>(one: fc.Arbitrary<T>, write: (list: readonly T[]) => string): void {
  fc.assert(
    fc.property(fc.array(one), (list) => {
      expect(JSON.parse(write(list))).toEqual(list);
    }),
  );
}

test('evidence comes back from its JSON as it was', () => {
  comesBack(evidence, evidenceText);
});

test('scores come back from their JSON as they were', () => {
  comesBack(score, scoresText);
});

test('items of an order come back from their JSON as they were', () => {
  comesBack(item, itemsText);
});

test('a trace comes back from its JSON as it was', () => {
  comesBack(step, traceText);
});
