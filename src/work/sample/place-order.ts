// An order of the sample: its items and money, and what becomes of it after it is paid.
import type { Prng } from '../../lib/prng.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, ZONE_MS } from './calendar.ts';
import type { SampleProduct } from './catalogue.ts';
import type { SampleBuyer } from './people.ts';
import type { OrderTruth } from './truth.ts';

export interface SampleItem {
  readonly product: SampleProduct;
  readonly quantity: number;
  readonly spec: string;
  /** What is to be paid for the line, its share of the discount taken off. */
  readonly payableFen: number;
  refundFen: number;
}

/** Instants are ms; null: does not happen. Goods and postage add up to what is paid. */
export interface SampleOrder {
  readonly id: string;
  readonly buyer: SampleBuyer;
  readonly items: readonly SampleItem[];
  readonly goodsFen: number;
  readonly postageFen: number;
  readonly placedAt: number;
  paidAt: number | null;
  shippedAt: number | null;
  completedAt: number | null;
  closedAt: number | null;
  closedReason: string | null;
  refundedAt: number | null;
  remark: string;
  owner: string | null;
  kind: OrderTruth['kind'];
  assists: readonly string[];
  conversation: string | null;
  remindedAfterSeconds: number | null;
}

/** Spend at least this much and so much is taken off. */
export const FULL_FEN = 29_900;
export const OFF_FEN = 4_000;
const FREE_POSTAGE_FEN = 5_900;
const POSTAGE_FEN = 600;

/** Unpaid orders are closed by the platform after a day. */
export const UNPAID_CLOSES_MS = DAY_MS;

/** Places an order for these products at an instant. `serial` is unique in its day. */
export function placeOrder(
  rng: Prng,
  buyer: SampleBuyer,
  products: readonly SampleProduct[],
  at: number,
  serial: number,
): SampleOrder {
  const lines = products.map((product) => {
    const quantity = rng.chance(product.priceFen < 10_000 ? 0.22 : 0.04) ? 2 : 1;
    const spec = `颜色分类:${rng.pick(product.colours)};尺码:${rng.pick(product.sizes)}`;
    return { product, quantity, spec };
  });
  const fullFen = lines.reduce((sum, line) => sum + line.product.priceFen * line.quantity, 0);
  const offFen = fullFen >= FULL_FEN ? OFF_FEN : 0;
  let offLeft = offFen;
  const items = lines.map((line, i) => {
    const lineFen = line.product.priceFen * line.quantity;
    const share = i === lines.length - 1 ? offLeft : Math.floor((offFen * lineFen) / fullFen);
    offLeft -= share;
    return { ...line, payableFen: lineFen - share, refundFen: 0 };
  });
  const goodsFen = fullFen - offFen;
  const day = Math.floor((at + ZONE_MS) / DAY_MS);
  return {
    id: `43${day}${String(serial).padStart(8, '0')}${buyer.phone.slice(-4)}`,
    buyer,
    items,
    goodsFen,
    postageFen: goodsFen < FREE_POSTAGE_FEN ? POSTAGE_FEN : 0,
    placedAt: at,
    paidAt: null,
    shippedAt: null,
    completedAt: null,
    closedAt: at + UNPAID_CLOSES_MS,
    closedReason: '超时未付款，系统自动关闭',
    refundedAt: null,
    remark: '',
    owner: null,
    kind: 'silent',
    assists: [],
    conversation: null,
    remindedAfterSeconds: null,
  };
}

/** The buyer pays: the parcel goes out, is confirmed, and with the given chance money goes back. */
export function payOrder(rng: Prng, order: SampleOrder, at: number, refundChance: number): void {
  order.paidAt = at;
  order.closedAt = null;
  order.closedReason = null;
  order.shippedAt = at + rng.between(5 * 60, 34 * 60) * MINUTE_MS + rng.int(60) * SECOND_MS;
  if (rng.chance(refundChance)) {
    refundOrder(rng, order);
    return;
  }
  order.completedAt =
    order.shippedAt + rng.between(4 * 24, 10 * 24) * HOUR_MS + rng.int(3600) * SECOND_MS;
}

/** The buyer takes back an order not yet paid. */
export function cancelOrder(rng: Prng, order: SampleOrder, at: number): void {
  order.closedAt = at;
  order.closedReason = rng.pick(['我不想买了', '信息填写错误，重新拍', '其他原因']);
}

/** What was paid, postage included; 0 if it was not. */
export function paidFenOf(order: SampleOrder): number {
  return order.paidAt === null ? 0 : order.goodsFen + order.postageFen;
}

function refundOrder(rng: Prng, order: SampleOrder): void {
  const before = rng.chance(0.25);
  order.refundedAt =
    order.paidAt! +
    (before ? rng.between(20, 280) * MINUTE_MS : rng.between(3 * 24, 8 * 24) * HOUR_MS) +
    rng.int(60) * SECOND_MS;
  const whole = before || order.items.length === 1 || rng.chance(0.5);
  const back = whole ? order.items : [rng.pick(order.items)];
  for (const item of back) item.refundFen = item.payableFen;
  if (before) order.shippedAt = null;
  if (whole) {
    order.closedAt = order.refundedAt;
    order.closedReason = before ? '买家申请退款，退款成功' : '退货退款成功';
  } else order.completedAt = order.refundedAt + rng.between(24, 96) * HOUR_MS;
}
