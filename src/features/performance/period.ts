// A request for figures made ready: whose work of which shop, with what the shop counts by.
import type { AppContext } from '../../http/app-env.ts';
import { dayOf } from '../../http/day-query.ts';
import { badRequest, notFound } from '../../http/refusal.ts';
import { visibleAgents } from '../../http/scope.ts';
import { dayText } from '../../lib/zone.ts';
import { loadFigures, type PeriodFigures } from '../../store/figures.ts';
import type { RosterAgent } from '../../store/shops.ts';
import { loadShopSetup, type ShopSetup } from '../../work/shop-setup.ts';
import { findPeople } from '../conversations/people-asked.ts';
import type { PeriodQuery } from './shapes.ts';

export interface Work {
  readonly shop: string;
  readonly shopName: string;
  readonly setup: ShopSetup;
  /** Whose work is meant; 'all': everybody's and nobody's. */
  readonly agents: readonly string[] | 'all';
  readonly roster: ReadonlyMap<string, RosterAgent>;
  /** `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
  nameOf(agent: string): string;
}

type Asked = Pick<PeriodQuery, 'shop' | 'agent' | 'group' | 'from' | 'to'>;

/** Refuses a shop outside of what the account sees. */
export async function askedWork(c: AppContext, { from, to, ...asked }: Asked): Promise<Work> {
  const { db } = c.get('services');
  if (dayOf(from) > dayOf(to)) throw backwards();
  const [found] = await findPeople(db, c.get('who'), asked);
  if (found === undefined) throw notFound({ zh: '这家店', en: 'shop' });
  const { shop, agents, roster } = found;
  return {
    shop: shop.shopId,
    shopName: shop.name,
    setup: await loadShopSetup(db, shop.shopId),
    agents,
    roster,
    from,
    to,
    nameOf: (agent) => {
      const name = roster.get(agent)?.name ?? '';
      return name === '' ? agent.slice(agent.lastIndexOf(':') + 1) : name;
    },
  };
}

function backwards() {
  return badRequest(
    'days-backwards',
    { zh: '第一天在最后一天之后', en: 'The first day is after the last' },
    { zh: '把 from 和 to 对调', en: 'Exchange `from` and `to`' },
  );
}

/** Figures of the period, or of other days of the same work. */
export function workFigures(
  c: AppContext,
  { shop, agents, setup, from, to }: Work,
  days: { readonly from: string; readonly to: string } = { from, to },
): Promise<PeriodFigures> {
  const whose = agents === 'all' ? {} : { agents };
  return loadFigures(c.get('services').db, { shops: [shop], ...days, ...whose }, setup.metrics);
}

/** The days of the same number right before. */
export function daysBefore({ from, to }: { readonly from: string; readonly to: string }) {
  const length = dayOf(to) - dayOf(from) + 1;
  return { from: dayText(dayOf(from) - length), to: dayText(dayOf(from) - 1) };
}

/** Whom of the shop the account sees at all, whatever was asked for. */
export function seenAgents(c: AppContext, { roster }: Work): readonly string[] | 'all' {
  const entries = [...roster.values()].map(({ id, group }) => ({ agent: id, group }));
  return visibleAgents(c.get('who'), entries);
}
