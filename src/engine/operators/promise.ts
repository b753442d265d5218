// promise: an agent said when the order would be shipped, and it was not shipped by then.
import type { AttributedOrder, Evidence } from '../../domain/analysis.ts';
import type { Instant } from '../../domain/event.ts';
import type { Place } from '../condition.ts';
import { featureMask, someSideHas } from '../conversation-words.ts';
import { AGENT, type Facts, linesWith, wordsOf } from '../facts.ts';
import { MISSES, OPEN } from '../foresight.ts';
import type { Operator } from '../operator.ts';
import { durationText } from '../option-value.ts';
import { hit, type Mark, MISS, missBecause, notApplicable, type Outcome } from '../outcome.ts';
import { featureOf } from '../text/features.ts';

export const promise: Operator = {
  name: 'promise',
  doc: {
    zh: '客服答应了何时发货（词包 words），付款且答应之后 over 之内这个订单没有发出；只用在 per: order 的规则里',
    en: 'An agent promised shipping (pack `words`) and the order was not shipped within `over` of promise and payment; needs per: order',
  },
  example: 'promise: { words: "@shipping-promise", over: 24h }',
  bare: 'words',
  compile: (args) => {
    const name = args.text('words');
    const overMs = args.duration('over');
    if (name === null) args.missing('words');
    if (overMs === null) args.missing('over');
    if (args.build.per !== 'order') {
      args.report(null, 'needs-per-order', {
        zh: 'promise 只能用在 per: order 的规则里',
        en: 'promise needs a rule with per: order',
      });
    }
    const words = name === null ? -1 : args.build.pack(name, [...args.path, 'words']);
    const said = featureMask([featureOf(words)]);
    return {
      gate: true,
      plain: false,
      foresee: (facts) => (someSideHas(wordsOf(facts), said, 1 << AGENT) ? OPEN : MISSES),
      judge: (place) =>
        place.order === null ? MISS : judgePromises(words, overMs ?? 0, place, place.order),
      doubt: () => null,
    };
  },
};

/** Shipped at the limit itself is in time. Unpaid: nothing is owed yet. */
function judgePromises(
  words: number,
  overMs: number,
  { facts }: Place,
  order: AttributedOrder,
): Outcome {
  const promised = promisesOf(facts, words);
  if (promised.length === 0) return MISS;
  if (!order.paid) return missBecause('not-paid');
  if (order.paidAt === null) return notApplicable('no-time');
  const marks: Mark[] = [];
  let unknown: string | null = null;
  for (const line of promised) {
    const { at } = facts.lines[line]!.message;
    if (at === null) return notApplicable('no-time');
    if (order.shippedAt !== null && at >= order.shippedAt) continue;
    const deadline = Math.max(at, order.paidAt) + overMs;
    const doubt = whyOpen(facts, order, deadline);
    if (doubt === null) marks.push(markPromise(facts, line, deadline, overMs));
    else if (doubt !== 'kept') unknown ??= doubt;
  }
  if (marks.length > 0) return hit(marks);
  return unknown === null ? MISS : notApplicable(unknown);
}

function promisesOf(facts: Facts, words: number): readonly number[] {
  return linesWith(facts, words).filter((line) => facts.sides[line] === AGENT);
}

/** `kept`, or why it cannot be told or no longer matters; null: broken. */
function whyOpen(facts: Facts, order: AttributedOrder, deadline: Instant): string | null {
  const { shippedAt, refundedAt, closedAt, closedUntimed, state } = order;
  if (shippedAt !== null) return shippedAt <= deadline ? 'kept' : null;
  if (state === 'shipped' || state === 'completed') return 'no-time';
  if (refundedAt === null ? state === 'refunded' : refundedAt <= deadline) return 'refunded';
  if (closedAt !== null && closedAt <= deadline) return 'closed';
  if (closedUntimed) return 'close-time-unknown';
  return facts.stage.scene.clock.isPast(deadline) ? null : 'not-yet';
}

function markPromise(facts: Facts, line: number, deadline: Instant, overMs: number): Mark {
  const { id, agent, at } = facts.lines[line]!.message;
  const note = `not shipped > ${durationText(overMs)}`;
  const evidence: Evidence[] = [
    { messageId: id, role: 'wrong' },
    { messageId: null, role: 'absent', from: at, to: deadline, note },
  ];
  return { line, at: deadline, agent, evidence };
}
