// Masked buyers (`x**`): which orders, if any, can safely be said to be theirs.
import type { JoinableOrder, MaskedConversation } from './gathered.ts';

/** joined: one buyer fits. none: nobody who fits bought anything near. ambiguous: several fit. */
export type Joined =
  | { readonly kind: 'joined'; readonly buyer: string; readonly by: 'product' | 'time' }
  | { readonly kind: 'none' }
  | { readonly kind: 'ambiguous'; readonly candidates: ReadonlySet<string> };

/** The name as the platform shows it: intake keeps one mask's people apart by `#…`. */
export function shownName(buyer: string): string {
  const mark = buyer.indexOf('**') < 0 ? -1 : buyer.indexOf('#');
  return mark < 0 ? buyer : buyer.slice(0, mark);
}

/** True if a name could be what the mask hides; each `*` run hides one or more characters. */
export function fitsMask(mask: string, name: string): boolean {
  if (mask === name) return true;
  const parts = mask.split(/\*+/);
  const head = parts[0] ?? '';
  const tail = parts.at(-1) ?? '';
  if (name.length <= head.length + tail.length && !name.includes('*')) return false;
  return name.startsWith(head) && name.endsWith(tail);
}

/**
 * Joins by confidence: an order of a fitting name placed from the conversation's start to `windowMs`
 * after its end. If several people fit, the one who bought a product that was talked about; if that
 * does not single one out, the join is ambiguous and nobody gains or loses by it. Earlier orders of
 * fitting names make it ambiguous as well: the contact may be about any of them.
 */
export function joinMasked(
  conversation: MaskedConversation,
  orders: readonly JoinableOrder[],
  windowMs: number,
  afterSaleMs: number,
): Joined {
  const { startAt, endAt, skus } = conversation;
  const mask = shownName(conversation.buyer);
  const fitting = orders.filter((order) => fitsMask(mask, shownName(order.buyer)));
  if (fitting.length === 0) return { kind: 'none' };
  if (startAt === null || endAt === null) {
    return { kind: 'ambiguous', candidates: buyersOf(fitting) };
  }
  const within = (order: JoinableOrder, from: number, to: number): boolean =>
    order.placedAt === null || (order.placedAt >= from && order.placedAt <= to);
  const near = fitting.filter((order) => within(order, startAt, endAt + windowMs));
  const people = new Set(near.map((order) => order.buyer));
  if (people.size === 1) return { kind: 'joined', buyer: [...people][0]!, by: 'time' };
  if (people.size > 1) {
    const same = near.filter((order) => order.skus.some((sku) => skus.has(sku)));
    const buyers = new Set(same.map((order) => order.buyer));
    if (buyers.size === 1) return { kind: 'joined', buyer: [...buyers][0]!, by: 'product' };
    return { kind: 'ambiguous', candidates: people };
  }
  const earlier = fitting.filter((order) => within(order, startAt - afterSaleMs, startAt));
  if (earlier.length === 0) return { kind: 'none' };
  return { kind: 'ambiguous', candidates: buyersOf(earlier) };
}

function buyersOf(orders: readonly JoinableOrder[]): Set<string> {
  return new Set(orders.map((order) => order.buyer));
}

export interface JoinPlan {
  /** Masked buyer → the buyer whose thread the conversation goes to. */
  readonly buyers: ReadonlyMap<string, string>;
  /** Masked buyers whose orders cannot be told. */
  readonly ambiguous: readonly MaskedConversation[];
  /** Buyers whose orders may be an ambiguous conversation's: nobody's for now, rather than silent. */
  readonly doubtful: readonly { readonly shop: string; readonly buyer: string }[];
  readonly none: number;
}

/** Joins every masked conversation of a run; orders are looked up by mask once. */
export function planJoins(
  conversations: readonly MaskedConversation[],
  orders: readonly JoinableOrder[],
  windowMs: number,
  afterSaleMs: number,
): JoinPlan {
  const fitting = new Map<string, JoinableOrder[]>();
  const buyers = new Map<string, string>();
  const ambiguous: MaskedConversation[] = [];
  const doubtful = new Set<string>();
  let none = 0;
  for (const conversation of conversations) {
    const mask = shownName(conversation.buyer);
    let known = fitting.get(mask);
    if (known === undefined) {
      known = orders.filter((order) => fitsMask(mask, shownName(order.buyer)));
      fitting.set(mask, known);
    }
    const joined = joinMasked(conversation, known, windowMs, afterSaleMs);
    if (joined.kind === 'joined') buyers.set(conversation.buyer, joined.buyer);
    else if (joined.kind === 'ambiguous') {
      ambiguous.push(conversation);
      for (const buyer of joined.candidates) doubtful.add(buyer);
    } else none++;
  }
  const shops = new Map(orders.map((order) => [order.buyer, order.shop]));
  const owners = [...doubtful].map((buyer) => ({ shop: shops.get(buyer) ?? '', buyer }));
  return { buyers, ambiguous, doubtful: owners, none };
}
