// The orders of a conversation and what happened to them, on the same time line as the words.
import { decisiveStep } from '../../analyse/decisive-step.ts';
import type { AttributedOrder } from '../../domain/analysis.ts';
import type { PageSource } from './opened-conversation.ts';
import type { ConversationPageShape } from './shapes.ts';

const TITLE_MAX = 60;

/** Placed in the conversation or attributed to it. */
export function ordersOf({
  analysis,
  conversation,
}: Pick<PageSource, 'analysis' | 'conversation'>) {
  const own = new Set(conversation.orderIds);
  return analysis.orders.filter(
    (order) => own.has(order.orderId) || order.conversation === conversation.id,
  );
}

export function presentOrders(source: PageSource): ConversationPageShape['orders'] {
  return ordersOf(source).map((order) => ({
    orderId: order.orderId,
    state: order.state,
    ownership: order.ownership,
    owner: order.owner === null ? null : { id: order.owner, name: source.nameOf(order.owner) },
    placedFen: order.placedFen,
    paidFen: order.paidFen,
    refundFen: order.refundFen,
    salesFen: order.salesFen,
    counted: order.counted,
    provisional: order.provisional,
    title: titleOf(order),
    because: decisiveStep(order.trace, order.owner),
  }));
}

function titleOf({ items }: Pick<AttributedOrder, 'items'>): string {
  const titles = items.map(({ title, quantity }) =>
    quantity > 1 ? `${title} ×${quantity}` : title,
  );
  const whole = titles.filter((title) => title !== '').join('、');
  return whole.length > TITLE_MAX ? `${whole.slice(0, TITLE_MAX)}…` : whole;
}

/** As known when the thread was analysed, by time; events without a time come last. */
export function presentOrderEvents(source: PageSource): ConversationPageShape['orderEvents'] {
  const titles = new Map(ordersOf(source).map((order) => [order.orderId, titleOf(order)]));
  const last = Number.POSITIVE_INFINITY;
  return source.thread.events
    .flatMap((event) => {
      if (event.type !== 'order' || (event.at !== null && event.at > source.asOf)) return [];
      const title = titles.get(event.orderId);
      if (title === undefined) return [];
      const { id, orderId, at, state, amountFen, reason } = event;
      return [{ id, orderId, at, state, amountFen, title, reason }];
    })
    .sort((a, b) => (a.at ?? last) - (b.at ?? last));
}
