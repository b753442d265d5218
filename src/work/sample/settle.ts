// From deciding to paying: the order in the conversation, the reminder or its absence, the payment.

import { HOUR_MS, MINUTE_MS, SECOND_MS } from './calendar.ts';
import type { SampleProduct } from './catalogue.ts';
import { cancelOrder, payOrder, placeOrder, type SampleOrder } from './place-order.ts';
import {
  agentSays,
  agentWritesAt,
  buyerSays,
  buyerWrites,
  pass,
  plant,
  type SampleLine,
  systemSays,
  type Talk,
  wordsOf,
} from './talk.ts';
import type { Planted } from './truth.ts';

/** The fixed reading of Q3: fifteen minutes, strictly. */
const REMIND_WITHIN_MS = 15 * MINUTE_MS;
const RULE = 'missing-payment-reminder';

/** The buyer decides and places an order; then it is paid at once, after a reminder, or never. */
export function decideAndSettle(talk: Talk, serial: number): void {
  const { rng, agent } = talk;
  const wanted: SampleProduct[] = [talk.product];
  const offered = talk.recommended.at(-1);
  const fits = talk.steps.also !== null;
  if (offered !== undefined && fits && rng.chance(0.16 + 0.34 * agent!.skills.selling)) {
    wanted.push(offered);
  }
  const words = wanted.length > 1 ? 'buyer-decide-both' : 'buyer-decide';
  buyerSays(talk, wordsOf(talk, words, 'asks'));
  pass(talk, rng.between(15, 120));
  const order = place(talk, wanted, serial);
  if (wanted.length > 1) {
    const rule = 'good-recommendation-bought';
    plant(talk, { what: rule, rule, expect: 'hit', messages: [talk.steps.also!], order: order.id });
  }
  agentSays(talk, wordsOf(talk, 'confirm-address', 'answers'));
  settle(talk, order);
}

/** Puts an order into the conversation; it is the agent's. */
export function place(talk: Talk, products: readonly SampleProduct[], serial: number): SampleOrder {
  const order = adopt(talk, placeOrder(talk.rng, talk.buyer, products, talk.now, serial));
  systemSays(talk, `[订单] ${order.id} 等待买家付款`, 'order');
  return order;
}

/** Makes an order the agent's, by this conversation. */
export function adopt(talk: Talk, order: SampleOrder): SampleOrder {
  order.owner = talk.agent?.id ?? null;
  order.kind = 'attributed';
  order.conversation = talk.id;
  talk.orders.push(order);
  talk.slots['order'] = order.id;
  return order;
}

function settle(talk: Talk, order: SampleOrder): void {
  const { rng } = talk;
  if (rng.chance(0.7)) {
    payInTalk(talk, order, 20, 300);
    return;
  }
  if (rng.chance(0.05)) {
    cancelOrder(rng, order, talk.now + rng.between(60, 800) * SECOND_MS);
    return;
  }
  const deadline = order.placedAt + REMIND_WITHIN_MS;
  const remembers = rng.chance(talk.agent!.skills.reminding);
  const line = remembers ? remindInTime(talk, order, deadline) : null;
  if (line === null) forget(talk, order, deadline);
  const late = order.remindedAfterSeconds !== null && line === null;
  plant(talk, {
    what: line !== null ? 'reminded' : late ? 'reminded-late' : 'not-reminded',
    rule: RULE,
    expect: expectAbout(talk, order, deadline, line !== null),
    messages: line === null ? [] : [line.id],
    order: order.id,
  });
}

/**
 * Paid in time, or nobody on duty at the deadline: not applicable. A reminder of somebody who has
 * gone home by the deadline is no fault either way.
 */
function expectAbout(
  talk: Talk,
  order: SampleOrder,
  deadline: number,
  reminded: boolean,
): Planted['expect'] {
  if (order.paidAt !== null && order.paidAt <= deadline) return 'na';
  if (deadline > talk.desk!.to) return reminded ? null : 'na';
  return reminded ? 'miss' : 'hit';
}

/** The reminder, and what the buyer makes of it; null: the agent was too slow for it. */
function remindInTime(talk: Talk, order: SampleOrder, deadline: number): SampleLine | null {
  const { rng } = talk;
  const seconds = Math.round(rng.logNormal(300, 0.45));
  const soonest = talk.now + 20 * SECOND_MS;
  const at = Math.max(order.placedAt + seconds * SECOND_MS, soonest);
  if (at > deadline - 10 * SECOND_MS) return null;
  const line = remind(talk, order, at);
  if (rng.chance(0.66)) {
    buyerSays(talk, wordsOf(talk, 'reminder-pay-reply', 'asks'));
    agentSays(talk, wordsOf(talk, 'filler', 'answers'));
    payInTalk(talk, order, 10, 240);
  } else {
    buyerSays(talk, wordsOf(talk, 'reminder-no-reply', 'asks'));
    agentSays(talk, wordsOf(talk, 'keep-warm', 'answers'));
    if (rng.chance(0.2)) payLater(talk, order);
  }
  return line;
}

/** Nobody asks in time. Most such orders are lost; that is what the rule is about. */
function forget(talk: Talk, order: SampleOrder, deadline: number): void {
  const { rng } = talk;
  if (rng.chance(0.1)) {
    payOrder(rng, order, order.placedAt + rng.between(310, 880) * SECOND_MS, refundChance(talk));
    return;
  }
  if (rng.chance(0.15)) {
    remind(talk, order, deadline + rng.between(120, 1500) * SECOND_MS);
    if (rng.chance(0.35)) payLater(talk, order);
  } else if (rng.chance(0.22)) payLater(talk, order);
}

function remind(talk: Talk, order: SampleOrder, at: number): SampleLine {
  const line = agentWritesAt(talk, wordsOf(talk, 'reminder', 'answers'), at);
  order.remindedAfterSeconds = (at - order.placedAt) / SECOND_MS;
  talk.persuasion += 0.2;
  return line;
}

function payInTalk(talk: Talk, order: SampleOrder, fromSeconds: number, toSeconds: number): void {
  const { rng } = talk;
  pass(talk, rng.between(fromSeconds, toSeconds));
  payOrder(rng, order, talk.now, refundChance(talk));
  if (rng.chance(0.6)) {
    buyerWrites(talk, wordsOf(talk, 'buyer-paid', 'asks'), true, rng.between(3, 40));
    agentSays(talk, wordsOf(talk, 'trap-ship', 'answers'));
  }
}

function payLater(talk: Talk, order: SampleOrder): void {
  const { rng } = talk;
  const latest = order.placedAt + 23 * HOUR_MS;
  const at = talk.now + rng.between(45, 900) * MINUTE_MS + rng.int(60) * SECOND_MS;
  payOrder(rng, order, Math.min(at, latest), refundChance(talk));
}

/** Who was asked what they need sends less back. */
export function refundChance(talk: Talk): number {
  const asked = Number(talk.steps.what !== null) + Number(talk.steps.why !== null);
  return 0.13 - 0.04 * asked;
}
