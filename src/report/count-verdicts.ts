// Sums the verdicts of one thread: by rule, by agent, by archetype and day; and sums up each conversation.
import type { Analysis, Verdict } from '../domain/analysis.ts';
import type { Setup } from '../domain/setup.ts';
import { ARCHETYPES } from '../engine/rule.ts';
import { dayNumber } from '../lib/zone.ts';
import { type AgentTally, addCount, agentTally, type Collection } from './collection.ts';

/** What the verdicts say of one conversation as a whole. */
export interface ConversationSum {
  faultWeight: number;
  /** Hits of merit rules, by place in `analysis.verdicts`. */
  readonly merits: number[];
  /** The buyer abused or extorted: a hard case, never shown as an agent's worst. */
  hardBuyer: boolean;
  /** Hits of fault rules, by place in `analysis.verdicts`. */
  readonly hits: number[];
  /** Agent → bits of archetypes judged (low) and hit (high 8). */
  readonly archetypes: Map<string, number>;
}

function ruleOf(collection: Collection, verdict: Verdict, guess: number): number {
  // Verdicts usually come in the rulebook's order, so the next index is nearly always right.
  if (collection.ruleIds[guess] === verdict.rule) return guess;
  return collection.ruleIndex.get(verdict.rule) ?? -1;
}

const RESULT_SLOT = { hit: 0, miss: 1, na: 2 } as const;

/** Adds the verdicts of one thread; returns the sums by conversation id. Unknown rules are passed over. */
export function countVerdicts(
  collection: Collection,
  analysis: Analysis,
  setup: Setup,
): Map<string, ConversationSum> {
  const sums = new Map<string, ConversationSum>();
  let id = '';
  let sum: ConversationSum | undefined;
  let agent: string | null = null;
  let tally: AgentTally | undefined;
  let rule = -1;
  for (let place = 0; place < analysis.verdicts.length; place++) {
    const verdict = analysis.verdicts[place] as Verdict;
    rule = ruleOf(collection, verdict, rule + 1);
    if (rule < 0) continue;
    if (sum === undefined || verdict.conversation !== id) {
      id = verdict.conversation;
      sum = sums.get(id);
      if (sum === undefined) {
        sum = { faultWeight: 0, merits: [], hardBuyer: false, hits: [], archetypes: new Map() };
        sums.set(id, sum);
      }
    }
    if (verdict.agent !== agent) {
      agent = verdict.agent;
      tally = agent === null ? undefined : agentTally(collection, agent);
    }
    countOne(collection, verdict, rule, sum, tally);
    if (verdict.result !== 'hit') continue;
    if (collection.ruleKind[rule] === 0) sum.hits.push(place);
    else if (collection.ruleKind[rule] === 1) sum.merits.push(place);
  }
  for (const conversation of analysis.conversations) {
    const found = sums.get(conversation.id);
    if (found === undefined || found.archetypes.size === 0) continue;
    const at = conversation.startAt;
    const day = at === null ? null : dayNumber(at, setup.zoneOffsetMs, setup.dayCutMs);
    for (const [name, bits] of found.archetypes) {
      countArchetypes(agentTally(collection, name), bits, day);
    }
  }
  return sums;
}

function countOne(
  collection: Collection,
  verdict: Verdict,
  rule: number,
  sum: ConversationSum,
  tally: AgentTally | undefined,
): void {
  const total = collection.rules[rule];
  if (total === undefined) return;
  const slot = rule * 3 + RESULT_SLOT[verdict.result];
  if (tally !== undefined) tally.rules[slot] = (tally.rules[slot] ?? 0) + 1;
  if (verdict.result === 'na') {
    total.na++;
    addCount(total.naReasons, verdict.reason ?? '');
    return;
  }
  const hit = verdict.result === 'hit';
  if (hit) {
    total.hit++;
    sum.faultWeight += collection.ruleWeight[rule] ?? 0;
    if (verdict.rule === 'buyer-abuse' || verdict.rule === 'buyer-extortion') sum.hardBuyer = true;
  } else total.miss++;
  const archetype = collection.ruleArchetype[rule] ?? -1;
  if (archetype >= 0 && verdict.agent !== null && collection.ruleKind[rule] === 0) {
    const bit = (1 << archetype) | (hit ? 1 << (archetype + 8) : 0);
    sum.archetypes.set(verdict.agent, (sum.archetypes.get(verdict.agent) ?? 0) | bit);
  }
}

function countArchetypes(tally: AgentTally, bits: number, day: number | null): void {
  const count = ARCHETYPES.length;
  let daily: Int32Array | undefined;
  if (day !== null) {
    daily = tally.days.get(day);
    if (daily === undefined) {
      daily = new Int32Array(count * 2);
      tally.days.set(day, daily);
    }
  }
  for (let type = 0; type < count; type++) {
    if (bits & (1 << type)) {
      tally.judged[type] = (tally.judged[type] ?? 0) + 1;
      if (daily !== undefined) daily[type] = (daily[type] ?? 0) + 1;
    }
    if (bits & (1 << (type + 8))) {
      tally.hits[type] = (tally.hits[type] ?? 0) + 1;
      if (daily !== undefined) daily[count + type] = (daily[count + type] ?? 0) + 1;
    }
  }
}
