// Tells the numbers of a folded line apart: phones, id and bank cards, order numbers, item ids.
import type { Entity, EntityKind } from './entity-kind.ts';

/** Digits in groups set apart by one space or hyphen, e.g. 138 0000 1234. */
interface Cluster {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  readonly groups: readonly number[];
}

/** Phones, landlines, cards, order numbers and item ids of a line in which digits occur. */
export function findNumbers(folded: string): Entity[] {
  const found: Entity[] = [];
  const runs = /\d+x?(?:[ -]\d+)*/g;
  for (const match of folded.matchAll(runs)) {
    const start = match.index;
    if (isGluedTo(folded, start)) continue;
    const cluster = toCluster(start, match[0]);
    const whole = classify(folded, cluster);
    if (whole !== null) {
      found.push({ kind: whole, start, end: cluster.end });
      continue;
    }
    if (cluster.groups.length === 1) continue;
    for (const part of match[0].matchAll(/\d+x?/g)) {
      const piece = toCluster(start + part.index, part[0]);
      const kind = classify(folded, piece);
      if (kind !== null) found.push({ kind, start: piece.start, end: piece.end });
    }
  }
  return found;
}

function toCluster(start: number, text: string): Cluster {
  return {
    start,
    end: start + text.length,
    digits: text.replace(/[ -]/g, ''),
    groups: text.split(/[ -]/).map((group) => group.length),
  };
}

/** Part of a Latin word or a decimal (SF1380…, 0.1380…), unless the word is a cue such as vx or tel. */
function isGluedTo(folded: string, start: number): boolean {
  const before = folded.slice(Math.max(0, start - 8), start);
  if (/(?:^|[^a-z])(?:[vw]x?|wx|weixin|wechat|qq|q|tel|t|phone|id|sku)[:_-]?$/.test(before))
    return false;
  return /[a-z_]$|\d[.]$/.test(before);
}

function classify(folded: string, cluster: Cluster): EntityKind | null {
  const { digits, groups, start } = cluster;
  const before = folded.slice(Math.max(0, start - 10), start);
  if (isExpress.test(before)) return null;
  if (isMobile(digits, groups)) return 'phone';
  if (isLandline(digits, groups)) return 'landline';
  if (groups.length > 1) {
    if (isSpacedCard(digits, groups)) return 'bank-card';
    return isPddOrder(groups) ? 'order' : null;
  }
  if (digits.length === 18 && isIdCard(digits)) return 'id-card';
  if (digits.endsWith('x')) return null;
  if (digits.length >= 16 && digits.length <= 19 && isBankCard(digits, before)) return 'bank-card';
  if (orderCue.test(before) && digits.length >= 8) return 'order';
  if (itemCue.test(before) && digits.length >= 6) return 'sku';
  if (digits.length >= 15 && digits.length <= 20) return 'order';
  return digits.length >= 11 && digits.length <= 14 ? 'sku' : null;
}

const isExpress =
  /(?:快递单?号?|运单号?|物流单?号?|顺丰|中通|圆通|申通|韵达|单号是?快递)[是为:：\s]*$/;
const orderCue = /(?:订单|单号|订单编号|交易号|交易编号)(?:号|编号)?[是为:：\s[]*$/;
const itemCue = /(?:商品|宝贝|货号|款号|编号|编码|id|sku|spu|链接)(?:号|编号|id)?[是为:：\s]*$/;

function isMobile(digits: string, groups: readonly number[]): boolean {
  const local = /^(?:0?086|86)?(1[3-9]\d{9})$/.exec(digits)?.[1];
  if (local === undefined) return false;
  if (groups.length === 1) return true;
  return groups.length <= 5 && groups.every((group) => group <= 8) && groups[0]! >= 2;
}

function isLandline(digits: string, groups: readonly number[]): boolean {
  if (/^[48]00\d{7}$/.test(digits)) return true;
  if (!/^0(?:10|2\d|[3-9]\d{2})[2-8]\d{6,7}$/.test(digits)) return false;
  return groups.length <= 2 && (groups.length === 1 || groups[0]! <= 4);
}

/** 230101-123456789012345, as Pinduoduo numbers its orders. */
function isPddOrder(groups: readonly number[]): boolean {
  return groups.length === 2 && groups[0] === 6 && groups[1]! >= 12 && groups[1]! <= 18;
}

function isSpacedCard(digits: string, groups: readonly number[]): boolean {
  const fours = groups.slice(0, -1).every((group) => group === 4);
  return fours && digits.length >= 16 && digits.length <= 19 && passesLuhn(digits);
}

function isBankCard(digits: string, before: string): boolean {
  if (!passesLuhn(digits)) return false;
  return digits.startsWith('62') || /(?:卡号?|银行|账号|账户|帐号)[是为:：\s]*$/.test(before);
}

/** ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length - 1, double = false; i >= 0; i--, double = !double) {
    const digit = digits.charCodeAt(i) - 48;
    sum += double ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return sum % 10 === 0;
}

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: region, birth date, serial, check digit (ISO 7064 MOD 11-2). */
function isIdCard(digits: string): boolean {
  if (
    !/^[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dx]$/.test(digits)
  ) {
    return false;
  }
  const sum = idWeights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return '10x98765432'[sum % 11] === digits[17];
}
