// Words for what buyers are told apart by: features, and their levels.
import type { Words } from '../../intake/format.ts';
import type { Feature } from '../../scoring/fairness/fair-comparison.ts';
import { presentFen } from '../present-number.ts';
import { say, type WordTable } from './say.ts';

export const FEATURE_WORDS: Readonly<Record<Feature, Words>> = {
  shop: { zh: '店铺', en: 'shop' },
  price: { zh: '问的商品价位', en: 'price asked about' },
  category: { zh: '问的商品类目', en: 'category asked about' },
  hour: { zh: '来的时段', en: 'hour' },
  weekday: { zh: '星期几', en: 'weekday' },
  intent: { zh: '开口问什么', en: 'first question' },
  history: { zh: '新客还是回头客', en: 'new or returning' },
  difficulty: { zh: '买家难不难缠', en: 'difficulty' },
  promotion: { zh: '大促日', en: 'promotion' },
};

const LEVELS: Readonly<Partial<Record<Feature, WordTable>>> = {
  intent: {
    greeting: { zh: '只打招呼的', en: 'hello only' },
    price: { zh: '问价格优惠的', en: 'price and discounts' },
    spec: { zh: '问尺码规格的', en: 'size and make' },
    stock: { zh: '问有没有货的', en: 'stock' },
    shipping: { zh: '问发货快递的', en: 'shipping' },
    quality: { zh: '问质量的', en: 'quality' },
    'after-sale': { zh: '问退换发票的', en: 'returns and invoices' },
    need: { zh: '说想要什么的', en: 'says what is wanted' },
    how: { zh: '问怎么操作的', en: 'how to' },
    'product-card': { zh: '只发商品的', en: 'product card only' },
    other: { zh: '问别的的', en: 'other questions' },
  },
  history: {
    'order-waiting': { zh: '已拍下没付款的', en: 'unpaid order waiting' },
    'taken-over': { zh: '别人转来的', en: 'transferred to them' },
    'bought-lately': { zh: '刚买过的', en: 'bought lately' },
    'bought-before': { zh: '老客', en: 'bought before' },
    'asked-before': { zh: '以前问过的', en: 'asked before' },
    new: { zh: '新客', en: 'new' },
  },
  difficulty: {
    abusive: { zh: '开口就骂的', en: 'abusive' },
    pressing: { zh: '开口就催、要投诉的', en: 'pressing' },
    haggling: { zh: '开口就讲价的', en: 'haggling' },
    none: { zh: '不难缠的', en: 'easy' },
  },
  promotion: {
    yes: { zh: '大促日来的', en: 'on promotion days' },
    no: { zh: '平日来的', en: 'on ordinary days' },
  },
  weekday: {
    '0': { zh: '周日来的', en: 'Sundays' },
    '1': { zh: '周一来的', en: 'Mondays' },
    '2': { zh: '周二来的', en: 'Tuesdays' },
    '3': { zh: '周三来的', en: 'Wednesdays' },
    '4': { zh: '周四来的', en: 'Thursdays' },
    '5': { zh: '周五来的', en: 'Fridays' },
    '6': { zh: '周六来的', en: 'Saturdays' },
  },
};

const UNKNOWN: Partial<Record<Feature, Words>> = {
  price: { zh: '没说哪款的', en: 'price not known' },
  category: { zh: '没说哪类的', en: 'category not known' },
};

/** The buyers of one level, e.g. 大促日来的 or 问 ¥100–¥299 的. */
export function levelWords(feature: Feature, level: string): Words {
  if (level === 'unknown' && UNKNOWN[feature]) return UNKNOWN[feature];
  if (level === 'rare') return { zh: `${FEATURE_WORDS[feature].zh}少见的`, en: 'rare kinds' };
  if (feature === 'hour') {
    return { zh: `${level.replace('-', '–')} 点来的`, en: `${level.replace('-', '–')} h` };
  }
  if (feature === 'price') return priceWords(level);
  if (feature === 'category') return { zh: `问${level}的`, en: level };
  return say(LEVELS[feature] ?? {}, level);
}

function priceWords(level: string): Words {
  const [from = '', to = ''] = level.split('-');
  const low = presentFen(Number(from));
  if (to === '') return { zh: `问 ${low} 以上的`, en: `above ${low}` };
  const high = presentFen(Number(to));
  if (from === '0') return { zh: `问 ${high} 以下的`, en: `up to ${high}` };
  return { zh: `问 ${low}–${high} 的`, en: `${low}–${high}` };
}
