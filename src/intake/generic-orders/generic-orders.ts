// Orders as a table from any tool: one row an order, or one row an item with the order repeated.
import type { OrderItem } from '../../domain/event.ts';
import { buyerKey, isMasked } from '../buyer-key.ts';
import { fieldsOf } from '../fields-of.ts';
import type { IntakeContext, TableFormat, Words } from '../format.ts';
import type { NoticeCounter } from '../notice-counter.ts';
import { findStatus } from '../order-table/find-status.ts';
import { itemRows } from '../order-table/item-rows.ts';
import { maskedBuyer, noBuyerColumn } from '../order-table/order-fields.ts';
import { blankOrder, type OrderRecord } from '../order-table/order-record.ts';
import { type RowReader, rowReader } from '../order-table/row-reader.ts';
import { parseFlag } from '../values.ts';
import { orderWords } from './order-words.ts';
import { parseItems } from './parse-items.ts';

const fields = fieldsOf({
  orderId: [
    'order orderNo orderNumber id 订单号 订单编号 订单ID 单号',
    '订单编号',
    'Order number',
    'required',
  ],
  shop: ['shopName shopId store 店铺 店铺名称 店铺名 所属店铺', '店铺', 'Shop'],
  buyer: [
    'buyerId buyerName buyerNick customer customerId customerName user userId 买家 买家昵称 买家会员名 买家ID 买家账号 买家旺旺 旺旺名 买家旺旺名 会员昵称 客户 客户昵称 顾客 用户 用户昵称 会员名',
    '买家',
    'Buyer',
  ],
  status: ['state orderStatus orderState 订单状态 状态 交易状态', '订单状态', 'Status'],
  placedAt: [
    'placed createdAt createTime orderedAt orderTime orderDate placedTime 下单时间 创建时间 订单创建时间 拍下时间 订单时间',
    '下单时间',
    'Placed at',
    'required',
  ],
  paidAt: [
    'paidTime payTime paymentTime 付款日期 支付日期 付钱时间 付款时间 支付时间 订单付款时间',
    '付款时间',
    'Paid at',
  ],
  depositAt: [
    'depositTime depositPaidAt depositPaidTime 定金支付时间 定金付款时间 付定金时间 定金时间',
    '定金支付时间',
    'Deposit paid at',
  ],
  shippedAt: ['shipped shipTime shippedTime 发货时间', '发货时间', 'Shipped at'],
  completedAt: [
    'completed finishTime completedTime 完成时间 交易成功时间 确认收货时间 签收时间',
    '完成时间',
    'Completed at',
  ],
  closedAt: ['closed closeTime cancelledAt closedTime 关闭时间 取消时间', '关闭时间', 'Closed at'],
  refundedAt: ['refunded refundTime refundedTime 退款时间 退款完成时间', '退款时间', 'Refunded at'],
  payable: [
    'amount total totalAmount payableAmount orderAmount 应付金额 应付款 应付 订单金额 订单总额 总金额 金额 总价',
    '应付金额（元）',
    'Payable (yuan)',
  ],
  paid: [
    'paidAmount payment actualAmount paidFee 实付金额 实际支付金额 付款金额 支付金额 买家实付 实付 实付款 实收 实收款 实收金额 成交金额',
    '实付金额（元）',
    'Paid (yuan)',
  ],
  deposit: [
    'depositAmount depositFee 定金 定金金额 预付定金 预售定金',
    '定金（元）',
    'Deposit (yuan)',
  ],
  postage: ['freight shippingFee postFee 邮费 运费', '运费（元）', 'Postage (yuan)'],
  refund: ['refundAmount refundFee 退款金额', '退款金额（元）', 'Refunded (yuan)'],
  reason: [
    'closeReason cancelReason 关闭原因 订单关闭原因 取消原因 退款原因',
    '关闭或退款原因',
    'Reason',
  ],
  flagged: ['flag remark sellerFlag 插旗 旗帜 是否插旗', '插旗', 'Flagged'],
  items: ['itemList goods products 商品明细 商品列表 明细', '商品明细（JSON）', 'Items (JSON)'],
  sku: ['skuId productId itemId goodsId 商品ID 商品编号 商品编码 宝贝ID', '商品编号', 'SKU'],
  title: ['productName itemTitle goodsName 商品标题 商品名称 宝贝标题 商品', '商品标题', 'Title'],
  quantity: ['qty count num 数量 购买数量 商品数量 件数', '数量', 'Quantity'],
  price: ['unitPrice itemPrice 单价 商品单价 商品价格 价格', '单价（元）', 'Unit price (yuan)'],
  itemPaid: ['itemPaidAmount 商品实付 商品实付金额', '商品实付（元）', 'Paid for the item (yuan)'],
});

