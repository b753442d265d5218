// Douyin shop (抖店) order export: one row a sub-order, amounts of the row its own.
import { buyerKey, isMasked } from '../buyer-key.ts';
import type { IntakeContext, TableFormat } from '../format.ts';
import type { NoticeCounter } from '../notice-counter.ts';
import { noteAfterSale, noteRefundAmount } from '../order-table/after-sale.ts';
import { findStatus } from '../order-table/find-status.ts';
import { bindItemRows } from '../order-table/item-rows.ts';
import { field, maskedBuyer, noBuyerColumn, requiredField } from '../order-table/order-fields.ts';
import type { OrderRecord } from '../order-table/order-record.ts';
import type { RowReader } from '../order-table/row-reader.ts';
import { douyinAfterSale, douyinStatuses } from './douyin-statuses.ts';

/** Flags that mean nothing was flagged. */
const NO_FLAG = /^(灰|灰色|无|默认|未标记|0)?$/;

const fields = [
  requiredField('orderId', ['主订单编号', '主订单号'], { zh: '主订单编号', en: 'Order number' }),
  requiredField('itemId', ['子订单编号', '子订单号'], { zh: '子订单编号', en: 'Sub-order number' }),
  requiredField('title', ['选购商品', '商品名称'], { zh: '选购商品', en: 'Product' }),
  field('sku', ['商品ID'], { zh: '商品ID', en: 'Product id' }),
  field('merchantCode', ['商家编码'], { zh: '商家编码', en: 'Merchant code' }),
  field('quantity', ['商品数量'], { zh: '商品数量', en: 'Pieces' }),
  field('price', ['商品单价', '商品金额'], { zh: '商品单价', en: 'Unit price' }),
  requiredField('payable', ['订单应付金额', '应付金额'], { zh: '订单应付金额', en: 'Payable' }),
  field('postage', ['运费'], { zh: '运费', en: 'Postage' }),
  requiredField('status', ['订单状态'], { zh: '订单状态', en: 'Status' }),
  field('afterSale', ['售后状态'], { zh: '售后状态', en: 'After-sale status' }),
  field('placedAt', ['订单提交时间', '下单时间', '订单创建时间'], { zh: '下单时间', en: 'Placed' }),
  field('paidAt', ['支付完成时间', '支付时间', '付款时间'], { zh: '支付完成时间', en: 'Paid at' }),
  field('shippedAt', ['发货时间'], { zh: '发货时间', en: 'Shipped at' }),
  field('completedAt', ['订单完成时间', '完成时间'], { zh: '订单完成时间', en: 'Completed at' }),
  field('reason', ['取消原因'], { zh: '取消原因', en: 'Reason of cancelling' }),
  field('remark', ['商家备注'], { zh: '商家备注', en: 'Remark' }),
  field('flag', ['旗帜颜色', '旗帜'], { zh: '旗帜颜色', en: 'Flag' }),
  field('buyer', ['买家昵称', '用户昵称', '买家抖音昵称', '下单用户昵称'], {
    zh: '买家昵称',
    en: 'Buyer',
  }),
  field('refund', ['退款金额', '已退款金额'], { zh: '退款金额', en: 'Refunded' }),
  field('shop', ['店铺名称'], { zh: '店铺名称', en: 'Shop' }),
] as const;

/** 抖店后台“订单管理”导出. */
export const douyinOrders: TableFormat = {
  id: 'douyin-orders',
  feeds: 'orders',
  words: { zh: '抖店订单报表', en: 'Douyin order export' },
  fields,
  marks: ['选购商品', '流量来源', '流量类型', '平台优惠', '达人ID', '旗帜颜色'],
  bind: bindItemRows(fields, 'per-row', readRecord),
};

function readRecord(
  reader: RowReader,
  context: IntakeContext,
  line: number,
  notices: NoticeCounter,
): OrderRecord {
  const orderId = reader.id('orderId');
  const statusText = reader.text('status');
  const status = findStatus(statusText, douyinStatuses);
  const payableFen = reader.fen('payable');
  const paidAt = reader.time('paidAt');
  const nick = reader.text('buyer');
  if (nick === '') notices.add('no-buyer-column', noBuyerColumn);
  else if (isMasked(nick)) notices.add('masked-buyer', maskedBuyer);
  const word = reader.text('afterSale');
  const afterSale = douyinAfterSale(word);
  noteAfterSale(word, afterSale, notices);
  const refunded = afterSale === 'refunded';
  const unpaid =
    paidAt === null &&
    !refunded &&
    (status?.progress === 'unpaid' || status?.progress === 'closed' || status?.progress === 'open');
  const refundFen = reader.fen('refund');
  if (refunded && refundFen === null) noteRefundAmount(notices);
  const paidFen = unpaid ? null : payableFen;
  const rowRefundFen = refunded ? (refundFen ?? paidFen ?? 0) : 0;
  return {
    orderId,
    shop: reader.text('shop') || context.shop,
    buyer: buyerKey(nick, orderId),
    line,
    statusText,
    status,
    placedAt: reader.time('placedAt'),
    paidAt,
    shippedAt: reader.time('shippedAt'),
    completedAt: reader.time('completedAt'),
    payableFen,
    paidFen,
    postageFen: reader.fen('postage'),
    refundFen: rowRefundFen > 0 ? rowRefundFen : null,
    refundRequested: afterSale === 'requested',
    refunded,
    reason: reader.text('reason') || null,
    flagged: reader.text('remark') !== '' || !NO_FLAG.test(reader.text('flag')),
    closedAt: null,
    refundedAt: null,
    staged: false,
    unpaidTimeoutMs: null,
    items: [
      {
        sku: reader.id('sku') || reader.id('merchantCode') || null,
        title: reader.text('title'),
        quantity: reader.count('quantity') ?? 1,
        priceFen: reader.fen('price'),
        paidFen,
        refundFen: rowRefundFen,
      },
    ],
  };
}
