// Contradictions inside one order: which make it unusable, and which are only worth saying.
import type { Words } from '../format.ts';
import { isPaid } from './assemble-order.ts';
import type { OrderRecord } from './order-record.ts';

export interface OrderFault {
  /** Name of the field at fault. */
  readonly field: string;
  readonly code: string;
  readonly words: Words;
}

const LATER_TIMES = [
  ['depositAt', '定金支付时间', 'deposit time'],
  ['paidAt', '付款时间', 'payment time'],
  ['shippedAt', '发货时间', 'shipping time'],
  ['completedAt', '完成时间', 'completion time'],
  ['closedAt', '关闭时间', 'closing time'],
  ['refundedAt', '退款时间', 'refund time'],
] as const;

/** What makes the order unusable; null: nothing. */
export function checkOrder(record: OrderRecord): OrderFault | null {
  const { placedAt, paidAt, status, statusText } = record;
  for (const [name, zh, en] of LATER_TIMES) {
    const at = record[name] ?? null;
    if (placedAt === null || at === null || at >= placedAt) continue;
    return {
      field: name,
      code: 'time-order',
      words: {
        zh: `${zh}早于下单时间，不知道哪个是对的；请核对这一单后重新导出`,
        en: `The ${en} is before the order was placed; check this order and export it again`,
      },
    };
  }
  if (status?.progress === 'unpaid' && paidAt !== null && !record.staged) {
    return {
      field: 'status',
      code: 'status-contradicts',
      words: {
        zh: `订单状态是“${statusText}”，却有付款时间，无法判断是否付款；请核对后重新导出`,
        en: `The status says unpaid (“${statusText}”) but there is a payment time; check this order`,
      },
    };
  }
  if (status === null && placedAt === null && paidAt === null && record.completedAt === null) {
    return {
      field: 'status',
      code: 'unknown-status',
      words: {
        zh: `认不出订单状态“${statusText}”，也没有任何时间，这一单无法使用`,
        en: `The status “${statusText}” is not known and there is no time: this order cannot be used`,
      },
    };
  }
  return null;
}

/** What is odd about an order that is used all the same, with the code to count it under. */
export function oddities(record: OrderRecord): readonly { code: string; words: Words }[] {
  const found: { code: string; words: Words }[] = [];
  const { status, statusText } = record;
  if (status === null) found.push(unknownStatus(statusText));
  if (record.placedAt === null) {
    found.push({
      code: 'no-placed-time',
      words: {
        zh: '没有下单时间的订单：需要下单时间的指标不计这些单',
        en: 'Orders without a placing time: figures that need it leave them out',
      },
    });
  }
  const paid = isPaid(record);
  if (!paid && !record.staged && (record.paidFen ?? 0) > 0) {
    found.push({
      code: 'amount-without-payment',
      words: {
        zh: '未付款的订单写着实付金额：以订单状态为准，按未付款计',
        en: 'Unpaid orders that carry a paid amount: the status is trusted, they count as unpaid',
      },
    });
  }
  if (paid && record.paidAt === null) {
    found.push({
      code: 'paid-without-time',
      words: {
        zh: '已付款但没有付款时间的订单：计入已付款，付款时间按未知处理',
        en: 'Paid orders without a payment time: counted as paid, the time is unknown',
      },
    });
  }
  if (record.refunded && record.refundFen === null) {
    found.push({
      code: 'refund-amount-unknown',
      words: {
        zh: '退款成功但没有退款金额：按全额退款计',
        en: 'Refunded without an amount: taken as refunded in full',
      },
    });
  }
  if ((record.refundFen ?? 0) > (record.paidFen ?? Number.POSITIVE_INFINITY)) {
    found.push({
      code: 'refund-exceeds-paid',
      words: {
        zh: '退款金额大于实付金额的订单，请核对',
        en: 'Orders refunded more than was paid; please check them',
      },
    });
  }
  return found;
}

function unknownStatus(statusText: string): { code: string; words: Words } {
  if (statusText === '') {
    return {
      code: 'no-status',
      words: {
        zh: '订单状态为空的订单：按各个时间判断',
        en: 'Orders without a status: judged by their times',
      },
    };
  }
  return {
    code: `unknown-status|${statusText}`,
    words: {
      zh: `认不出订单状态“${statusText}”：这些订单按各个时间判断`,
      en: `The status “${statusText}” is not known: these orders are judged by their times`,
    },
  };
}
