// What Pinduoduo's order and after-sale status words mean.
import { statusTable } from '../order-table/find-status.ts';

export const pddStatuses = statusTable({
  待支付: { progress: 'unpaid' },
  待付款: { progress: 'unpaid' },
  拼团中: { progress: 'paid' },
  '已支付，待成团': { progress: 'paid' },
  待成团: { progress: 'paid' },
  待发货: { progress: 'paid' },
  '已成团，待发货': { progress: 'paid' },
  部分发货: { progress: 'paid' },
  '已发货，待签收': { progress: 'shipped' },
  '已发货，待收货': { progress: 'shipped' },
  已发货: { progress: 'shipped' },
  已签收: { progress: 'completed' },
  已收货: { progress: 'completed' },
  交易成功: { progress: 'completed' },
  '未发货，退款成功': { progress: 'paid', refund: 'refunded' },
  '已发货，退款成功': { progress: 'shipped', refund: 'refunded' },
  '已签收，退款成功': { progress: 'completed', refund: 'refunded' },
  '未成团，退款成功': { progress: 'paid', refund: 'refunded' },
  '已成团，退款成功': { progress: 'paid', refund: 'refunded' },
  已取消: { progress: 'closed' },
  交易已取消: { progress: 'closed' },
  '未支付，交易关闭': { progress: 'closed' },
  已关闭: { progress: 'closed' },
});

const NONE = /^$|无售后|售后取消|关闭|撤销|拒绝|换货(成功|完成)|补寄(成功|完成)|维修(成功|完成)/;
const DONE = /退款成功|退款完成|已退款/;
const UNDER_WAY = /待|申请|处理|退款中|退货中|售后中|同意|介入/;

/** How far the after-sale of an order has come; null: a word nobody knows. */
export function pddAfterSale(word: string): 'none' | 'requested' | 'refunded' | null {
  if (DONE.test(word)) return 'refunded';
  if (NONE.test(word)) return 'none';
  return UNDER_WAY.test(word) ? 'requested' : null;
}
