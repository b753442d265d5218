// Which events of a thread can be seen as of an instant, each id once, in the version that counts.
import type { Message, OrderEvent, Rating, Thread } from '../domain/event.ts';
import type { Clock } from '../lib/clock.ts';

export interface VisibleEvents {
  /** In no particular order. */
  readonly messages: Message[];
  readonly orders: OrderEvent[];
  readonly ratings: readonly Rating[];
}

const NO_RATINGS: readonly Rating[] = [];

/** Every field in one fixed order, so that two versions compare the same whoever compares them. */
function canonicalMessage(m: Message): string {
  return JSON.stringify([
    m.at,
    m.conversation,
    m.by,
    m.agent,
    m.kind,
    m.text,
    m.sku,
    m.orderId,
    m.auto,
    m.revokedAt,
  ]);
}

function canonicalOrder(o: OrderEvent): string {
  const items = o.items.map((i) => [
    i.sku,
    i.title,
    i.quantity,
    i.priceFen,
    i.paidFen,
    i.refundFen,
  ]);
  return JSON.stringify([
    o.at,
    o.notBefore,
    o.orderId,
    o.state,
    o.amountFen,
    o.postageFen,
    o.reason,
    o.flagged,
    items,
  ]);
}

/**
 * Of two versions of a message: the higher revision, then the smaller seq, then the smaller text.
 */
export function preferMessage(a: Message, b: Message): Message {
  if (a === b) return a;
  if (a.revision !== b.revision) return a.revision > b.revision ? a : b;
  if (a.seq !== b.seq) return a.seq < b.seq ? a : b;
  return canonicalMessage(a) <= canonicalMessage(b) ? a : b;
}

/** Of two versions of an order event: as for messages. */
export function preferOrderEvent(a: OrderEvent, b: OrderEvent): OrderEvent {
  if (a === b) return a;
  if (a.revision !== b.revision) return a.revision > b.revision ? a : b;
  if (a.seq !== b.seq) return a.seq < b.seq ? a : b;
  return canonicalOrder(a) <= canonicalOrder(b) ? a : b;
}

/** Of two versions of a rating: the higher revision, then the later, then as for messages. */
export function preferRating(a: Rating, b: Rating): Rating {
  if (a === b) return a;
  if (a.revision !== b.revision) return a.revision > b.revision ? a : b;
  const from = a.at ?? Number.NEGATIVE_INFINITY;
  const to = b.at ?? Number.NEGATIVE_INFINITY;
  if (from !== to) return from > to ? a : b;
  if (a.seq !== b.seq) return a.seq < b.seq ? a : b;
  return canonicalRating(a) <= canonicalRating(b) ? a : b;
}

function canonicalRating(r: Rating): string {
  return JSON.stringify([r.conversation, r.orderId, r.agent, r.score, r.invited, r.text]);
}

/** The versions that count so far, in the order their ids were first seen. */
interface Kept<T> {
  readonly events: T[];
  readonly ids: Set<string>;
  /** Where each id is in `events`; null while none has come twice, as none does in most threads. */
  positions: Map<string, number> | null;
}

function keptNothing<T>(): Kept<T> {
  return { events: [], ids: new Set(), positions: null };
}

/** One look at the ids an event: if adding its id made them no more, it was among them. */
function keep<T extends { readonly id: string }>(
  kept: Kept<T>,
  event: T,
  prefer: (a: T, b: T) => T,
): void {
  const { events, ids } = kept;
  const before = ids.size;
  ids.add(event.id);
  if (ids.size > before) {
    kept.positions?.set(event.id, events.length);
    events.push(event);
    return;
  }
  kept.positions ??= new Map(events.map(({ id }, position) => [id, position]));
  const at = kept.positions.get(event.id)!;
  events[at] = prefer(events[at]!, event);
}

/**
 * The events that have come by the clock's instant, once each by type and id. An event without a
 * time is visible, unless `notBefore` says that it cannot have happened yet. Visibility is decided
 * before versions are compared, so asking for an earlier instant equals never having seen later
 * ones.
 */
export function visibleEvents(thread: Thread, clock: Clock): VisibleEvents {
  const messages = keptNothing<Message>();
  let orders: Kept<OrderEvent> | null = null;
  let ratings: Kept<Rating> | null = null;
  for (const event of thread.events) {
    if (event.at !== null && !clock.hasCome(event.at)) continue;
    if (event.type === 'message') keep(messages, event, preferMessage);
    else if (event.type === 'rating') {
      ratings ??= keptNothing();
      keep(ratings, event, preferRating);
    } else if (event.at !== null || event.notBefore === null || clock.hasCome(event.notBefore)) {
      orders ??= keptNothing();
      keep(orders, event, preferOrderEvent);
    }
  }
  return {
    messages: messages.events,
    orders: orders === null ? [] : orders.events,
    ratings: ratings === null ? NO_RATINGS : ratings.events,
  };
}
