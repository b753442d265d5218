// The diagnosis in words: kinds of concern, how sure it is, and the small words sentences are made of.
import type { Words } from '../../intake/format.ts';
import type { Confidence, PatternId } from '../../scoring/diagnosis/concern.ts';

export const PATTERNS: Readonly<Record<PatternId, Words>> = {
  'weak-link': { zh: '个人短板', en: 'Weak link' },
  'crowded-days': { zh: '流量涨了，成交没跟上', en: 'Traffic up, orders flat' },
  'lost-orders': { zh: '下了单又丢', en: 'Orders lost' },
  'rule-onset': { zh: '毛病一犯，转化就掉', en: 'A fault set in, conversion fell' },
  'bare-answers': { zh: '回得快，答得干', en: 'Quick but bare' },
  'short-staffed': { zh: '这个时段人手不够', en: 'Short-staffed hours' },
  'asked-not-sold': { zh: '问的多，买的少', en: 'Asked, hardly sold' },
  'sudden-change': { zh: '全店从某天起变差', en: 'The whole team got worse' },
};

export const CONFIDENCES: Readonly<Record<Confidence, Words>> = {
  sure: { zh: '把握大', en: 'sure' },
  likely: { zh: '比较可信', en: 'likely' },
  chance: { zh: '可能是偶然', en: 'may be chance' },
};

export const NO_DIAGNOSIS = {
  'orders-unknown': {
    zh: '没有能用的订单数据，算不出丢了多少钱，所以没有诊断。把订单表一起放进来就有。',
    en: 'There are no usable order data, so nothing can be said of money. Give the order export along with the chats.',
  },
  'no-days': {
    zh: '还没有一天的转化窗口走完，现在下结论太早。多给几天的数据再看。',
    en: 'No day’s conversion window has closed yet: too early to tell. Give a longer period.',
  },
} as const satisfies Readonly<Record<string, Words>>;

export const MOVED: Readonly<Record<'response' | 'unanswered' | 'load', Words>> = {
  response: { zh: '首响', en: 'first response' },
  unanswered: { zh: '没回复的接待', en: 'unanswered receptions' },
  load: { zh: '每人接待', en: 'receptions an agent' },
};

export const CHANGED: Readonly<Record<'conversion' | 'closed' | 'refunded', Words>> = {
  conversion: { zh: '询单转化率', en: 'conversion' },
  closed: { zh: '订单关闭率', en: 'the share of orders closed' },
  refunded: { zh: '订单退款率', en: 'the share of orders refunded' },
};
