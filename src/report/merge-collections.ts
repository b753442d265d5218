// Joins two collections as if one worker had seen the threads of both; which comes first does not show.
import type { Case } from './case.ts';
import {
  type AgentTally,
  addCount,
  agentTally,
  type Collection,
  type WorkItem,
  type WorkList,
} from './collection.ts';
import { mergeDiagnosis } from './merge-diagnosis.ts';
import { offer } from './top-list.ts';

/** Adds `from` to `into` and returns `into`. Both must stem from the same rules; `from` is not changed. */
export function mergeCollections(into: Collection, from: Collection): Collection {
  if (into.ruleIds.join() !== from.ruleIds.join()) {
    throw new Error('Collections of different rulebooks cannot be merged.');
  }
  into.threads += from.threads;
  into.threadsWithoutOrders += from.threadsWithoutOrders;
  into.inquiriesOfNobody += from.inquiriesOfNobody;
  into.conversations += from.conversations;
  into.untimedConversations += from.untimedConversations;
  into.messages += from.messages;
  into.messagesLeftOut += from.messagesLeftOut;
  into.firstAt = pick(into.firstAt, from.firstAt, Math.min);
  into.lastAt = pick(into.lastAt, from.lastAt, Math.max);
  addCounts(into.leftOut, from.leftOut);
  addCounts(into.phases, from.phases);
  for (const [agent, tally] of from.agents) mergeAgent(agentTally(into, agent), tally);
  from.rules.forEach((tally, index) => {
    const target = into.rules[index];
    if (target === undefined) return;
    target.hit += tally.hit;
    target.miss += tally.miss;
    target.na += tally.na;
    addCounts(target.naReasons, tally.naReasons);
  });
  addNumbers(into.loadLines, from.loadLines);
  addNumbers(into.loadWaits, from.loadWaits);
  addNumbers(into.loadWaitMs, from.loadWaitMs);
  mergeOwnership(into, from);
  mergeCases(into.worst, from.worst, into.limits.worstMax);
  mergeCases(into.best, from.best, into.limits.bestMax);
  mergeWork(into.lost, from.lost, into.limits.workMax);
  mergeWork(into.unpaid, from.unpaid, into.limits.workMax);
  mergeWork(into.unpaidClosed, from.unpaidClosed, into.limits.workMax);
  mergeDiagnosis(into.diagnosis, from.diagnosis);
  return into;
}

function pick(
  a: number | null,
  b: number | null,
  choose: (a: number, b: number) => number,
): number | null {
  if (a === null || b === null) return a ?? b;
  return choose(a, b);
}

function addCounts<K>(into: Map<K, number>, from: ReadonlyMap<K, number>): void {
  for (const [key, count] of from) addCount(into, key, count);
}

function addNumbers(into: Float64Array | Int32Array, from: Float64Array | Int32Array): void {
  for (let i = 0; i < from.length; i++) into[i] = (into[i] ?? 0) + (from[i] ?? 0);
}

function mergeAgent(into: AgentTally, from: AgentTally): void {
  into.lines += from.lines;
  into.autoLines += from.autoLines;
  into.conversations += from.conversations;
  into.receptions += from.receptions;
  into.inquiries += from.inquiries;
  into.ordered += from.ordered;
  into.paid += from.paid;
  into.provisional += from.provisional;
  into.salesFen += from.salesFen;
  into.orders += from.orders;
  into.lostOrders += from.lostOrders;
  into.lostFen += from.lostFen;
  addNumbers(into.rules, from.rules);
  addNumbers(into.judged, from.judged);
  addNumbers(into.hits, from.hits);
  for (const [day, counts] of from.days) {
    const target = into.days.get(day);
    if (target === undefined) into.days.set(day, counts.slice());
    else addNumbers(target, counts);
  }
}

function mergeOwnership(into: Collection, from: Collection): void {
  for (const [kind, tally] of from.ownership) {
    const target = into.ownership.get(kind);
    if (target === undefined) {
      into.ownership.set(kind, { ...tally, because: new Map(tally.because) });
      continue;
    }
    target.orders += tally.orders;
    target.paidOrders += tally.paidOrders;
    target.salesFen += tally.salesFen;
    target.provisional += tally.provisional;
    addCounts(target.because, tally.because);
  }
}

const caseKey = (item: Case): string => `${item.conversation}|${item.orderId ?? ''}`;
const workKey = (item: WorkItem): string => `${item.buyer}|${item.id}`;

function mergeCases(into: Case[][], from: readonly Case[][], max: number): void {
  from.forEach((list, index) => {
    const target = into[index];
    if (target === undefined) return;
    for (const item of list) offer(target, item, max, caseKey);
  });
}

function mergeWork(into: WorkList, from: WorkList, max: number): void {
  into.count += from.count;
  into.valueFen += from.valueFen;
  into.valued += from.valued;
  addCounts(into.reasons, from.reasons);
  for (const item of from.items) offer(into.items, item, max, workKey);
}
