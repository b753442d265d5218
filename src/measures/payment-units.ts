// Units of paid orders by who had the buyer before placing and before paying (落实付款 splits).
import type { Analysis, AttributedOrder } from '../domain/analysis.ts';
import type { Instant } from '../domain/event.ts';
import type { AttributionPolicy } from '../domain/setup.ts';
import type { Days } from './days.ts';
import type { PaymentSplit, PaymentUnit } from './unit.ts';

interface Said {
  readonly agent: string;
  readonly at: Instant;
  readonly conversation: string;
}

type Part = Omit<Said, 'at'> & { readonly split: PaymentSplit; readonly followUpMs: number };

/**
 * One unit for each agent who has a part in a paid order: who typed last to the buyer before placing,
 * and before paying, each inside the policy's inquiry window; nobody: the first to follow up after
 * paying, else nobody's. Whose the order is (`ownership`) is the policy's matter and not asked here.
 */
export function paymentUnits(
  { orders, conversations }: Analysis,
  policy: AttributionPolicy,
  days: Days,
): PaymentUnit[] {
  const paid = orders.filter((order) => order.paid);
  if (paid.length === 0) return [];
  const said: Said[] = [];
  let untimed = false;
  for (const { id, leftOut, lines } of conversations) {
    if (leftOut !== null) continue;
    for (const { message, auto, revoked } of lines) {
      const { by, kind, agent, at } = message;
      if (by === 'buyer' || by === 'system' || kind === 'system' || auto || revoked) continue;
      if (agent === null) continue;
      if (at === null) untimed = true;
      else said.push({ agent, at, conversation: id });
    }
  }
  said.sort((a, b) => a.at - b.at);
  return paid.flatMap((order) =>
    partsOf(order, said, untimed, policy).map((part) => unitOf(order, part, days)),
  );
}

function partsOf(
  order: AttributedOrder,
  said: readonly Said[],
  untimed: boolean,
  { inquiryWindowMs }: AttributionPolicy,
): readonly (Part | PaymentSplit)[] {
  const { paidAt, placedAt, ownership } = order;
  if (paidAt === null || placedAt === null || ownership === 'unclear') return ['unclear'];
  const lastBefore = (to: Instant): Said | undefined =>
    said.findLast(({ at }) => at < to && at >= to - inquiryWindowMs);
  const placing = lastBefore(placedAt);
  const paying = lastBefore(paidAt) ?? placing;
  const part = (one: Said, split: PaymentSplit, followUpMs = -1): Part => {
    const { agent, conversation } = one;
    return { agent, conversation, split, followUpMs };
  };
  if (placing !== undefined && paying !== undefined) {
    if (placing.agent === paying.agent) return [part(paying, 'own-own')];
    return [part(placing, 'own-other'), part(paying, 'other-own')];
  }
  if (paying !== undefined) return [part(paying, 'silent-own')];
  if (untimed) return ['unclear'];
  const after = said.find(({ at }) => at >= paidAt);
  if (after === undefined) return ['silent'];
  return [part(after, 'silent-follow-up', after.at - paidAt)];
}

function unitOf(order: AttributedOrder, part: Part | PaymentSplit, days: Days): PaymentUnit {
  const { paidAt, provisional, orderId, ownership, counted, salesFen, paidFen } = order;
  const nobody = { agent: null, conversation: null, followUpMs: -1 };
  return {
    kind: 'payment',
    ...(typeof part === 'string' ? { ...nobody, split: part } : part),
    day: paidAt === null ? null : days.dayOf(paidAt),
    minuteOfDay: paidAt === null ? -1 : days.minuteOf(paidAt),
    leftOut: '',
    provisional,
    orderId,
    ownership,
    counted,
    salesFen,
    paidFen,
  };
}
