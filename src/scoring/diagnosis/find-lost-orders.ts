// Pattern: placed amounts that end closed or refunded more often than with the others, by agent and product (P5).
import { compareShares, rateOf } from './compare-shares.ts';
import type { Share, Tested } from './concern.ts';
import type { OrderSums, ReasonCount } from './rows.ts';
import type { ShopBook } from './shop-book.ts';
import { fisherTail } from './tails.ts';

const ORDERS_MIN = 10;
const FATES = ['closed', 'refunded'] as const;

interface Group {
  readonly of: 'agent' | 'product';
  readonly key: string;
  readonly title: string | null;
  readonly sums: OrderSums;
  readonly reasons: readonly ReasonCount[];
}

/** Orders, and money: what was lost of what. */
function fateOf(sums: OrderSums, fate: (typeof FATES)[number]) {
  return fate === 'closed'
    ? {
        orders: { part: sums.closedOrders, whole: sums.settledOrders },
        money: { part: sums.closedFen, whole: sums.settledFen },
      }
    : {
        orders: { part: sums.refundedOrders, whole: sums.paidOrders },
        money: { part: sums.refundFen, whole: sums.paidFen },
      };
}

/** One hypothesis for each group and fate: the share lost is above that of all others of its kind. */
export function findLostOrders(book: ShopBook): Tested[] {
  const agents = [...book.sellers].map(
    ([key, { sums, row }]): Group => ({
      of: 'agent',
      key,
      title: null,
      sums,
      reasons: row.reasons,
    }),
  );
  const products = book.input.products.map(
    (row): Group => ({
      of: 'product',
      key: row.sku,
      title: row.title,
      sums: row,
      reasons: row.reasons,
    }),
  );
  return [agents, products].flatMap((groups) =>
    FATES.flatMap((fate) => {
      const all = { orders: { part: 0, whole: 0 }, money: { part: 0, whole: 0 } };
      for (const { sums } of groups) {
        const one = fateOf(sums, fate);
        all.orders = plus(all.orders, one.orders);
        all.money = plus(all.money, one.money);
      }
      return groups.flatMap((group) => testGroup(group, fate, all));
    }),
  );
}

const plus = (a: Share, b: Share): Share => ({ part: a.part + b.part, whole: a.whole + b.whole });

function testGroup(
  { of, key, title, sums, reasons }: Group,
  fate: (typeof FATES)[number],
  all: { readonly orders: Share; readonly money: Share },
): Tested[] {
  const { orders, money } = fateOf(sums, fate);
  const rest = { part: all.orders.part - orders.part, whole: all.orders.whole - orders.whole };
  if (orders.whole < ORDERS_MIN || rest.whole < ORDERS_MIN) return [];
  const p = fisherTail(orders.part, orders.whole, all.orders.part, all.orders.whole);
  const restMoney = { part: all.money.part - money.part, whole: all.money.whole - money.whole };
  // More than the others' share of the same placed (paid) amount.
  const moneyFen = Math.round(money.part - rateOf(restMoney) * money.whole);
  const { difference, interval } = compareShares(orders, rest, { phi: 1, df: rest.whole });
  if (moneyFen <= 0 || difference <= 0) return [{ p, suspicion: null }];
  const range = interval.map((edge) => Math.max(0, Math.round((moneyFen * edge) / difference)));
  return [
    {
      p,
      suspicion: {
        id: `lost-orders|${fate}|${of}|${key}`,
        moneyFen,
        moneyRangeFen: [range[0] ?? 0, range[1] ?? 0],
        detail: {
          pattern: 'lost-orders',
          fate,
          of,
          key,
          title,
          own: orders,
          others: rest,
          lostFen: money.part,
          ofFen: money.whole,
          reasons,
        },
        filter: { ...(of === 'agent' ? { agent: key } : { sku: key }), orderState: fate },
        points: [],
      },
    },
  ];
}
