// The client of performance, and the words and addresses its pages share.
import { newClient } from '../../../ui/client.ts';
import type { FilterQuery } from '../../../ui/use-filters.ts';
import type { RecoveryRoutes } from '../../recovery/routes.ts';
import type { PerformanceRoutes } from '../routes.ts';

export const api = newClient<PerformanceRoutes>();
export const recoveryApi = newClient<RecoveryRoutes>();

/** First part of every query key, so that all of them can be thrown away at once. */
export const KEY = 'performance';

type Params = Readonly<Record<string, string | null | undefined>>;

function searchOf(params: Params): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, value);
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** Where a figure shows what it was counted from. */
export function whyTo(metric: string, query: FilterQuery, more: Params = {}): string {
  return `/definitions/${metric}${searchOf({ ...query, ...more })}`;
}

export function conversationTo(shop: string, ref: string): string {
  return `/conversations/${encodeURIComponent(shop)}/${ref}`;
}

/** The list of conversations, filtered. */
export function conversationsTo(query: FilterQuery, more: Params = {}): string {
  return `/conversations${searchOf({ ...query, ...more })}`;
}

export function agentTo(id: string, { shop, from, to }: FilterQuery): string {
  return `/agents/${encodeURIComponent(id)}${searchOf({ shop, from, to })}`;
}

export function recoveryTo(query: FilterQuery, kind: string): string {
  return `/recovery${searchOf({ ...query, kind })}`;
}

export function orderTo(id: string, shop: string): string {
  return `/orders/${encodeURIComponent(id)}${searchOf({ shop })}`;
}
