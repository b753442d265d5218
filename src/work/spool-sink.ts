// The sink intake fills: events go to the spool by buyer, everything else is gathered.
import type { Message, OrderEvent, Rating, ThreadEvent } from '../domain/event.ts';
import { isMasked } from '../intake/buyer-key.ts';
import type { Quarantined, Sink } from '../intake/format.ts';
import { encodeEvent } from '../store/event-line.ts';
import { AUTO_TEXTS_MAX, type Gathered } from './gathered.ts';
import { type LineSink, partitionOf } from './spool.ts';

const AUTO_TEXT_CHARACTERS_MIN = 6;

export interface SpoolSinkOptions {
  readonly spool: LineSink;
  /** Masked buyers and masked orders wait here until they are joined. */
  readonly maskedSpool: LineSink;
  readonly partitions: number;
  readonly gathered: Gathered;
  /** Absent: rows that could not be used are told elsewhere. */
  readonly quarantine?: (row: Quarantined) => void;
}

/** The sink of a run; rows are counted by intake itself. */
export function createSpoolSink(options: SpoolSinkOptions): Sink {
  const { gathered, spool, maskedSpool, partitions } = options;
  return {
    event(shop, buyer, event) {
      const masked = isMasked(buyer);
      const line = encodeEvent(shop, buyer, event);
      (masked ? maskedSpool : spool).write(partitionOf(buyer, partitions), line);
      gatherEvent(gathered, shop, event);
      if (masked && event.type !== 'order') gatherMasked(gathered, shop, buyer, event);
      if (event.type === 'order') gatherOrder(gathered, shop, buyer, event);
    },
    agent(agent) {
      gathered.agents.set(agent.id, agent);
    },
    duty(agent, span) {
      const spans = gathered.duty.get(agent);
      if (spans) spans.push(span);
      else gathered.duty.set(agent, [span]);
    },
    product(product) {
      gathered.products.set(product.sku, product);
    },
    quarantine(quarantined) {
      options.quarantine?.(quarantined);
    },
    notice(notice) {
      gathered.notices.push(notice);
    },
    // Items join their order inside intake; rows are counted there too.
    orderItem() {},
    row() {},
  };
}

function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

function gatherEvent(gathered: Gathered, shop: string, event: ThreadEvent): void {
  // A rating may come weeks later: it does not say that chats and orders are known until then.
  if (event.type === 'rating') {
    count(gathered.ratingShops, shop);
    return;
  }
  if (event.at !== null) {
    if (event.at < gathered.firstAt) gathered.firstAt = event.at;
    if (event.at > gathered.lastAt) gathered.lastAt = event.at;
  }
  if (event.type === 'order') {
    gathered.orderEvents++;
    count(gathered.orderShops, shop);
    return;
  }
  gathered.messages++;
  count(gathered.chatShops, shop);
  if (event.agent !== null) {
    count(gathered.chatAgents, event.agent);
    const known = gathered.shopAgents.get(shop);
    if (known === undefined) gathered.shopAgents.set(shop, new Set([event.agent]));
    else known.add(event.agent);
  }
  if (
    event.auto === true &&
    event.by === 'agent' &&
    event.text.length >= AUTO_TEXT_CHARACTERS_MIN &&
    gathered.autoTexts.size < AUTO_TEXTS_MAX
  ) {
    gathered.autoTexts.add(event.text);
  }
}

/** A rating says whose conversation it is of, not when that was. */
function gatherMasked(
  gathered: Gathered,
  shop: string,
  buyer: string,
  message: Message | Rating,
): void {
  const key = `${shop}\n${buyer}`;
  let entry = gathered.masked.get(key);
  if (entry === undefined) {
    entry = { shop, buyer, startAt: null, endAt: null, skus: new Set() };
    gathered.masked.set(key, entry);
  }
  if (message.type === 'rating') return;
  if (message.at !== null) {
    entry.startAt = Math.min(entry.startAt ?? message.at, message.at);
    entry.endAt = Math.max(entry.endAt ?? message.at, message.at);
  }
  if (message.sku !== null) entry.skus.add(message.sku);
}

function gatherOrder(gathered: Gathered, shop: string, buyer: string, event: OrderEvent): void {
  if (event.state !== 'placed') return;
  gathered.joinable.push({
    shop,
    buyer,
    orderId: event.orderId,
    placedAt: event.at,
    skus: event.items.flatMap((item) => (item.sku === null ? [] : [item.sku])),
  });
}
