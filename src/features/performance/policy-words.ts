// The settings of an attribution policy and their values, in words.
import type { AttributionPolicy } from '../../domain/setup.ts';
import type { Words } from '../../intake/format.ts';

interface Setting {
  readonly key: keyof AttributionPolicy;
  readonly words: Words;
}

const setting = (key: keyof AttributionPolicy, zh: string, en: string): Setting => ({
  key,
  words: { zh, en },
});

/** In the order a manager asks. */
export const SETTINGS: readonly Setting[] = [
  setting('criterion', '按什么算', 'A chat must precede'),
  setting('who', '多人接待算谁', 'Of several agents'),
  setting('inquiryWindowMs', '询单窗口', 'Inquiry window'),
  setting('paymentWindowMs', '付款期', 'Payment window'),
  setting('afterSaleMs', '售后期', 'After-sale period'),
  setting('agentSentencesMin', '客服至少说几句', 'Sentences needed'),
  setting('transferredSentencesMin', '转接的至少说几句', 'Sentences after a transfer'),
  setting('transferToAfterSale', '转给售后的接待', 'Handed to after-sale staff'),
  setting('crossDayChat', '跨天的会话', 'A chat over midnight'),
  setting('countedHours', '算哪些时段', 'Hours that count'),
  setting('firstLostExempt', '首次接待流失免责', 'Second agent’s first loss exempt'),
  setting('silentFollowUpMs', '静默下单后跟进', 'Follow-up of a silent order'),
  setting('silentFollowUpIdleMs', '跟进太早不算', 'Follow-up too soon'),
  setting('presalePaid', '预售按哪笔付款', 'Pre-sale counts at'),
  setting('flaggedOrders', '插旗订单', 'Flagged orders'),
  setting('netOfRefund', '扣掉退款', 'Net of refunds'),
  setting('withPostage', '含运费', 'With postage'),
  setting('cancelReversesMs', '取消多久内收回', 'Cancelling takes back within'),
];

/** Values with words of their own, by `key.value`. */
export const CHOICES: Readonly<Record<string, Words>> = {
  'criterion.placed': { zh: '下单前聊过', en: 'placing' },
  'criterion.paid': { zh: '付款前聊过', en: 'paying' },
  'criterion.placed-first': {
    zh: '先看下单前，没有再看付款前',
    en: 'placing; if none, paying',
  },
  'who.last': { zh: '最后接待的', en: 'the last' },
  'who.first': { zh: '最先接待的', en: 'the first' },
  'who.most-rounds': { zh: '聊得最多的', en: 'who replied most' },
  'who.served-sku': {
    zh: '聊过所购商品的，没有再看最后接待的',
    en: 'who served the product, else last',
  },
  'paymentWindowMs.null': { zh: '不限', en: 'no limit' },
  'cancelReversesMs.null': { zh: '任何时候', en: 'whenever' },
  'countedHours.null': { zh: '全天', en: 'always' },
  'countedHours.shop': { zh: '店铺服务时间', en: 'the shop’s service hours' },
  'transferToAfterSale.count': { zh: '照算', en: 'counts' },
  'transferToAfterSale.leave-out': { zh: '不算', en: 'does not count' },
  'crossDayChat.each-day': { zh: '每天各算一次', en: 'each day' },
  'crossDayChat.once': { zh: '只算开始那天', en: 'the day it began' },
  'presalePaid.deposit': { zh: '定金', en: 'the deposit' },
  'presalePaid.final': { zh: '尾款', en: 'the final payment' },
  'flaggedOrders.count': { zh: '照算', en: 'count' },
  'flaggedOrders.leave-out': { zh: '不算', en: 'left out' },
};
