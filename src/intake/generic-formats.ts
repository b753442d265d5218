// The tables any tool can produce and any mapping leads to.
import { agents } from './agents/agents.ts';
import { duty } from './duty/duty.ts';
import { evaluations } from './evaluations/evaluations.ts';
import type { Feeds, TableFormat } from './format.ts';
import { genericChats } from './generic-chats/generic-chats.ts';
import { genericOrders } from './generic-orders/generic-orders.ts';
import { products } from './products/products.ts';

export const genericFormats: readonly TableFormat[] = [
  genericChats,
  genericOrders,
  agents,
  duty,
  products,
  evaluations,
];

/** The generic format for a kind of data; only those with one may be asked for. */
export function genericFormat(feeds: Feeds): TableFormat {
  const format = genericFormats.find((candidate) => candidate.feeds === feeds);
  if (format === undefined) throw new Error(`no generic format feeds ${feeds}`);
  return format;
}
