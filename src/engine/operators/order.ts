// order: the order as it stands, or the order that set the rule going (trigger of rules per order).
import type { AttributedOrder } from '../../domain/analysis.ts';
import type { Place } from '../condition.ts';
import type { Operator } from '../operator.ts';
import { durationText } from '../option-value.ts';
import { hit, type Mark, MISS, missBecause, notApplicable, type Outcome } from '../outcome.ts';

export const order: Operator = {
  name: 'order',
  doc: {
    zh: '订单：unpaidFor 下单后这么久仍未付款；placed、paid、shipped、completed、closed、refunded 是否；atLeast、atMost 金额（元）',
    en: 'Order: unpaidFor, still unpaid that long after placing; placed, paid, shipped, completed, closed, refunded; atLeast, atMost yuan',
  },
  example: 'order: { placed: true, unpaidFor: 15m, atLeast: 50 }',
  compile: (args) => {
    const unpaidForMs = args.duration('unpaidFor');
    const states = STATES.map((name) => [name, args.flag(name)] as const).filter(
      ([, wanted]) => wanted !== null,
    );
    const what: What = {
      states: states as What['states'],
      unpaidForMs,
      leastFen: fen(args.number('atLeast')),
      mostFen: fen(args.number('atMost')),
    };
    return {
      gate: args.build.per === 'order',
      plain: false,
      judge: (place) =>
        place.order === null ? judgeAny(what, place) : judgeOne(what, place, place.order),
      doubt: () => null,
    };
  },
};

type State = 'placed' | 'paid' | 'shipped' | 'completed' | 'closed' | 'refunded';
const STATES: readonly State[] = ['placed', 'paid', 'shipped', 'completed', 'closed', 'refunded'];

interface What {
  readonly states: readonly (readonly [State, boolean])[];
  readonly unpaidForMs: number | null;
  readonly leastFen: number | null;
  readonly mostFen: number | null;
}

function fen(yuan: number | null): number | null {
  return yuan === null ? null : Math.round(yuan * 100);
}

/** Rules per conversation: some order of the conversation is like that. */
function judgeAny(what: What, place: Place): Outcome {
  const { conversation, stage } = place.facts;
  const { ordersKnown, ordersUnclear } = stage.scene;
  if (!ordersKnown) return notApplicable('orders-unknown');
  if (ordersUnclear !== null) return notApplicable('orders-unclear');
  let unknown: Outcome | null = null;
  for (const id of conversation.orderIds) {
    const found = stage.orders.get(id);
    if (found === undefined) continue;
    const outcome = judgeOne(what, place, found);
    if (outcome.truth === 'hit') return outcome;
    if (outcome.truth === 'na') unknown ??= outcome;
  }
  return unknown ?? MISS;
}

function judgeOne(what: What, place: Place, found: AttributedOrder): Outcome {
  if (what.leastFen !== null || what.mostFen !== null) {
    const amount = found.placedFen ?? (found.paid ? found.paidFen : null);
    if (amount === null) return notApplicable('no-amount');
    if (what.leastFen !== null && amount < what.leastFen) return missBecause('amount');
    if (what.mostFen !== null && amount > what.mostFen) return missBecause('amount');
  }
  for (const [state, wanted] of what.states) {
    if (hasState(found, state) !== wanted) return missBecause(wanted ? `not-${state}` : state);
  }
  if (what.unpaidForMs !== null) return judgeUnpaid(place, found, what.unpaidForMs);
  return hit([markOrder(place, found, found.placedAt, null)]);
}

function hasState(found: AttributedOrder, state: State): boolean {
  switch (state) {
    case 'placed':
      return true;
    case 'paid':
      return found.paid;
    case 'shipped':
      return found.shippedAt !== null || found.state === 'shipped' || found.state === 'completed';
    case 'completed':
      return found.state === 'completed';
    case 'closed':
      return found.closed;
    case 'refunded':
      return found.refundedAt !== null || found.state === 'refunded';
  }
}

/** Still unpaid when the limit had passed; paid, closed or refunded at the limit or before: n/a. */
function judgeUnpaid(place: Place, found: AttributedOrder, limitMs: number): Outcome {
  const { placedAt, paidAt, closedAt, closedUntimed, closedNotBefore, refundedAt } = found;
  if (placedAt === null) return notApplicable('no-time');
  const deadline = placedAt + limitMs;
  if (refundedAt === null ? found.state === 'refunded' : refundedAt <= deadline) {
    return notApplicable('refunded');
  }
  if (found.paid && (paidAt === null || paidAt <= deadline)) return notApplicable('paid');
  if (closedAt !== null && closedAt <= deadline) return notApplicable('closed');
  if (closedUntimed && (closedNotBefore === null || closedNotBefore <= deadline)) {
    return notApplicable('close-time-unknown');
  }
  if (!place.facts.stage.scene.clock.isPast(deadline)) return notApplicable('not-yet');
  return hit([markOrder(place, found, placedAt, deadline, `unpaid > ${durationText(limitMs)}`)]);
}

function markOrder(
  { facts }: Place,
  found: AttributedOrder,
  from: number | null,
  to: number | null,
  why?: string,
): Mark {
  const note = why === undefined ? `order ${found.orderId}` : `order ${found.orderId} ${why}`;
  const evidence = [{ messageId: null, role: 'trigger' as const, from, to: to ?? from, note }];
  return { line: -1, at: to ?? from, agent: found.owner ?? facts.conversation.agent, evidence };
}
