// The state of the list of conversations in the address, and the query it asks the server.
import { useMemo } from 'react';
import { type UrlValues, urlChoice, urlText } from '../../../ui/url-state.ts';
import { useFilters } from '../../../ui/use-filters.ts';
import { type PatchUrl, useUrlState } from '../../../ui/use-url-state.ts';
import { SORT_NAMES } from '../sort-names.ts';
import type { Query } from './conversations-api.ts';

/** Filters of the list besides shop, days, agent and group, by their names in the API. */
export const FILTER_NAMES = [
  'rule',
  'version',
  'severity',
  'dimension',
  'archetype',
  'kind',
  'scoreMin',
  'scoreMax',
  'phase',
  'order',
  'leftOut',
  'unanswered',
  'firstOver',
  'sku',
  'buyer',
  'q',
] as const;

export type FilterName = (typeof FILTER_NAMES)[number] | 'agent' | 'group';

const text = urlText();

export const LIST_STATE = {
  rule: text,
  version: text,
  severity: text,
  dimension: text,
  archetype: text,
  kind: text,
  scoreMin: text,
  scoreMax: text,
  phase: text,
  order: text,
  leftOut: text,
  unanswered: text,
  firstOver: text,
  sku: text,
  buyer: text,
  q: text,
  agent: text,
  group: text,
  sort: urlChoice(SORT_NAMES, 'newest'),
  /** Ref of the conversation that is open beside the list. */
  open: text,
  /** Line of the open conversation that was last looked for. */
  line: text,
};

export interface ListState {
  readonly state: UrlValues<typeof LIST_STATE>;
  readonly patch: PatchUrl<typeof LIST_STATE>;
  /** What the server is asked, without paging and sort. */
  readonly filters: Query;
  readonly query: Query;
}

export function useListState(): ListState {
  const [state, patch] = useUrlState(LIST_STATE);
  const { query: place } = useFilters();
  return useMemo(() => {
    const own = FILTER_NAMES.flatMap((name) => (state[name] === '' ? [] : [[name, state[name]]]));
    const filters: Query = {
      ...(Object.fromEntries(Object.entries(place).filter(([, value]) => value !== '')) as Query),
      ...(Object.fromEntries(own) as Query),
    };
    return { state, patch, filters, query: { ...filters, sort: state.sort } };
  }, [state, patch, place]);
}

/** The address of a conversation's own page; the list it was opened from goes with it, for next and previous. */
export function conversationPath(shop: string, ref: string, query: Query = {}): string {
  const search = new URLSearchParams(query);
  search.delete('cursor');
  search.delete('limit');
  const rest = search.toString();
  return `/conversations/${encodeURIComponent(shop)}/${ref}${rest === '' ? '' : `?${rest}`}`;
}

/** The address of the list with these filters: where every number of ours leads. */
export function listPath(filters: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    if (value !== undefined && value !== '') search.set(name, value);
  }
  return `/conversations?${search.toString()}`;
}
