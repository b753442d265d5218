// How far the refund of an item has come, from Taobao's words for it.

const NONE = /^$|没有申请|无退款|未申请|退款关闭|拒绝|撤销/;
const DONE = /退款成功|退款完成|已退款/;
const UNDER_WAY = /申请退款|同意退款|已经退货|已退货|退款中|退货中|待退|处理中|退款协议|维权/;

/** null: a word nobody knows. */
export function refundProgress(word: string): 'none' | 'requested' | 'refunded' | null {
  if (NONE.test(word)) return 'none';
  if (DONE.test(word)) return 'refunded';
  return UNDER_WAY.test(word) ? 'requested' : null;
}
