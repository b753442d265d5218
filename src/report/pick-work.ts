// Collects whom to call back: inquiries that led nowhere and orders left unpaid.
import { guessLoss } from '../analyse/loss-reason.ts';
import { boughtSince, remindedOf, shownProduct, unpaidReason } from '../analyse/lost-chance.ts';
import type { Analysis, AttributedOrder, Conversation, Inquiry } from '../domain/analysis.ts';
import type { Setup } from '../domain/setup.ts';
import { addCount, type Collection, type WorkItem, type WorkList } from './collection.ts';
import { offer, wouldEnter } from './top-list.ts';

const workKey = (item: WorkItem): string => `${item.buyer}|${item.id}`;

function add(list: WorkList, valueFen: number | null, reason: string): void {
  list.count++;
  addCount(list.reasons, reason);
  if (valueFen === null) return;
  list.valued++;
  list.valueFen += valueFen;
}

/** Offers the lost inquiries and unpaid orders of one thread to the work lists. */
export function pickWork(collection: Collection, analysis: Analysis, setup: Setup): void {
  if (analysis.inquiries.length === 0 && analysis.orders.length === 0) return;
  const conversations = new Map(analysis.conversations.map((item) => [item.id, item]));
  for (const inquiry of analysis.inquiries) {
    if (inquiry.ordered || boughtSince(analysis, inquiry)) continue;
    const conversation = conversations.get(inquiry.conversation);
    if (conversation !== undefined) addLost(collection, analysis, setup, inquiry, conversation);
  }
  for (const order of analysis.orders) {
    if (order.paid || order.placedAt === null || order.ownership === 'left-out') continue;
    const conversation =
      order.conversation === null ? undefined : conversations.get(order.conversation);
    addUnpaid(collection, analysis, order, conversation);
  }
}

function addLost(
  collection: Collection,
  analysis: Analysis,
  setup: Setup,
  inquiry: Inquiry,
  conversation: Conversation,
): void {
  const list = collection.lost;
  const product = shownProduct(conversation, setup);
  const { reason, words } = guessLoss(conversation);
  let buyerLines = 0;
  for (const reception of conversation.receptions) buyerLines += reception.buyerLines;
  // A yuan for each line the buyer wrote: interest breaks ties and ranks those without a price.
  const stake = (product.priceFen ?? 0) + Math.min(buyerLines, 20) * 100;
  const rank = faded(stake, analysis.asOf - inquiry.startAt);
  add(list, product.priceFen, reason);
  if (!wouldEnter(list.items, rank, collection.limits.workMax)) return;
  const item: WorkItem = {
    rank,
    id: `${inquiry.conversation}|${inquiry.day}|${inquiry.agent}`,
    conversation: inquiry.conversation,
    buyer: analysis.buyer,
    agent: inquiry.agent,
    at: inquiry.startAt,
    product: product.title,
    valueFen: product.priceFen,
    lastWords: words,
    reason,
    provisional: inquiry.provisional,
    reminded: null,
    closed: false,
  };
  offer(list.items, item, collection.limits.workMax, workKey);
}

function addUnpaid(
  collection: Collection,
  analysis: Analysis,
  order: AttributedOrder,
  conversation: Conversation | undefined,
): void {
  const list = order.closed ? collection.unpaidClosed : collection.unpaid;
  const reminded = remindedOf(analysis, order.orderId);
  const guess = conversation === undefined ? null : guessLoss(conversation);
  const reason = guess === null ? 'silent' : unpaidReason(guess.reason);
  const rank = faded(order.placedFen ?? 0, analysis.asOf - (order.placedAt ?? analysis.asOf));
  add(list, order.placedFen, reason);
  if (!wouldEnter(list.items, rank, collection.limits.workMax)) return;
  const item: WorkItem = {
    rank,
    id: order.orderId,
    conversation: order.conversation,
    buyer: analysis.buyer,
    agent: order.owner,
    at: order.placedAt,
    product: order.items.map((entry) => entry.title).join('、') || null,
    valueFen: order.placedFen,
    lastWords: guess?.words ?? null,
    reason,
    provisional: order.provisional,
    reminded,
    closed: order.closed,
  };
  offer(list.items, item, collection.limits.workMax, workKey);
}

const FADE_MS = 3 * 86_400_000;

/** A buyer cools down: what is at stake counts half after three days, a quarter after nine. */
function faded(stake: number, ageMs: number): number {
  return Math.round(stake / (1 + Math.max(0, ageMs) / FADE_MS));
}
