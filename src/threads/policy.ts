// A policy file of definitions/attribution/ → the policy object, or what is wrong with it.
import { parseDocument } from 'yaml';
import type { AttributionPolicy } from '../domain/setup.ts';
import { parseSpan } from './span-text.ts';

/** Something in a policy file that cannot be used; `path` is the key at fault, `line` 1-based. */
export interface PolicyProblem {
  readonly path: string;
  readonly line: number;
  readonly code: 'not-yaml' | 'missing' | 'unknown-key' | 'bad-value';
  readonly words: { readonly zh: string; readonly en: string };
}

export interface ParsedPolicy {
  /** null: there are problems. */
  readonly policy: AttributionPolicy | null;
  readonly problems: readonly PolicyProblem[];
}

type Value = AttributionPolicy[keyof AttributionPolicy];

/** What a key may hold; `word`: the one word that may stand for a span. Bounds are in milliseconds, inclusive. */
export type PolicyFieldShape =
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'span'; readonly from: number; readonly to: number; readonly word?: string }
  | { readonly kind: 'count'; readonly from: number; readonly to: number }
  | { readonly kind: 'flag' | 'hours' | 'text' };

/** How one key of the file is read; `expected` completes "must be …". */
interface Field {
  readonly to: keyof AttributionPolicy;
  readonly shape: PolicyFieldShape;
  readonly expected: { readonly zh: string; readonly en: string };
  /** undefined: not of the kind expected. */
  readonly read: (raw: unknown) => Value | undefined;
}

const DAY_MS = 86_400_000;

function choice(to: keyof AttributionPolicy, values: readonly string[]): Field {
  const list = values.join(' / ');
  const expected = { zh: `以下之一：${list}`, en: `one of ${list}` };
  const read = (raw: unknown): Value | undefined =>
    typeof raw === 'string' && values.includes(raw) ? raw : undefined;
  return { to, shape: { kind: 'choice', values }, expected, read };
}

/** A span between two bounds in milliseconds; `word` stands for the value in `wordValue`. */
function span(
  to: keyof AttributionPolicy,
  bounds: { readonly from: number; readonly to: number; readonly zh: string; readonly en: string },
  word?: { readonly text: string; readonly value: number | null },
): Field {
  const alsoZh = word === undefined ? '' : `，或 ${word.text}`;
  const alsoEn = word === undefined ? '' : `, or ${word.text}`;
  const expected = {
    zh: `带单位的时长，${bounds.zh}，如 24h、2d${alsoZh}`,
    en: `a span with its unit, ${bounds.en}, such as 24h or 2d${alsoEn}`,
  };
  const read = (raw: unknown): Value | undefined => {
    if (word !== undefined && raw === word.text) return word.value;
    const ms = typeof raw === 'string' ? parseSpan(raw) : null;
    return ms !== null && ms >= bounds.from && ms <= bounds.to ? ms : undefined;
  };
  const also = word === undefined ? {} : { word: word.text };
  const shape = { kind: 'span', from: bounds.from, to: bounds.to, ...also } as const;
  return { to, shape, expected, read };
}

function count(to: keyof AttributionPolicy, from: number, max: number): Field {
  const expected = { zh: `${from} 到 ${max} 的整数`, en: `a whole number from ${from} to ${max}` };
  const read = (raw: unknown): Value | undefined =>
    typeof raw === 'number' && Number.isInteger(raw) && raw >= from && raw <= max ? raw : undefined;
  return { to, shape: { kind: 'count', from, to: max }, expected, read };
}

function flag(to: keyof AttributionPolicy): Field {
  const expected = { zh: 'true 或 false', en: 'true or false' };
  const read = (raw: unknown): Value | undefined => (typeof raw === 'boolean' ? raw : undefined);
  return { to, shape: { kind: 'flag' }, expected, read };
}

/** `HH:MM`, 0:00 to 24:00, in minutes; null: not a time of day. */
function minuteOf(text: string): number | null {
  const match = /^(\d{1,2}):([0-5]\d)$/.exec(text.trim());
  if (match === null) return null;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return minute <= 1440 ? minute : null;
}

function hours(to: keyof AttributionPolicy): Field {
  const expected = {
    zh: '一段时间如 8:00-23:00（可跨零点），或 shop（用店铺的服务时间），或 always（全天）',
    en: 'hours such as 8:00-23:00 (may run over midnight), or shop (its service hours), or always',
  };
  const read = (raw: unknown): Value | undefined => {
    if (raw === 'always') return null;
    if (raw === 'shop') return raw;
    const [from, until, ...rest] = typeof raw === 'string' ? raw.split('-') : [];
    const fromMinute = from === undefined ? null : minuteOf(from);
    const toMinute = until === undefined ? null : minuteOf(until);
    if (fromMinute === null || toMinute === null || rest.length > 0) return undefined;
    return fromMinute % 1440 === toMinute % 1440 ? undefined : { fromMinute, toMinute };
  };
  return { to, shape: { kind: 'hours' }, expected, read };
}

function text(to: keyof AttributionPolicy): Field {
  const expected = { zh: '一段文字', en: 'text' };
  const read = (raw: unknown): Value | undefined =>
    typeof raw === 'string' && raw.trim() !== '' ? raw.trim() : undefined;
  return { to, shape: { kind: 'text' }, expected, read };
}

function bilingual(to: keyof AttributionPolicy): Field {
  const expected = { zh: '中英文各一段：{ zh, en }', en: 'Chinese and English: { zh, en }' };
  const read = (raw: unknown): Value | undefined => {
    if (typeof raw !== 'object' || raw === null) return undefined;
    const zh = Reflect.get(raw, 'zh');
    const en = Reflect.get(raw, 'en');
    if (typeof zh !== 'string' || typeof en !== 'string') return undefined;
    return { zh: zh.trim(), en: en.trim() };
  };
  return { to, shape: { kind: 'text' }, expected, read };
}

