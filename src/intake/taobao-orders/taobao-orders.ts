// Taobao/Tmall ExportOrderList: one row an order, with the buyer and the times; items may come from the item list.
import type { OrderItem } from '../../domain/event.ts';
import { buyerKey, isMasked } from '../buyer-key.ts';
import type { BoundTable, IntakeContext, TableFormat } from '../format.ts';
import { type NoticeCounter, noticeCounter } from '../notice-counter.ts';
import { checkOrder } from '../order-table/check-order.ts';
import { findStatus } from '../order-table/find-status.ts';
import { field, maskedBuyer, noOrderId, requiredField } from '../order-table/order-fields.ts';
import type { OrderRecord } from '../order-table/order-record.ts';
import { type RowReader, rowReader } from '../order-table/row-reader.ts';
import { tellOrder } from '../order-table/tell-order.ts';
import { taobaoStatuses } from './taobao-statuses.ts';

/** Taobao closes an order that is not paid within 24 hours; promotions may be sooner, never later. */
const UNPAID_TIMEOUT_MS = 24 * 3_600_000;

const fields = [
  requiredField('orderId', ['订单编号', '主订单编号'], { zh: '订单编号', en: 'Order number' }),
  requiredField('buyer', ['买家会员名', '买家昵称', '买家会员', '买家旺旺'], {
    zh: '买家会员名',
    en: 'Buyer',
  }),
  field('payable', ['买家应付货款'], { zh: '应付货款', en: 'Payable for goods' }),
  field('postage', ['买家应付邮费'], { zh: '应付邮费', en: 'Postage' }),
  field('total', ['总金额'], { zh: '总金额', en: 'Total' }),
  field('paid', ['买家实际支付金额', '买家实付金额'], { zh: '实付金额', en: 'Paid' }),
  requiredField('status', ['订单状态'], { zh: '订单状态', en: 'Status' }),
  requiredField('placedAt', ['订单创建时间', '创建时间'], { zh: '创建时间', en: 'Placed' }),
  field('paidAt', ['订单付款时间', '付款时间'], { zh: '付款时间', en: 'Paid at' }),
  field('shippedAt', ['发货时间', '卖家发货时间'], { zh: '发货时间', en: 'Shipped at' }),
  field('completedAt', ['确认收货时间', '交易成功时间', '交易结束时间'], {
    zh: '确认收货时间',
    en: 'Completed at',
  }),
  field('titles', ['宝贝标题', '商品标题'], { zh: '宝贝标题', en: 'Titles' }),
  field('quantity', ['宝贝总数量'], { zh: '宝贝总数量', en: 'Pieces' }),
  field('shop', ['店铺名称'], { zh: '店铺名称', en: 'Shop' }),
  field('reason', ['订单关闭原因'], { zh: '关闭原因', en: 'Reason of closing' }),
  field('remark', ['订单备注', '商家备注', '卖家备注', '商家备忘'], {
    zh: '订单备注',
    en: 'Remark',
  }),
  field('flag', ['插旗', '旗帜', '备注标签', '卖家备注旗帜'], { zh: '插旗', en: 'Flag' }),
  field('staged', ['分阶段订单信息'], { zh: '分阶段', en: 'Instalments' }),
  field('refund', ['退款金额', '已退款金额'], { zh: '退款金额', en: 'Refunded' }),
] as const;

/** 淘宝/天猫“已卖出的宝贝”导出的订单报表. */
export const taobaoOrders: TableFormat = {
  id: 'taobao-orders',
  feeds: 'orders',
  words: { zh: '淘宝/天猫订单报表', en: 'Taobao/Tmall order list' },
  fields,
  marks: ['买家会员名', '买家应付货款', '买家实际支付金额', '宝贝标题'],
  bind(column, context, headers): BoundTable {
    const reader = rowReader(fields, column, context, headers);
    const notices = noticeCounter(context);
    return {
      row(cells, line) {
        reader.begin(cells, line);
        const record = readRecord(reader, context, line);
        const fault = checkOrder(record);
        if (record.orderId === '') reader.refuse('orderId', 'no-order-id', noOrderId);
        else if (fault !== null) reader.refuse(fault.field, fault.code, fault.words);
        if (reader.settle() !== 'new') return;
        tellOrder(withItems(record, reader, context, notices), context, notices);
      },
      end: () => notices.flush(),
    };
  },
};

function readRecord(reader: RowReader, context: IntakeContext, line: number): OrderRecord {
  const orderId = reader.id('orderId');
  const statusText = reader.text('status');
  const postageFen = reader.fen('postage');
  const goodsFen = reader.fen('payable');
  const totalFen = reader.fen('total');
  const refundFen = reader.fen('refund');
  // Field by field, without a spread: this is the hot path of the largest tables.
  return {
    orderId,
    shop: reader.text('shop') || context.shop,
    buyer: reader.text('buyer'),
    line,
    statusText,
    status: findStatus(statusText, taobaoStatuses),
    placedAt: reader.time('placedAt'),
    paidAt: reader.time('paidAt'),
    shippedAt: reader.time('shippedAt'),
    completedAt: reader.time('completedAt'),
    closedAt: null,
    refundedAt: null,
    payableFen: totalFen ?? (goodsFen === null ? null : goodsFen + (postageFen ?? 0)),
    paidFen: reader.fen('paid'),
    postageFen,
    refundFen,
    refundRequested: false,
    refunded: (refundFen ?? 0) > 0,
    reason: reason(reader.text('reason')),
    flagged: reader.text('remark') !== '' || reader.text('flag') !== '',
    items: [],
    staged: reader.text('staged') !== '',
    unpaidTimeoutMs: UNPAID_TIMEOUT_MS,
  };
}

/** The export writes 订单未关闭 for an order that is not closed. */
function reason(text: string): string | null {
  return text === '' || text === '订单未关闭' ? null : text;
}

function withItems(
  record: OrderRecord,
  reader: RowReader,
  context: IntakeContext,
  notices: NoticeCounter,
): OrderRecord {
  const { orderId } = record;
  if (record.buyer === '') {
    notices.add('no-buyer-name', {
      zh: '没有买家会员名的订单：计入店铺，但无法对应到聊天',
      en: 'Orders without a buyer name count for the shop but cannot be joined to chats',
    });
  } else if (isMasked(record.buyer)) notices.add('masked-buyer', maskedBuyer);
  const buyer = buyerKey(record.buyer, orderId);
  const known = context.itemsOf(orderId);
  if (known.length === 0) {
    const items = itemsOfTitles(reader.text('titles'), reader.count('quantity'));
    return { ...record, buyer, items };
  }
  const refundedItemsFen = known.reduce((fen, item) => fen + item.refundFen, 0);
  const refundFen = record.refundFen ?? (refundedItemsFen > 0 ? refundedItemsFen : null);
  return { ...record, buyer, items: known, refundFen, refunded: (refundFen ?? 0) > 0 };
}

/**
 * `标题A，标题B` with the pieces of the whole order: one title takes them all, several share them one
 * each when that adds up; otherwise the pieces of each are unknown and counted as one.
 */
function itemsOfTitles(titles: string, pieces: number | null): readonly OrderItem[] {
  const parts = titles.split('，').map((title) => title.trim());
  const named = parts.filter((title) => title !== '');
  return named.map((title) => ({
    sku: null,
    title,
    quantity: named.length === 1 ? Math.max(pieces ?? 1, 1) : 1,
    priceFen: null,
    paidFen: null,
    refundFen: 0,
  }));
}
