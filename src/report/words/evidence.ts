// The notes the engine leaves beside evidence, in words: waits, ratios, missing steps, what products share.
import type { Words } from '../../intake/format.ts';

const UNITS: Readonly<Record<string, Words>> = {
  d: { zh: ' 天', en: ' d' },
  h: { zh: ' 小时', en: ' h' },
  m: { zh: ' 分', en: ' min' },
  s: { zh: ' 秒', en: ' s' },
  ms: { zh: ' 毫秒', en: ' ms' },
};

/** `2m5s` as 2 分 5 秒; text that is no duration stays as it is. */
function span(text: string): Words {
  if (!/^(?:\d+(?:ms|[dhms]))+$/.test(text)) return { zh: text, en: text };
  const parts = [...text.matchAll(/(\d+)(ms|[dhms])/g)];
  const say = (lang: keyof Words): string =>
    parts.map(([, count, unit]) => `${count}${UNITS[unit ?? '']?.[lang] ?? ''}`).join(' ');
  return { zh: say('zh'), en: say('en') };
}

const ENTITIES: Readonly<Record<string, Words>> = {
  phone: { zh: '手机号', en: 'phone number' },
  landline: { zh: '座机', en: 'landline' },
  wechat: { zh: '微信号', en: 'WeChat id' },
  qq: { zh: 'QQ 号', en: 'QQ number' },
  link: { zh: '链接', en: 'link' },
  email: { zh: '邮箱', en: 'e-mail' },
  price: { zh: '价格', en: 'price' },
  address: { zh: '地址', en: 'address' },
  order: { zh: '订单号', en: 'order number' },
  'order-number': { zh: '订单号', en: 'order number' },
  sku: { zh: '商品编号', en: 'item id' },
  'bank-card': { zh: '银行卡号', en: 'bank card' },
  'id-card': { zh: '身份证号', en: 'identity card' },
};

const SHARED: Readonly<Record<string, Words>> = {
  category: { zh: '同类目', en: 'same category' },
  attribute: { zh: '同属性', en: 'same attribute' },
  use: { zh: '同用途', en: 'same use' },
  'bought-together': { zh: '常一起买', en: 'often bought together' },
};

type Say = (...parts: readonly string[]) => Words;

const PATTERNS: readonly (readonly [RegExp, Say])[] = [
  [
    /^wait (\S+) > (\S+)$/,
    (waited = '', limit = '') => ({
      zh: `等了 ${span(waited).zh}，超过 ${span(limit).zh}`,
      en: `waited ${span(waited).en}, over ${span(limit).en}`,
    }),
  ],
  [/^to (\S+)$/, (agent = '') => ({ zh: `换成了 ${agent}`, en: `now with ${agent}` })],
  [
    /^no reply > (\S+)$/,
    (limit = '') => ({
      zh: `超过 ${span(limit).zh}没人回复`,
      en: `no reply within ${span(limit).en}`,
    }),
  ],
  [
    /^no follow-up > (\S+)$/,
    (limit = '') => ({
      zh: `说了稍等，超过 ${span(limit).zh}没下文`,
      en: `asked to wait, nothing followed within ${span(limit).en}`,
    }),
  ],
  [
    /^pause (\S+) > (\S+)$/,
    (paused = '', limit = '') => ({
      zh: `停了 ${span(paused).zh}，超过 ${span(limit).zh}`,
      en: `paused ${span(paused).en}, over ${span(limit).en}`,
    }),
  ],
  [
    /^from (.+), no reply > (\S+)$/,
    (from = '', limit = '') => ({
      zh: `从${from}转来后，超过 ${span(limit).zh}没人回复`,
      en: `taken over from ${from}, no reply within ${span(limit).en}`,
    }),
  ],
  [
    /^missing (.+)$/s,
    (names = '') => ({ zh: `缺：${names.replaceAll(', ', '、')}`, en: `missing: ${names}` }),
  ],
  [
    /^(\d+) \/ (\d+) ([<>]) (\S+)$/,
    (of = '', to = '', sign = '', limit = '') => ({
      zh: `${of} 条对 ${to} 条，${sign === '>' ? '超过' : '低于'} ${limit} 倍`,
      en: `${of} to ${to} messages, ${sign === '>' ? 'over' : 'under'} ${limit}×`,
    }),
  ],
  [
    /^shares nothing with (.*)$/s,
    (names = '') => ({
      zh: `和「${names}」没有共同点`,
      en: `shares nothing with “${names}”`,
    }),
  ],
  [
    /^order (\S+) unpaid > (\S+)$/,
    (id = '', limit = '') => ({
      zh: `订单 ${id} 超过 ${span(limit).zh}没付款`,
      en: `order ${id} unpaid for over ${span(limit).en}`,
    }),
  ],
  [/^order (\S+)(?: (.+))?$/s, (id = '') => ({ zh: `订单 ${id}`, en: `order ${id}` })],
  [
    // Answers stay the codes their annotator defines.
    /^annotation (\S+) = (.*)$/s,
    (id = '', answer = '') => ({
      zh: `AI 标注 ${id}：${answer}`,
      en: `AI annotation ${id}: ${answer}`,
    }),
  ],
  [
    /^(\d\.\d\d) ≥ (\S+) (.*)$/s,
    (score = '', _least = '', sample = '') => ({
      zh: `和例句「${sample}」相似 ${score}`,
      en: `${score} similar to “${sample}”`,
    }),
  ],
];

/** `category:连衣裙` as 同类目（连衣裙）. */
function sharedWord(code: string): Words {
  const cut = code.indexOf(':');
  const key = cut < 0 ? code : code.slice(0, cut);
  const known = Object.hasOwn(SHARED, key) ? SHARED[key] : undefined;
  if (known === undefined) return { zh: code, en: code };
  const value = cut < 0 ? '' : code.slice(cut + 1);
  return value === '' ? known : { zh: `${known.zh}（${value}）`, en: `${known.en} (${value})` };
}

/** A note in words; a note of a kind not known here is shown as it is. */
export function sayNote(note: string): Words {
  if (Object.hasOwn(ENTITIES, note)) return ENTITIES[note] ?? { zh: note, en: note };
  for (const [pattern, say] of PATTERNS) {
    const match = pattern.exec(note);
    if (match !== null) return say(...match.slice(1).map((part) => part ?? ''));
  }
  const shared = note.split('; ').map(sharedWord);
  return {
    zh: shared.map(({ zh }) => zh).join('；'),
    en: shared.map(({ en }) => en).join('; '),
  };
}
