// What Douyin's order and after-sale status words mean.
import { statusTable } from '../order-table/find-status.ts';

export const douyinStatuses = statusTable({
  待支付: { progress: 'unpaid' },
  待付款: { progress: 'unpaid' },
  待确认: { progress: 'open' },
  已支付: { progress: 'paid' },
  备货中: { progress: 'paid' },
  待发货: { progress: 'paid' },
  部分发货: { progress: 'paid' },
  已发货: { progress: 'shipped' },
  待收货: { progress: 'shipped' },
  已签收: { progress: 'shipped' },
  已完成: { progress: 'completed' },
  交易成功: { progress: 'completed' },
  已关闭: { progress: 'closed' },
  已取消: { progress: 'closed' },
  交易关闭: { progress: 'closed' },
});

const NONE = /^$|无售后|未申请|关闭|撤销|拒绝|取消|换货(成功|完成)|补寄(成功|完成)|维修(成功|完成)/;
const DONE = /退款成功|退款完成|全额退款|已退款|售后成功|售后完成/;
const UNDER_WAY = /待|申请|处理|退款中|退货中|售后中|仲裁|同意|举证/;

/** How far the after-sale of a row has come; null: a word nobody knows. */
export function douyinAfterSale(word: string): 'none' | 'requested' | 'refunded' | null {
  if (DONE.test(word)) return 'refunded';
  if (NONE.test(word)) return 'none';
  return UNDER_WAY.test(word) ? 'requested' : null;
}
