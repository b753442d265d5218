// The shop and days of a rulebook request: refused where the shop is not the account's to see.
import type { AppContext } from '../../http/app-env.ts';
import { dayOf } from '../../http/day-query.ts';
import { notFound } from '../../http/refusal.ts';
import { seesShop, visibleAgents } from '../../http/scope.ts';
import { dayText } from '../../lib/zone.ts';
import type { AgentDay } from '../../store/agent-days.ts';
import { loadFigures } from '../../store/figures.ts';
import { findShop, listAgents } from '../../store/shops.ts';
import { loadShopSetup } from '../../work/shop-setup.ts';

const WEEK_DAYS = 7;

export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Throws unless the shop is there and within the account's scope. */
export async function checkShop(c: AppContext, shop: string): Promise<void> {
  const there = seesShop(c.get('who'), shop) && (await findShop(c.get('services').db, shop));
  if (!there) throw notFound({ zh: '这家店', en: 'shop' });
}

/** The days asked for, else the last seven with data; null: there are none. */
export async function periodOf(
  c: AppContext,
  { shop, from, to }: { shop: string; from?: string | undefined; to?: string | undefined },
): Promise<Period | null> {
  const asked = from ?? to;
  if (asked !== undefined) return { from: from ?? asked, to: to ?? asked };
  const [row] = await c
    .get('services')
    .db.query<{ last: number | null }>(
      'select max(day) as last from agent_day where shop_id = $1',
      [shop],
    );
  const last = row?.last ?? null;
  if (last === null || last < 0) return null;
  return { from: dayText(last - WEEK_DAYS + 1), to: dayText(last) };
}

/** Counts of all rules by agent and day, within the account's scope. */
export async function ruleDays(
  c: AppContext,
  shop: string,
  period: Period | null,
): Promise<readonly AgentDay[]> {
  if (period === null) return [];
  const { db } = c.get('services');
  const roster = (await listAgents(db, shop)).map(({ id, group }) => ({ agent: id, group }));
  const agents = visibleAgents(c.get('who'), roster);
  const { metrics } = await loadShopSetup(db, shop);
  const where = { shops: [shop], ...period, ...(agents === 'all' ? {} : { agents }) };
  return (await loadFigures(db, where, metrics)).days;
}

/** Day numbers of a period. */
export function dayNumbers({ from, to }: Period): { from: number; to: number } {
  return { from: dayOf(from), to: dayOf(to) };
}

/** Names of the shop's agents by id. */
export async function agentNames(c: AppContext, shop: string): Promise<(agent: string) => string> {
  const names = new Map(
    (await listAgents(c.get('services').db, shop)).map(({ id, name }) => [id, name]),
  );
  return (agent) => names.get(agent) ?? agent;
}
