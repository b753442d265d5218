// Shop, days, agent and group of a page: in the address, kept from page to page, with sensible defaults.
import { useMemo } from 'react';
import { type DayRange, dayOf, presetRange } from './day-range.ts';
import { urlText } from './url-state.ts';
import { type SessionShop, useSession } from './use-session.ts';
import { type PatchUrl, useUrlState } from './use-url-state.ts';

export const FILTERS = {
  shop: urlText(),
  from: urlText(),
  to: urlText(),
  agent: urlText(),
  group: urlText(),
};

export interface Filters extends DayRange {
  /** '' only where the person sees no shop at all. */
  readonly shop: string;
  readonly agent: string;
  readonly group: string;
  /** The shop in question; null where there is none. */
  readonly shopInfo: SessionShop | null;
  /** Day number of the shop's last day with data; null: nothing imported. */
  readonly lastDay: number | null;
  /** For API calls: `shop, from, to` and, where chosen, `agent, group`. */
  readonly query: FilterQuery;
  readonly set: PatchUrl<typeof FILTERS>;
}

export interface FilterQuery {
  readonly shop: string;
  readonly from: string;
  readonly to: string;
  readonly agent?: string;
  readonly group?: string;
}

/** Days in force: what the address says where it makes sense, else the last seven with data. */
export function rangeInForce(from: string, to: string, lastDay: number | null): DayRange {
  const a = dayOf(from);
  const b = dayOf(to);
  if (a !== null && b !== null) return a <= b ? { from, to } : { from: to, to: from };
  if (a !== null) return { from, to: from };
  return lastDay === null ? { from: '', to: '' } : presetRange('days-7', lastDay);
}

export function useFilters(): Filters {
  const { shops } = useSession();
  const [state, set] = useUrlState(FILTERS);
  return useMemo(() => {
    const shopInfo = shops.find(({ id }) => id === state.shop) ?? shops[0] ?? null;
    const lastDay = shopInfo?.lastDay == null ? null : dayOf(shopInfo.lastDay);
    const range = rangeInForce(state.from, state.to, lastDay);
    const shop = shopInfo?.id ?? state.shop;
    const query: FilterQuery = {
      shop,
      ...range,
      ...(state.agent === '' ? {} : { agent: state.agent }),
      ...(state.group === '' ? {} : { group: state.group }),
    };
    return { ...query, agent: state.agent, group: state.group, shopInfo, lastDay, query, set };
  }, [shops, state, set]);
}

/** `?shop=…&from=…&to=…` as far as they were chosen, for links to other pages; '' when none was. */
export function filterSearch(
  search: URLSearchParams,
  more: Readonly<Record<string, string>> = {},
): string {
  const kept = new URLSearchParams();
  for (const name of ['shop', 'from', 'to']) {
    const value = search.get(name);
    if (value !== null) kept.set(name, value);
  }
  for (const [name, value] of Object.entries(more)) if (value !== '') kept.set(name, value);
  const text = kept.toString();
  return text === '' ? '' : `?${text}`;
}
