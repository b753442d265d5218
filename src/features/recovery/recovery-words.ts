// The kinds of recovery and where a value comes from, in words.
import type { Words } from '../../intake/format.ts';

export const RECOVERY_KINDS = ['lost', 'unpaid', 'closed'] as const;
export type RecoveryKind = (typeof RECOVERY_KINDS)[number];

/** order: what is to be paid. price: the product's list price. average: the shop's average order. */
export const VALUE_BASES = ['order', 'price', 'average', 'none'] as const;

export const KIND_WORDS: Readonly<Record<RecoveryKind, Words>> = {
  lost: { zh: '询单没下单', en: 'Lost inquiry' },
  unpaid: { zh: '下单没付款', en: 'Unpaid order' },
  closed: { zh: '没付款已关闭', en: 'Closed unpaid' },
};

export const BASIS_WORDS: Readonly<Record<(typeof VALUE_BASES)[number], Words>> = {
  order: { zh: '订单金额', en: 'to be paid' },
  price: { zh: '按商品标价', en: 'list price' },
  average: { zh: '按店铺客单价', en: 'shop’s average order' },
  none: { zh: '估不出', en: 'unknown' },
};
