// Pinduoduo order export: one row an order, no buyer, one time for placing and paying.
import type { Instant } from '../../domain/event.ts';
import { buyerKey } from '../buyer-key.ts';
import type { IntakeContext, TableFormat } from '../format.ts';
import type { NoticeCounter } from '../notice-counter.ts';
import { noteAfterSale, noteRefundAmount } from '../order-table/after-sale.ts';
import { findStatus } from '../order-table/find-status.ts';
import { bindItemRows } from '../order-table/item-rows.ts';
import { field, noBuyerColumn, requiredField } from '../order-table/order-fields.ts';
import type { OrderRecord } from '../order-table/order-record.ts';
import type { RowReader } from '../order-table/row-reader.ts';
import { orderNumberDay } from './order-number-day.ts';
import { pddAfterSale, pddStatuses } from './pdd-statuses.ts';

const fields = [
  requiredField('orderId', ['订单号'], { zh: '订单号', en: 'Order number' }),
  requiredField('title', ['商品', '商品名称'], { zh: '商品', en: 'Product' }),
  requiredField('status', ['订单状态'], { zh: '订单状态', en: 'Status' }),
  field('total', ['商品总价(元)'], { zh: '商品总价', en: 'Goods' }),
  field('postage', ['邮费(元)'], { zh: '邮费', en: 'Postage' }),
  field('shopOff', ['店铺优惠折扣(元)'], { zh: '店铺优惠', en: 'Shop discount' }),
  field('platformOff', ['平台优惠折扣(元)'], { zh: '平台优惠', en: 'Platform discount' }),
  field('payOff', ['多多支付立减金额(元)'], { zh: '多多支付立减', en: 'Payment discount' }),
  field('paid', ['用户实付金额(元)'], { zh: '用户实付金额', en: 'Paid' }),
  field('received', ['商家实收金额(元)'], { zh: '商家实收金额', en: 'Received' }),
  field('quantity', ['商品数量(件)'], { zh: '商品数量', en: 'Pieces' }),
  field('sku', ['商品id'], { zh: '商品id', en: 'Product id' }),
  field('tradeAt', ['订单成交时间'], { zh: '订单成交时间', en: 'Traded at' }),
  field('placedAt', ['下单时间', '订单创建时间'], { zh: '下单时间', en: 'Placed' }),
  field('paidAt', ['支付时间', '付款时间'], { zh: '支付时间', en: 'Paid at' }),
  field('shippedAt', ['发货时间'], { zh: '发货时间', en: 'Shipped at' }),
  field('completedAt', ['确认收货时间'], { zh: '确认收货时间', en: 'Completed at' }),
  field('afterSale', ['售后状态'], { zh: '售后状态', en: 'After-sale status' }),
  field('remark', ['商家备注'], { zh: '商家备注', en: 'Remark' }),
  field('buyer', ['买家昵称', '用户昵称'], { zh: '买家昵称', en: 'Buyer' }),
  field('shop', ['店铺名称'], { zh: '店铺名称', en: 'Shop' }),
] as const;

/** 拼多多商家后台“订单查询”导出. */
export const pddOrders: TableFormat = {
  id: 'pdd-orders',
  feeds: 'orders',
  words: { zh: '拼多多订单报表', en: 'Pinduoduo order export' },
  fields,
  marks: ['用户实付金额(元)', '商家实收金额(元)', '订单成交时间', '样式ID', '多多支付立减金额(元)'],
  bind: bindItemRows(fields, 'repeated', readRecord),
};

function readRecord(
  reader: RowReader,
  context: IntakeContext,
  line: number,
  notices: NoticeCounter,
): OrderRecord {
  const orderId = reader.id('orderId');
  const statusText = reader.text('status');
  const status = findStatus(statusText, pddStatuses);
  const nick = reader.text('buyer');
  if (nick === '') notices.add('no-buyer-column', noBuyerColumn);
  const word = reader.text('afterSale');
  const afterSale = pddAfterSale(word);
  noteAfterSale(word, afterSale, notices);
  const refunded = status?.refund === 'refunded' || afterSale === 'refunded';
  if (refunded) noteRefundAmount(notices);
  const times = readTimes(reader, context, orderId, notices);
  const progress = status?.progress;
  const unpaid = !refunded && (progress === 'unpaid' || progress === 'closed');
  const amounts = readAmounts(reader);
  const paidFen = unpaid ? null : amounts.paidFen;
  const quantity = reader.count('quantity') ?? 1;
  const goodsFen = reader.fen('total');
  return {
    orderId,
    shop: reader.text('shop') || context.shop,
    buyer: buyerKey(nick, orderId),
    line,
    statusText,
    status,
    placedAt: times.placedAt,
    paidAt: unpaid ? null : times.paidAt,
    shippedAt: reader.time('shippedAt'),
    completedAt: reader.time('completedAt'),
    paidFen,
    refundFen: refunded ? paidFen : null,
    refundRequested: !refunded && afterSale === 'requested',
    refunded,
    reason: null,
    flagged: reader.text('remark') !== '',
    closedAt: null,
    refundedAt: null,
    staged: false,
    unpaidTimeoutMs: null,
    payableFen: amounts.payableFen,
    postageFen: amounts.postageFen,
    items: [
      {
        sku: reader.id('sku') || null,
        title: reader.text('title'),
        quantity,
        priceFen: goodsFen !== null && goodsFen % quantity === 0 ? goodsFen / quantity : null,
        paidFen,
        refundFen: refunded ? (paidFen ?? 0) : 0,
      },
    ],
  };
}

/**
 * 订单成交时间 is when the order was paid (and its group complete); PDD exports no other, so it stands
 * for placing as well. Where it is blank only the day is known, from the order number.
 */
function readTimes(
  reader: RowReader,
  context: IntakeContext,
  orderId: string,
  notices: NoticeCounter,
): { placedAt: Instant | null; paidAt: Instant | null } {
  const placed = reader.time('placedAt');
  const paid = reader.time('paidAt');
  const traded = reader.time('tradeAt');
  const known = paid ?? traded;
  if (placed !== null) return { placedAt: placed, paidAt: known };
  if (known !== null) {
    notices.add('trade-time-for-placing', {
      zh: '拼多多只导出“订单成交时间”：下单时间和付款时间都按它算',
      en: 'PDD exports only the trade time: it stands for placing and paying alike',
    });
    return { placedAt: known, paidAt: known };
  }
  const day = orderNumberDay(orderId, context.zoneOffsetMs);
  if (day !== null) {
    notices.add('day-from-order-number', {
      zh: '“订单成交时间”是空的：按订单号开头的日期算，只精确到天（记作当天 0 点）',
      en: 'The trade time is blank: the day in the order number is used, exact to the day only (noted as midnight)',
    });
  }
  return { placedAt: day, paidAt: day };
}

function readAmounts(
  reader: RowReader,
): Pick<OrderRecord, 'payableFen' | 'paidFen' | 'postageFen'> {
  const goodsFen = reader.fen('total');
  const postageFen = reader.fen('postage');
  const paidFen = reader.fen('paid') ?? reader.fen('received');
  const offFen =
    (reader.fen('shopOff') ?? 0) + (reader.fen('platformOff') ?? 0) + (reader.fen('payOff') ?? 0);
  const dueFen = goodsFen === null ? null : Math.max(goodsFen + (postageFen ?? 0) - offFen, 0);
  return { payableFen: dueFen ?? paidFen, paidFen, postageFen };
}
