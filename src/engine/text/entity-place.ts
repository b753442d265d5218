// Prices and postal addresses in a folded line.
import type { Entity } from './entity-kind.ts';

const amount = String.raw`(?<![\d.])\d{1,7}(?:\.\d{1,2})?`;
const price = new RegExp(
  [
    String.raw`[¥￥]\s?\d{1,7}(?:\.\d{1,2})?`,
    `${amount}\\s?(?:元(?![素旦件宝])|rmb|块(?:钱|\\d(?!\\d)|(?=[\\s,，。!?~了吧吗呢啊呀的包左上以]|$)))`,
    `(?<=(?:到手|券后|折后|活动|现价|原价|只要|才|售价|价格|价钱|一口)价?(?:是|为|只要|仅)?\\s?)${amount}(?![\\d.%％]|\\s?(?:天|号|点|折|件|个|包|盒|小时|月|年|分|cm|ml|kg|g))`,
  ].join('|'),
  'g',
);

const han = '[\\u4e00-\\u9fa5]';
const road = '(?:路|街|大道|巷|弄|胡同|村|镇|乡|小区|花园|花苑|公寓|大厦|广场|工业园|家园)';
const house = '(?:号|栋|幢|座|楼|室|单元|弄|组|队)';
const region = `${han}{2,7}?(?:省|自治区|市|区|县|州|盟|旗)`;
const address = new RegExp(
  `(?:${region}\\s?(?:${han}{1,7}?(?:市|区|县|镇|街道|乡)\\s?){0,4}(?:[\\u4e00-\\u9fa5a-z0-9]{1,12}?${road}\\s?){1,3}(?:[\\u4e00-\\u9fa5a-z]{0,8}?[\\da-z一二三四五六七八九十-]{1,6}${house}\\s?){0,5}|(?:${han}{2,8}?${road}){1,3}(?:${han}{0,6}?[\\da-z-]{1,6}${house}){1,5})`,
  'g',
);

/** Words that lead up to an address. */
const leadIn =
  /^(?:我|我们|是|住|在|到|为|改|改成|改为|更改|寄|寄到|送|送到|发|发到|收货|地址|请|帮|麻烦|您|你|的){1,6}(?=..)/;

/** Prices, with a unit or where the words before say so. */
export function findPrices(folded: string): Entity[] {
  const found: Entity[] = [];
  for (const match of folded.matchAll(price)) {
    found.push({ kind: 'price', start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** Addresses down to a road, a village or a house. */
export function findAddresses(folded: string): Entity[] {
  const found: Entity[] = [];
  for (const stretch of folded.matchAll(/[^,，。!?;；\n]{6,120}/g)) {
    if (!/[路街道巷弄村镇乡区苑园厦]/.test(stretch[0])) continue;
    for (const match of stretch[0].matchAll(address)) {
      const lead = leadIn.exec(match[0])?.[0].length ?? 0;
      const place = match[0].slice(lead).trimEnd();
      if (!/[省市区县州]|\d/.test(place) || place.length < 6) continue;
      const start = stretch.index + match.index + lead;
      found.push({ kind: 'address', start, end: start + place.length });
    }
  }
  return found;
}
