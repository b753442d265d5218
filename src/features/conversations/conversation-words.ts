// What became of a conversation's orders, in words.
import type { WordTable } from '../../report/words/say.ts';

export const ORDER_RESULT_WORDS: WordTable = {
  none: { zh: '没下单', en: 'No order' },
  placed: { zh: '已下单未付', en: 'Ordered, unpaid' },
  paid: { zh: '已成交', en: 'Sold' },
  lost: { zh: '下单后流失', en: 'Order lost' },
  refunded: { zh: '有退款', en: 'Refunded' },
  unknown: { zh: '订单未知', en: 'Orders unknown' },
};