export const genericOrders: TableFormat = {
  id: 'generic-orders',
  feeds: 'orders',
  words: { zh: '通用订单表', en: 'Generic order table' },
  fields,
  marks: [],
  bind(column, context, headers) {
    const reader = rowReader(fields, column, context, headers);
    return itemRows(reader, context, 'repeated', (line, notices) =>
      readRecord(reader, context, line, notices),
    );
  },
};

function readRecord(
  reader: RowReader,
  context: IntakeContext,
  line: number,
  notices: NoticeCounter,
): OrderRecord {
  const orderId = reader.id('orderId');
  const buyer = reader.text('buyer');
  if (buyer === '') notices.add('no-buyer-name', noBuyerColumn);
  else if (isMasked(buyer)) notices.add('masked-buyer', maskedBuyer);
  const statusText = reader.text('status');
  const status =
    findStatus(statusText, orderWords) ?? findStatus(statusText.toLowerCase(), orderWords);
  const refundFen = reader.fen('refund');
  const refundedAt = reader.time('refundedAt');
  const paidAt = reader.time('paidAt');
  const payableFen = reader.fen('payable');
  const paidFen = reader.fen('paid');
  const progress = status?.progress ?? 'open';
  const isPaid = paidAt !== null || ['paid', 'shipped', 'completed'].includes(progress);
  const items = readItems(reader, context, orderId);
  if (isPaid && payableFen === null && paidFen === null) notices.add('no-amount', noAmount);
  const flag = reader.text('flagged');
  return {
    ...blankOrder,
    orderId,
    shop: reader.text('shop') || context.shop,
    buyer: buyerKey(buyer, orderId),
    line,
    statusText,
    status,
    placedAt: reader.time('placedAt'),
    paidAt,
    shippedAt: reader.time('shippedAt'),
    completedAt: reader.time('completedAt'),
    closedAt: reader.time('closedAt'),
    refundedAt,
    payableFen: payableFen ?? paidFen,
    paidFen: paidFen ?? (isPaid ? payableFen : null),
    depositAt: reader.time('depositAt'),
    depositFen: reader.fen('deposit'),
    postageFen: reader.fen('postage'),
    refundFen,
    refundRequested: status?.refund === 'requested',
    refunded: status?.refund === 'refunded' || refundedAt !== null || (refundFen ?? 0) > 0,
    reason: reader.text('reason') || null,
    flagged: flag !== '' && parseFlag(flag) !== false,
    items,
  };
}

function readItems(
  reader: RowReader,
  context: IntakeContext,
  orderId: string,
): readonly OrderItem[] {
  const listed = parseItems(reader.text('items'));
  if (listed === null) reader.refuse('items', 'bad-items', badItems);
  else if (listed.length > 0) return listed;
  const title = reader.text('title');
  const sku = reader.id('sku');
  if (title === '' && sku === '') return context.itemsOf(orderId);
  return [
    {
      sku: sku || null,
      title: title || sku,
      quantity: reader.count('quantity') ?? 1,
      priceFen: reader.fen('price'),
      paidFen: reader.fen('itemPaid'),
      refundFen: 0,
    },
  ];
}

const noAmount: Words = {
  zh: '付了款的订单没有金额，销售额会少算：请看看金额那一列叫什么，在导入时对应到“实付金额”',
  en: 'Paid orders have no amount, so sales are short: map the column with the money to “paid”',
};

const badItems: Words = {
  zh: '商品明细看不懂，请写成 [{"sku":"A1","title":"商品名","quantity":1,"price":"59.00"}]',
  en: 'The items cannot be read; write [{"sku":"A1","title":"…","quantity":1,"price":"59.00"}]',
};
