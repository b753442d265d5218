// JD shop back-end order export: one row a product of an order, amounts of the order repeated on each row.
import { buyerKey, isMasked } from '../buyer-key.ts';
import type { IntakeContext, TableFormat } from '../format.ts';
import type { NoticeCounter } from '../notice-counter.ts';
import { findStatus } from '../order-table/find-status.ts';
import { bindItemRows } from '../order-table/item-rows.ts';
import { field, maskedBuyer, noBuyerColumn, requiredField } from '../order-table/order-fields.ts';
import type { OrderRecord } from '../order-table/order-record.ts';
import type { RowReader } from '../order-table/row-reader.ts';
import { jdStatuses } from './jd-statuses.ts';

/** JD cancels an order that is not paid within 24 hours. */
const UNPAID_TIMEOUT_MS = 24 * 3_600_000;

const fields = [
  requiredField('orderId', ['订单号', '订单编号'], { zh: '订单号', en: 'Order number' }),
  requiredField('sku', ['商品ID', '商品编号', 'SKU编号'], { zh: '商品ID', en: 'Product id' }),
  field('title', ['商品名称'], { zh: '商品名称', en: 'Product' }),
  field('quantity', ['订购数量', '商品数量'], { zh: '订购数量', en: 'Pieces' }),
  requiredField('placedAt', ['下单时间', '订单创建时间'], { zh: '下单时间', en: 'Placed' }),
  field('price', ['京东价'], { zh: '京东价', en: 'JD price' }),
  field('total', ['订单金额'], { zh: '订单金额', en: 'Order amount' }),
  field('settled', ['结算金额'], { zh: '结算金额', en: 'Settled amount' }),
  field('balance', ['余额支付'], { zh: '余额支付', en: 'Paid from balance' }),
  field('due', ['应付金额'], { zh: '应付金额', en: 'Amount due' }),
  requiredField('status', ['订单状态'], { zh: '订单状态', en: 'Status' }),
  requiredField('buyer', ['下单帐号', '下单账号', '客户账号', '客户帐号'], {
    zh: '下单帐号',
    en: 'Buyer account',
  }),
  field('postage', ['运费金额', '运费'], { zh: '运费金额', en: 'Postage' }),
  field('paidAt', ['付款确认时间', '付款时间'], { zh: '付款确认时间', en: 'Paid at' }),
  field('completedAt', ['订单完成时间'], { zh: '订单完成时间', en: 'Completed at' }),
  field('shippedAt', ['出库时间', '发货时间'], { zh: '出库时间', en: 'Shipped at' }),
  field('remark', ['商家备注'], { zh: '商家备注', en: 'Remark' }),
  field('flag', ['商家备注等级'], { zh: '商家备注等级', en: 'Remark level' }),
  field('reason', ['取消原因', '订单取消原因'], { zh: '取消原因', en: 'Reason of cancelling' }),
  field('shop', ['店铺名称', '店铺'], { zh: '店铺', en: 'Shop' }),
] as const;

/** 京麦/京东商家后台“订单查询导出”. */
export const jdOrders: TableFormat = {
  id: 'jd-orders',
  feeds: 'orders',
  words: { zh: '京东订单报表', en: 'JD order export' },
  fields,
  marks: ['下单帐号', '下单账号', '京东价', '付款确认时间', '结算金额', '余额支付'],
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
  const status = findStatus(statusText, jdStatuses);
  const postageFen = reader.fen('postage');
  const totalFen = reader.fen('total');
  const settledFen = reader.fen('settled');
  const dueFen = reader.fen('due');
  const balanceFen = reader.fen('balance');
  // 应付金额 is what is left to pay after the balance, postage included: together they are what the buyer gives.
  const givenFen =
    dueFen === null && balanceFen === null ? null : (dueFen ?? 0) + (balanceFen ?? 0);
  const payableFen = givenFen ?? settledFen ?? totalFen;
  const paidAt = reader.time('paidAt');
  const account = reader.text('buyer');
  if (account === '') notices.add('no-buyer-name', noBuyerColumn);
  else if (isMasked(account)) notices.add('masked-buyer', maskedBuyer);
  const progress = status?.progress;
  const paid =
    paidAt !== null || progress === 'paid' || progress === 'shipped' || progress === 'completed';
  return {
    orderId,
    shop: reader.text('shop') || context.shop,
    buyer: buyerKey(account, orderId),
    line,
    statusText,
    status,
    placedAt: reader.time('placedAt'),
    paidAt,
    shippedAt: reader.time('shippedAt'),
    completedAt: reader.time('completedAt'),
    payableFen,
    paidFen: paid ? payableFen : null,
    postageFen,
    refunded: status?.refund === 'refunded',
    reason: reader.text('reason') || null,
    flagged: reader.text('remark') !== '' || reader.text('flag') !== '',
    unpaidTimeoutMs: UNPAID_TIMEOUT_MS,
    closedAt: null,
    refundedAt: null,
    refundFen: null,
    refundRequested: false,
    staged: false,
    items: [
      {
        sku: reader.id('sku') || null,
        title: reader.text('title'),
        quantity: reader.count('quantity') ?? 1,
        priceFen: reader.fen('price'),
        paidFen: null,
        refundFen: 0,
      },
    ],
  };
}
