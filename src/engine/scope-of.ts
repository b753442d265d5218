// Whether a conversation is in the scope of a rule.
import type { AttributedOrder, Phase } from '../domain/analysis.ts';
import { dayNumber, dayText, minuteOfDay } from '../lib/zone.ts';
import type { Facts } from './facts.ts';
import { productsOf } from './products.ts';
import type { Scope } from './rule.ts';
import { isBetween } from './time-of-day.ts';

export function isInScope(scope: Scope, facts: Facts, order: AttributedOrder | null): boolean {
  const { conversation, stage } = facts;
  const { setup, shop } = stage.scene;
  if (scope.phase !== null && !isAmong(scope.phase, conversation.phase)) return false;
  if (scope.shop !== null && !scope.shop.includes(shop)) return false;
  const byAgent = scope.group !== null || scope.tenure !== null;
  const name = byAgent ? conversation.agent : null;
  const agent = name === null ? undefined : setup.agents.get(name);
  if (scope.group !== null && !scope.group.includes(agent?.group ?? '')) return false;
  if (scope.category !== null && !hasCategory(scope.category, facts, order)) return false;
  const { startAt } = conversation;
  if (scope.hours !== null) {
    if (startAt === null) return false;
    const minute = minuteOfDay(startAt, setup.zoneOffsetMs);
    if (!isBetween(minute, scope.hours.fromMinute, scope.hours.toMinute)) return false;
  }
  if (scope.period !== null) {
    if (startAt === null) return false;
    const day = dayText(dayNumber(startAt, setup.zoneOffsetMs, setup.dayCutMs));
    if (scope.period.from !== null && day < scope.period.from) return false;
    if (scope.period.to !== null && day > scope.period.to) return false;
  }
  if (scope.tenure !== null) {
    const hiredAt = agent?.hiredAt ?? null;
    if (startAt === null || hiredAt === null) return false;
    const { underMs, overMs } = scope.tenure;
    if (underMs !== null && startAt - hiredAt >= underMs) return false;
    if (overMs !== null && startAt - hiredAt <= overMs) return false;
  }
  return true;
}

/** By hand: most rules ask it of every conversation. */
function isAmong(phases: readonly Phase[], phase: Phase): boolean {
  for (let i = 0; i < phases.length; i++) if (phases[i] === phase) return true;
  return false;
}

function hasCategory(
  categories: readonly string[],
  facts: Facts,
  order: AttributedOrder | null,
): boolean {
  const { products } = facts.stage.scene.setup;
  const skus = productsOf(facts).asked.map(({ sku }) => sku);
  for (const item of order?.items ?? []) if (item.sku !== null) skus.push(item.sku);
  return skus.some((sku) => categories.includes(products.get(sku)?.category ?? ''));
}
