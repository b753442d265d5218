// Reads the `order …` lines of a .chat case.
import type { Instant, OrderItem, OrderState } from '../../domain/event.ts';
import { dayStart } from '../../lib/zone.ts';
import { unknownName } from '../suggest.ts';
import { type CaseDraft, DAY, ZONE_OFFSET_MS } from './case-draft.ts';

const STATES: readonly OrderState[] = [
  'placed',
  'deposit-paid',
  'paid',
  'shipped',
  'completed',
  'closed',
  'refund-requested',
  'refunded',
];

/**
 * `A1 placed 199.00 连衣裙-M`, `A1 paid`, `A1 closed`; an amount and the SKUs or titles are optional.
 * `after=10:30:00`: where the line has no time, it was not before that. Returns the order's id.
 */
export function readOrderLine(
  draft: CaseDraft,
  at: Instant | null,
  text: string,
  line: number,
): string | null {
  const [orderId = '', state = '', ...rest] = text.split(/\s+/);
  const known = STATES.find((name) => name === state);
  if (orderId === '' || known === undefined) {
    draft.report(
      line,
      'bad-order',
      unknownName({ zh: '订单状态', en: 'order state' }, state, STATES),
    );
    return null;
  }
  let amountFen: number | null = null;
  let notBefore: Instant | null = null;
  const items: OrderItem[] = [];
  for (const word of rest.filter((item) => item !== '')) {
    const after = /^after=(\d{1,2}):(\d{2}):(\d{2})$/.exec(word);
    if (after !== null) {
      const seconds = Number(after[1]) * 3600 + Number(after[2]) * 60 + Number(after[3]);
      notBefore = dayStart(DAY, ZONE_OFFSET_MS) + seconds * 1000;
    } else if (amountFen === null && /^\d+(\.\d+)?$/.test(word)) {
      amountFen = Math.round(Number(word) * 100);
    } else items.push(itemOf(draft, word));
  }
  if (known === 'paid' && amountFen === null) amountFen = placedAmount(draft, orderId);
  return draft.order({
    orderId,
    at,
    notBefore,
    state: known,
    amountFen,
    postageFen: null,
    items,
    reason: null,
    flagged: false,
  });
}

function itemOf(draft: CaseDraft, word: string): OrderItem {
  const product = draft.products.get(word);
  return {
    sku: product?.sku ?? word,
    title: product?.title ?? word,
    quantity: 1,
    priceFen: product?.priceFen ?? null,
    paidFen: null,
    refundFen: 0,
  };
}

function placedAmount(draft: CaseDraft, orderId: string): number | null {
  const placed = draft.orders.find(
    (event) => event.orderId === orderId && event.state === 'placed',
  );
  return placed?.amountFen ?? null;
}
