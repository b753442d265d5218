// How often each rule was judged and hit, by agent and day.
import type { Analysis } from '../domain/analysis.ts';
import type { Setup } from '../domain/setup.ts';
import { dayNumber } from '../lib/zone.ts';
import type { Collection } from './collection.ts';
import { listOf, offerId } from './diagnosis-examples.ts';
import type { DiagnosisTally } from './diagnosis-tally.ts';

/** Faults only, that weigh something; verdicts of one conversation come one after another. */
export function countRuleDays(collection: Collection, analysis: Analysis, setup: Setup): void {
  const { diagnosis: tally, ruleIds, ruleIndex, ruleWeight } = collection;
  let last = '';
  let startAt: number | null = null;
  let agent = '';
  let cell: Uint16Array | null = null;
  let rule = -1;
  for (const verdict of analysis.verdicts) {
    rule = ruleIds[rule + 1] === verdict.rule ? rule + 1 : (ruleIndex.get(verdict.rule) ?? -1);
    if (rule < 0 || verdict.result === 'na' || verdict.agent === null) continue;
    if ((ruleWeight[rule] ?? 0) === 0) continue;
    if (verdict.conversation !== last || verdict.agent !== agent || cell === null) {
      last = verdict.conversation;
      agent = verdict.agent;
      startAt = analysis.conversations.find(({ id }) => id === last)?.startAt ?? null;
      cell = startAt === null ? null : ruleCell(tally, agent, startAt, ruleIds.length, setup);
    }
    if (cell === null || startAt === null) continue;
    count(cell, rule * 2);
    if (verdict.result !== 'hit') continue;
    count(cell, rule * 2 + 1);
    const hits = listOf(tally.ruleHits, agent);
    const ids = hits[rule] ?? [];
    hits[rule] = ids;
    offerId(ids, startAt, verdict.conversation);
  }
}

function ruleCell(
  tally: DiagnosisTally,
  agent: string,
  startAt: number,
  rules: number,
  setup: Setup,
): Uint16Array {
  let days = tally.ruleDays.get(agent);
  if (days === undefined) {
    days = new Map();
    tally.ruleDays.set(agent, days);
  }
  const day = dayNumber(startAt, setup.zoneOffsetMs, setup.dayCutMs);
  let cell = days.get(day);
  if (cell === undefined) {
    cell = new Uint16Array(rules * 2);
    days.set(day, cell);
  }
  return cell;
}

function count(cell: Uint16Array, at: number): void {
  const known = cell[at] ?? 0;
  if (known < 0xffff) cell[at] = known + 1;
}
