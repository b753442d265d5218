// Orders as Taobao's back-end exports them: the order list and the item list, in their own columns.
import { csvLine } from './csv-line.ts';
import { paidFenOf, type SampleOrder } from './place-order.ts';
import { timeText, yuanText } from './sample-time.ts';
import { SHOP } from './staff.ts';

const LIST_HEADERS =
  '订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,买家实际支付积分,' +
  '订单状态,买家留言,收货人姓名,收货地址,运送方式,联系电话,联系手机,订单创建时间,订单付款时间,宝贝标题,宝贝种类,物流单号,物流公司,' +
  '订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因,卖家服务费,买家服务费,发票抬头,是否手机订单,分阶段订单信息,特权订金订单id,' +
  '定金排名,修改后的sku,修改后的收货地址,异常信息,天猫卡券抵扣,集分宝抵扣,是否是O2O交易';
const ITEM_HEADERS =
  '子订单编号,主订单编号,商品标题,商品价格,购买数量,商品属性,套餐信息,订单状态,商家编码,买家应付货款,买家实付金额,退款状态,退款金额,' +
  '订单创建时间,订单付款时间,商品ID,商家备注';
const SHOP_ID = '128846502';
const CARRIERS = ['中通快递', '圆通速递', '韵达快递', '申通快递', '顺丰速运'];

export const orderListHeader = `${LIST_HEADERS}\r\n`;
export const orderItemsHeader = `${ITEM_HEADERS}\r\n`;

/** The order's row of the order list as it stood at `asOf`; '' if it was not placed by then. */
export function orderListRow(order: SampleOrder, asOf: number): string {
  if (order.placedAt > asOf) return '';
  const { buyer } = order;
  const paid = order.paidAt !== null && order.paidAt <= asOf;
  const shipped = order.shippedAt !== null && order.shippedAt <= asOf;
  const closed = order.closedAt !== null && order.closedAt <= asOf;
  const total = yuanText(order.goodsFen + order.postageFen);
  const tail = order.id.slice(-6);
  return `="${order.id}",${csvLine([
    buyer.nick,
    `${buyer.nick.slice(0, 1)}***@***.com`,
    yuanText(order.goodsFen),
    yuanText(order.postageFen),
    '0',
    total,
    '0',
    paid ? yuanText(paidFenOf(order)) : '0.00',
    '0',
    statusText(order, asOf),
    '',
    `${buyer.surname}**`,
    `${buyer.province} ${buyer.city} **区 ****`,
    '快递',
    '',
    `'${buyer.phone}`,
    timeText(order.placedAt),
    paid ? timeText(order.paidAt!) : '',
    order.items.map((item) => item.product.title).join('，'),
    String(order.items.length),
    shipped ? `No:7${order.id.slice(2, 9)}${tail}` : '',
    shipped ? CARRIERS[Number(tail) % CARRIERS.length]! : '',
    order.remark,
    String(order.items.reduce((sum, item) => sum + item.quantity, 0)),
    SHOP_ID,
    SHOP,
    closed ? (order.closedReason ?? '') : '订单未关闭',
    '0.00元',
    '0.00元',
    '',
    '手机订单',
    ...Array.from({ length: 6 }, () => ''),
    '0.00',
    '0.00',
    '',
  ])}`;
}

/** The order's rows of the item list as they stood at `asOf`. */
export function orderItemRows(order: SampleOrder, asOf: number): string {
  if (order.placedAt > asOf) return '';
  const paid = order.paidAt !== null && order.paidAt <= asOf;
  const refunded = order.refundedAt !== null && order.refundedAt <= asOf;
  let rows = '';
  for (const [i, item] of order.items.entries()) {
    const back = refunded && item.refundFen > 0;
    // As the back-end writes it: the formula stands bare in the line, not quoted again.
    rows += `="${order.id.slice(0, -1)}${i + 1}",="${order.id}",`;
    rows += csvLine([
      item.product.title,
      yuanText(item.product.priceFen),
      String(item.quantity),
      item.spec,
      '',
      statusText(order, asOf),
      `MM${item.product.sku.slice(-4)}`,
      yuanText(item.payableFen),
      paid ? yuanText(item.payableFen) : '0.00',
      back ? '退款成功' : '没有申请退款',
      back ? yuanText(item.refundFen) : '无退款申请',
      timeText(order.placedAt),
      paid ? timeText(order.paidAt!) : '',
      item.product.sku,
      order.remark,
    ]);
  }
  return rows;
}

function statusText(order: SampleOrder, asOf: number): string {
  const past = (at: number | null): boolean => at !== null && at <= asOf;
  if (past(order.closedAt)) return '交易关闭';
  if (!past(order.paidAt)) return '等待买家付款';
  if (past(order.completedAt)) return '交易成功';
  return past(order.shippedAt) ? '卖家已发货，等待买家确认' : '买家已付款，等待卖家发货';
}