const OFF = { text: 'off', value: 0 };
const NONE = { text: 'none', value: null };
const WINDOW = { from: 3_600_000, to: 15 * DAY_MS, zh: '1 小时到 15 天', en: '1 h to 15 d' };
const PAYMENT = { from: 60_000, to: 60 * DAY_MS, zh: '1 分钟到 60 天', en: '1 min to 60 d' };
const AFTER_SALE = { from: 3 * DAY_MS, to: 180 * DAY_MS, zh: '3 到 180 天', en: '3 to 180 d' };
const FOLLOW_UP = { from: 60_000, to: 3_600_000, zh: '1 到 60 分钟', en: '1 to 60 min' };
/** Bounds of the windows, in milliseconds. */
export const POLICY_SPANS = { inquiryWindow: WINDOW, paymentWindow: PAYMENT } as const;
const CANCEL = { from: 60_000, to: 180 * DAY_MS, zh: '1 分钟到 180 天', en: '1 min to 180 d' };

const FIELDS: Readonly<Record<string, Field>> = {
  id: text('id'),
  version: count('version', 1, 9999),
  name: bilingual('name'),
  note: bilingual('note'),
  source: text('source'),
  criterion: choice('criterion', ['placed', 'paid', 'placed-first']),
  who: choice('who', ['last', 'most-rounds', 'served-sku', 'first']),
  inquiryWindow: span('inquiryWindowMs', WINDOW),
  paymentWindow: span('paymentWindowMs', PAYMENT, NONE),
  afterSale: span('afterSaleMs', AFTER_SALE),
  agentSentencesMin: count('agentSentencesMin', 0, 10),
  transferredSentencesMin: count('transferredSentencesMin', 0, 10),
  transferToAfterSale: choice('transferToAfterSale', ['count', 'leave-out']),
  crossDayChat: choice('crossDayChat', ['each-day', 'once']),
  countedHours: hours('countedHours'),
  firstLostExempt: flag('firstLostExempt'),
  silentFollowUp: span('silentFollowUpMs', FOLLOW_UP, OFF),
  silentFollowUpIdle: span('silentFollowUpIdleMs', FOLLOW_UP, OFF),
  presalePaid: choice('presalePaid', ['deposit', 'final']),
  flaggedOrders: choice('flaggedOrders', ['count', 'leave-out']),
  netOfRefund: flag('netOfRefund'),
  withPostage: flag('withPostage'),
  cancelReverses: span('cancelReversesMs', CANCEL, { text: 'always', value: null }),
};

export interface PolicyField {
  readonly key: string;
  readonly to: keyof AttributionPolicy;
  readonly shape: PolicyFieldShape;
}

/** The settings of a policy in the order of its file; what names and explains it is not among them. */
export const POLICY_FIELDS: readonly PolicyField[] = Object.entries(FIELDS)
  .filter(([key]) => !['id', 'version', 'name', 'note', 'source'].includes(key))
  .map(([key, { to, shape }]) => ({ key, to, shape }));

function problem(
  code: PolicyProblem['code'],
  path: string,
  line: number,
  zh: string,
  en: string,
): PolicyProblem {
  return { path, line, code, words: { zh, en } };
}

/** 1-based line of each key of the file's top level. */
function linesOfKeys(source: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  source.split('\n').forEach((line, index) => {
    const key = /^([A-Za-z]+)\s*:/.exec(line)?.[1];
    if (key !== undefined && !lines.has(key)) lines.set(key, index + 1);
  });
  return lines;
}

/**
 * Reads a policy file (YAML; keys as in definitions/attribution/common-tool.yaml; spans with units,
 * `off`, `none` and `always` where a key allows them). All keys are required and no others are
 * allowed, so that a misspelt one is never silently a default. Problems are collected, not thrown.
 */
export function parsePolicy(source: string): ParsedPolicy {
  const document = parseDocument(source);
  const [error] = document.errors;
  if (error !== undefined) {
    const line = error.linePos?.[0].line ?? 1;
    const zh = `第 ${line} 行不是有效的 YAML，请检查缩进和冒号`;
    const en = `Line ${line} is not valid YAML; check indentation and colons`;
    return { policy: null, problems: [problem('not-yaml', '', line, zh, en)] };
  }
  const raw: unknown = document.toJS();
  const given: ReadonlyMap<string, unknown> = new Map(
    typeof raw === 'object' && raw !== null ? Object.entries(raw) : [],
  );
  const lines = linesOfKeys(source);
  const problems: PolicyProblem[] = [];
  for (const key of given.keys()) {
    if (key in FIELDS) continue;
    const known = Object.keys(FIELDS).join(', ');
    const zh = `不认识的设置“${key}”，可用的有：${known}`;
    const en = `Unknown setting "${key}"; known are: ${known}`;
    problems.push(problem('unknown-key', key, lines.get(key) ?? 1, zh, en));
  }
  const values: Partial<Record<keyof AttributionPolicy, Value>> = {};
  for (const [key, field] of Object.entries(FIELDS)) {
    const { zh, en } = field.expected;
    if (!given.has(key)) {
      problems.push(
        problem('missing', key, 1, `缺少“${key}”：应为${zh}`, `"${key}" is missing: ${en}`),
      );
      continue;
    }
    const value = field.read(given.get(key));
    if (value === undefined) {
      const line = lines.get(key) ?? 1;
      const words = [`“${key}”应为${zh}`, `"${key}" must be ${en}`] as const;
      problems.push(problem('bad-value', key, line, ...words));
    } else values[field.to] = value;
  }
  return { policy: problems.length > 0 ? null : (values as AttributionPolicy), problems };
}
