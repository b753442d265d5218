// States of orders and kinds of messages, in words.
import type { WordTable } from './say.ts';

export const ORDER_STATES: WordTable = {
  placed: { zh: '下单', en: 'Ordered' },
  'deposit-paid': { zh: '付定金', en: 'Deposit paid' },
  paid: { zh: '付款', en: 'Paid' },
  closed: { zh: '关闭', en: 'Closed' },
  refunded: { zh: '退款', en: 'Refunded' },
  shipped: { zh: '发货', en: 'Shipped' },
  completed: { zh: '完成', en: 'Completed' },
  'refund-requested': { zh: '申请退款', en: 'Refund requested' },
};

export const MESSAGE_KINDS: WordTable = {
  text: { zh: '文字', en: 'text' },
  image: { zh: '[图片]', en: '[image]' },
  video: { zh: '[视频]', en: '[video]' },
  voice: { zh: '[语音]', en: '[voice]' },
  file: { zh: '[文件]', en: '[file]' },
  product: { zh: '[商品]', en: '[product]' },
  order: { zh: '[订单]', en: '[order]' },
  link: { zh: '[链接]', en: '[link]' },
  system: { zh: '[系统]', en: '[system]' },
};

/** Kinds of orders as the facts name them. */
export const ORDER_KINDS: WordTable = {
  attributed: { zh: '客服落实', en: 'Attributed' },
  assisted: { zh: '静默（有协助）', en: 'Silent, assisted' },
  silent: { zh: '静默', en: 'Silent' },
  unclear: { zh: '归属不明', en: 'Unclear' },
  'left-out': { zh: '按口径不计', en: 'Left out' },
};
