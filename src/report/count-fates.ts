// What became of each order: paid, closed or refunded, by agent and day, by product, with the reasons given.
import type { Analysis, AttributedOrder } from '../domain/analysis.ts';
import type { OrderItem } from '../domain/event.ts';
import type { Setup } from '../domain/setup.ts';
import { dayNumber } from '../lib/zone.ts';
import { addCount } from './collection.ts';
import { listOf, offerExample, offerId } from './diagnosis-examples.ts';
import {
  add,
  cellOf,
  type DiagnosisTally,
  dayCell,
  ORDER_FROM,
  PRODUCT_FIELDS,
  smaller,
} from './diagnosis-tally.ts';

const REASON_CHARACTERS = 40;

/** An order neither paid nor closed has no fate yet and is passed over. */
export function countFate(
  tally: DiagnosisTally,
  analysis: Analysis,
  order: AttributedOrder,
  setup: Setup,
): void {
  const { placedAt, owner, paid, closed, refundFen, ownership } = order;
  if (placedAt === null || ownership === 'left-out' || !(paid || closed)) return;
  const day = dayNumber(placedAt, setup.zoneOffsetMs, setup.dayCutMs);
  const placedFen = order.placedFen ?? order.paidFen;
  addFate(dayCell(tally, owner, day), ORDER_FROM, order, placedFen, order.paidFen, refundFen);
  const lost = closed || refundFen > 0;
  const skus = new Set<string>();
  for (const item of order.items) {
    if (item.sku === null) continue;
    skus.add(item.sku);
    tally.titles.set(item.sku, smaller(tally.titles.get(item.sku), item.title));
    const fen = itemFen(item, placedFen, order.items.length);
    const paidFen = paid ? (item.paidFen ?? fen) : 0;
    const back = order.items.length === 1 ? refundFen : item.refundFen;
    addFate(cellOf(tally.products, item.sku, PRODUCT_FIELDS), 2, order, fen, paidFen, back);
  }
  if (!lost) return;
  const reason = (order.reason ?? '').slice(0, REASON_CHARACTERS);
  const keys = [
    '',
    ...(owner === null ? [] : [`a:${owner}`]),
    ...[...skus].map((sku) => `p:${sku}`),
  ];
  if (reason !== '') for (const key of keys) addReason(tally, key, reason);
  for (const sku of skus) offerId(listOf(tally.lostOrders, sku), placedAt, order.orderId);
  const conversation = analysis.conversations.find(({ id }) => id === order.conversation);
  if (conversation === undefined || owner === null) return;
  const list = listOf(tally.examples[closed ? 'closed' : 'refunded'], owner);
  offerExample([list], analysis, conversation, order.orderId, owner);
}

function itemFen(item: OrderItem, placedFen: number, items: number): number {
  if (item.priceFen !== null) return item.priceFen * item.quantity;
  return Math.round(placedFen / items);
}

/** The eight order sums of DAY_FIELDS, from `from` on. */
function addFate(
  cell: Float64Array,
  from: number,
  { paid, closed }: AttributedOrder,
  placedFen: number,
  paidFen: number,
  refundFen: number,
): void {
  add(cell, from, 1);
  if (closed) add(cell, from + 1, 1);
  add(cell, from + 2, placedFen);
  if (closed) add(cell, from + 3, placedFen);
  if (!paid) return;
  add(cell, from + 4, 1);
  if (refundFen > 0) add(cell, from + 5, 1);
  add(cell, from + 6, paidFen);
  add(cell, from + 7, refundFen);
}

function addReason(tally: DiagnosisTally, key: string, reason: string): void {
  let counts = tally.reasons.get(key);
  if (counts === undefined) {
    counts = new Map();
    tally.reasons.set(key, counts);
  }
  addCount(counts, reason);
}
