// The words of a condition's settings where forms and plain sentences need more than a verdict's steps do.
import { OPERATOR_WORDS, SETTING_VALUES, SETTING_WORDS } from '../../../ui/operator-words.ts';
import type { Lang } from '../../../ui/preferences.ts';
import type { Said } from '../../../ui/use-words.ts';

const MORE: Readonly<Record<string, Said<string>>> = {
  any: { zh: '有其中之一', en: 'any of' },
  all: { zh: '全都有', en: 'all of' },
  none: { zh: '一个都没有', en: 'none of' },
  nOf: { zh: '至少几个', en: 'at least n of' },
  k: { zh: '至少', en: 'at least' },
  of: { zh: '这些里', en: 'of these' },
  within: { zh: '限定在', en: 'within' },
  after: { zh: '在这之后', en: 'after' },
  before: { zh: '在这之前', en: 'before' },
  around: { zh: '在这前后', en: 'around' },
  for: { zh: '多长时间内', en: 'for' },
  turns: { zh: '几轮内', en: 'turns' },
  times: { zh: '第几遍', en: 'times' },
  span: { zh: '多长时间里', en: 'span' },
  length: { zh: '至少多少字', en: 'length' },
  external: { zh: '只算站外的', en: 'external only' },
  empty: { zh: '空话词包', en: 'empty words' },
  state: { zh: '状态', en: 'state' },
  amountOver: { zh: '金额超过', en: 'amount over' },
  steps: { zh: '步骤', en: 'steps' },
  naWhen: { zh: '这些时候不适用', en: 'n/a when' },
  phase: { zh: '阶段', en: 'phase' },
  nth: { zh: '第几处', en: 'nth' },
  from: { zh: '谁的', en: 'from' },
  atMostChars: { zh: '至多多少字', en: 'at most' },
  relatedTo: { zh: '与什么有关', en: 'related to' },
};

const VALUES: Readonly<Record<string, Said<string>>> = {
  any: { zh: '任何一方', en: 'anybody' },
  text: { zh: '文字', en: 'text' },
  image: { zh: '图片', en: 'picture' },
  product: { zh: '商品卡片', en: 'product card' },
  order: { zh: '订单卡片', en: 'order card' },
  link: { zh: '链接', en: 'link' },
  phone: { zh: '手机号', en: 'phone' },
  landline: { zh: '座机', en: 'landline' },
  wechat: { zh: '微信号', en: 'WeChat' },
  price: { zh: '价格', en: 'price' },
  angry: { zh: '生气', en: 'angry' },
  thankful: { zh: '感谢', en: 'thankful' },
  urging: { zh: '催促', en: 'urging' },
  hesitant: { zh: '犹豫', en: 'hesitant' },
  first: { zh: '首轮', en: 'first' },
  later: { zh: '之后各轮', en: 'later' },
  all: { zh: '全部', en: 'all' },
  'order.placed': { zh: '下单', en: 'placing the order' },
  'order.paid': { zh: '付款', en: 'paying' },
  presale: { zh: '售前', en: 'pre-sale' },
  aftersale: { zh: '售后', en: 'after-sale' },
  unknown: { zh: '分不清', en: 'unclear' },
};

/** Whether a key asks something by itself; settings only say how. */
export function isOperator(key: string, value: unknown): boolean {
  if (OPERATOR_WORDS[key] === undefined) return false;
  if (key === 'any' || key === 'all') return Array.isArray(value) && value.some(isPart);
  return SETTING_WORDS[key] === undefined || isPart(value) || Array.isArray(value);
}

function isPart(value: unknown): boolean {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

export function keyWords(key: string, value: unknown, lang: Lang): string {
  const said = isOperator(key, value)
    ? OPERATOR_WORDS[key]
    : (MORE[key] ?? SETTING_WORDS[key] ?? OPERATOR_WORDS[key]);
  return said?.[lang] ?? key;
}

/** A value as people read it: roles and kinds in words, 20s as 20 秒. */
export function valueWords(value: unknown, lang: Lang): string {
  const text = String(value);
  const said = VALUES[text] ?? SETTING_VALUES[text];
  if (said !== undefined) return said[lang];
  return /^(?:\d+(?:ms|[dhms]))+$/.test(text) ? duration(text, lang) : text;
}

const UNITS: Readonly<Record<string, Said<string>>> = {
  d: { zh: ' 天', en: ' d' },
  h: { zh: ' 小时', en: ' h' },
  m: { zh: ' 分钟', en: ' min' },
  s: { zh: ' 秒', en: ' s' },
  ms: { zh: ' 毫秒', en: ' ms' },
};

export function duration(text: string, lang: Lang): string {
  return [...text.matchAll(/(\d+)(ms|[dhms])/g)]
    .map(([, count, unit]) => `${count}${UNITS[unit ?? '']?.[lang] ?? ''}`)
    .join(' ');
}
