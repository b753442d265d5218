// Takes one analysis into the report's collection: called for every thread, so it must be cheap.

import { decisiveStep } from '../analyse/decisive-step.ts';
import type { Analysis, AttributedOrder, Conversation } from '../domain/analysis.ts';
import type { Setup } from '../domain/setup.ts';
import { dayNumber, minuteOfDay, weekday } from '../lib/zone.ts';
import { onDutyThrough } from '../threads/duty.ts';
import { addCount, agentTally, type Collection, type OwnershipTally } from './collection.ts';
import { countVerdicts } from './count-verdicts.ts';
import { pickCases } from './pick-cases.ts';
import { pickWork } from './pick-work.ts';
import { tallyDiagnosis } from './tally-diagnosis.ts';

/**
 * Adds one thread's analysis. Every thread must be given exactly once; the order of threads does not
 * matter. Uses of `setup` the zone, the day's cut and the products. `ordersTrusted` false: the thread's
 * orders are unknown or unclear, so nobody in it is said to have left without buying.
 */
export function collect(
  collection: Collection,
  analysis: Analysis,
  setup: Setup,
  ordersTrusted: boolean,
): void {
  collection.threads++;
  collection.messagesLeftOut += analysis.messagesLeftOut;
  for (const conversation of analysis.conversations) {
    countConversation(collection, conversation, setup);
  }
  for (const inquiry of analysis.inquiries) {
    if (inquiry.agent === null) {
      collection.inquiriesOfNobody++;
      continue;
    }
    const tally = agentTally(collection, inquiry.agent);
    tally.inquiries++;
    if (inquiry.ordered) tally.ordered++;
    if (inquiry.paid) tally.paid++;
    if (inquiry.provisional) tally.provisional++;
    tally.salesFen += inquiry.salesFen;
  }
  for (const order of analysis.orders) countOrder(collection, order);
  const sums = countVerdicts(collection, analysis, setup);
  pickCases(collection, analysis, sums, ordersTrusted);
  tallyDiagnosis(collection, analysis, setup, ordersTrusted);
  if (ordersTrusted) pickWork(collection, analysis, setup);
  else collection.threadsWithoutOrders++;
}

function countConversation(collection: Collection, conversation: Conversation, setup: Setup): void {
  collection.conversations++;
  collection.messages += conversation.lines.length;
  addCount(collection.phases, conversation.phase);
  if (conversation.leftOut !== null) addCount(collection.leftOut, conversation.leftOut);
  if (conversation.startAt === null) collection.untimedConversations++;
  else widen(collection, conversation.startAt, conversation.endAt ?? conversation.startAt);
  for (const reception of conversation.receptions) {
    const tally = agentTally(collection, reception.agent);
    tally.receptions++;
    tally.lines += reception.agentLines;
    tally.autoLines += reception.autoLines;
  }
  if (conversation.agent !== null) agentTally(collection, conversation.agent).conversations++;
  for (const line of conversation.lines) {
    const { at, by } = line.message;
    if (by !== 'buyer' || at === null) continue;
    const slot = hourSlot(at, setup);
    collection.loadLines[slot] = (collection.loadLines[slot] ?? 0) + 1;
  }
  for (const round of conversation.rounds) {
    if (round.closing || round.askedAt === null || round.waitMs === null) continue;
    const until = round.askedAt + round.waitMs;
    if (round.waitMs > LONG_WAIT_MS && !onDutyThrough(setup, round.agent, round.askedAt, until)) {
      continue;
    }
    const slot = hourSlot(round.askedAt, setup);
    collection.loadWaits[slot] = (collection.loadWaits[slot] ?? 0) + 1;
    collection.loadWaitMs[slot] = (collection.loadWaitMs[slot] ?? 0) + round.waitMs;
  }
}

function hourSlot(at: number, setup: Setup): number {
  const hour = Math.floor(minuteOfDay(at, setup.zoneOffsetMs) / 60);
  return weekday(dayNumber(at, setup.zoneOffsetMs)) * 24 + hour;
}

function widen(collection: Collection, from: number, to: number): void {
  if (collection.firstAt === null || from < collection.firstAt) collection.firstAt = from;
  if (collection.lastAt === null || to > collection.lastAt) collection.lastAt = to;
}

function countOrder(collection: Collection, order: AttributedOrder): void {
  const sums: OwnershipTally = collection.ownership.get(order.ownership) ?? {
    orders: 0,
    paidOrders: 0,
    salesFen: 0,
    provisional: 0,
    because: new Map(),
  };
  collection.ownership.set(order.ownership, sums);
  sums.orders++;
  if (order.counted) sums.paidOrders++;
  if (order.provisional) sums.provisional++;
  sums.salesFen += order.salesFen;
  addCount(sums.because, decisiveStep(order.trace, order.owner));
  if (order.owner === null) return;
  const tally = agentTally(collection, order.owner);
  tally.orders++;
  if (!order.lost) return;
  tally.lostOrders++;
  tally.lostFen += order.placedFen ?? 0;
}

/** Longer waits count only if somebody was on duty all the while: a night is no load. */
const LONG_WAIT_MS = 300_000;
