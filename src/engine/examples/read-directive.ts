// Reads the `@ …` lines of a .chat case: products, duty, hours, options, agents, orders, conversation.
import type { AnnotationAnswer } from '../../domain/annotation.ts';
import type { Product } from '../../domain/setup.ts';
import { dayStart } from '../../lib/zone.ts';
import { suggest } from '../suggest.ts';
import { parseMinute } from '../time-of-day.ts';
import { AGENT_NAME, type CaseDraft, DAY, DAY_MS, ZONE_OFFSET_MS } from './case-draft.ts';

const MINUTE_MS = 60_000;

type Reader = (draft: CaseDraft, words: readonly string[], line: number) => void;

const READERS: Readonly<Record<string, Reader>> = {
  product: readProduct,
  duty: readDuty,
  hours: readHours,
  option: readOptions,
  agent: readAgent,
  orders: readOrders,
  appeal: readAppeal,
  annotation: readAnnotations,
  conversation: (draft, [id = '']) => draft.startConversation(id),
};

export function readDirective(draft: CaseDraft, text: string, line: number): void {
  const [name = '', ...words] = text.split(/\s+/);
  const reader = READERS[name];
  if (reader !== undefined) {
    reader(draft, words, line);
    return;
  }
  const near = suggest(name, Object.keys(READERS)) ?? Object.keys(READERS).join(', ');
  draft.report(line, 'unknown-directive', {
    zh: `不认识 @ ${name}，可以写 ${near}`,
    en: `Unknown directive @ ${name}; try ${near}`,
  });
}

/** `@ product D1 碎花连衣裙 类目=连衣裙 价格=199 用途=送礼,约会 搭配=D2 属性:材质=纯棉` */
function readProduct(draft: CaseDraft, words: readonly string[], line: number): void {
  const [sku = '', ...rest] = words;
  const title = rest.filter((word) => !word.includes('=')).join(' ');
  const attributes: Record<string, string> = {};
  const product = { category: null as string | null, priceFen: null as number | null };
  let uses: string[] = [];
  let boughtWith: string[] = [];
  for (const word of rest.filter((item) => item.includes('='))) {
    const cut = word.indexOf('=');
    const [key, value] = [word.slice(0, cut), word.slice(cut + 1)];
    if (key === '类目' || key === 'category') product.category = value;
    else if (key === '价格' || key === 'price') product.priceFen = Math.round(Number(value) * 100);
    else if (key === '用途' || key === 'use') uses = value.split(/[,，]/);
    else if (key === '搭配' || key === 'with') boughtWith = value.split(/[,，]/);
    else if (/^(属性|attribute):/.test(key)) attributes[key.replace(/^[^:]+:/, '')] = value;
    else badValue(draft, line, word);
  }
  const made: Product = { sku, title: title || sku, ...product, attributes, uses, boughtWith };
  draft.products.set(sku, made);
}

/** `@ duty 小美 09:00-18:00`, also `@ duty 09:00-18:00` for the unnamed agent. */
function readDuty(draft: CaseDraft, words: readonly string[], line: number): void {
  const [name, hours] = words.length === 1 ? [AGENT_NAME, words[0]] : [words[0], words[1]];
  const span = hoursOf(hours ?? '');
  if (name === undefined || span === null) {
    badValue(draft, line, words.join(' '));
    return;
  }
  const midnight = dayStart(DAY, ZONE_OFFSET_MS);
  const [fromMinute, toMinute] = span;
  const to = toMinute <= fromMinute ? toMinute * MINUTE_MS + DAY_MS : toMinute * MINUTE_MS;
  const list = draft.duty.get(name === 'agent' ? AGENT_NAME : name) ?? [];
  list.push({ from: midnight + fromMinute * MINUTE_MS, to: midnight + to });
  draft.duty.set(name === 'agent' ? AGENT_NAME : name, list);
}

/** `@ hours 08:00-23:00`: the shop's service hours. */
function readHours(draft: CaseDraft, words: readonly string[], line: number): void {
  const span = hoursOf(words[0] ?? '');
  if (span === null) badValue(draft, line, words.join(' '));
  else draft.hours = { fromMinute: span[0], toMinute: span[1] };
}

function hoursOf(text: string): readonly [number, number] | null {
  const [from, to] = text.split('-').map((time) => parseMinute(time));
  return from == null || to == null ? null : [from, to];
}

/** `@ option limit=5m` */
function readOptions(draft: CaseDraft, words: readonly string[], line: number): void {
  for (const word of words) {
    const cut = word.indexOf('=');
    if (cut < 1) badValue(draft, line, word);
    else draft.options[word.slice(0, cut)] = word.slice(cut + 1);
  }
}

/** `@ annotation complaint-resolved=unresolved`: what an AI annotator said; `null`: it could not tell. */
function readAnnotations(draft: CaseDraft, words: readonly string[], line: number): void {
  for (const word of words) {
    const cut = word.indexOf('=');
    const said = word.slice(cut + 1);
    if (cut < 1 || said === '') badValue(draft, line, word);
    else draft.annotate(word.slice(0, cut), answerOf(said));
  }
}

function answerOf(said: string): AnnotationAnswer | null {
  if (said === 'null') return null;
  if (said === 'true' || said === 'false') return said === 'true';
  return /^-?\d+(\.\d+)?$/.test(said) ? Number(said) : said;
}

/** `@ agent 小美 group=售前 hired=10d` (days before the case's day). */
function readAgent(draft: CaseDraft, words: readonly string[], line: number): void {
  const [name = '', ...rest] = words;
  let group: string | null = null;
  let hiredAt: number | null = null;
  for (const word of rest) {
    const [key, value = ''] = word.split('=');
    if (key === 'group') group = value;
    else if (key === 'hired')
      hiredAt = dayStart(DAY, ZONE_OFFSET_MS) - Number.parseInt(value, 10) * DAY_MS;
    else badValue(draft, line, word);
  }
  draft.agents.set(name === 'agent' ? AGENT_NAME : name, { group, hiredAt });
}

/** `@ orders unknown`: no order data at all. `@ orders unclear`: data that cannot be trusted. */
function readOrders(draft: CaseDraft, words: readonly string[], line: number): void {
  if (words[0] === 'unknown') draft.ordersKnown = false;
  else if (words[0] === 'unclear') draft.ordersUnclear = 'ambiguous-buyer';
  else badValue(draft, line, words.join(' '));
}

/** `@ appeal AP-17 2026-06-03`: the upheld appeal this case was made from, and the day it was upheld. */
function readAppeal(draft: CaseDraft, words: readonly string[], line: number): void {
  const [id = '', day = ''] = words;
  if (id === '' || !/^\d{4}-\d{2}-\d{2}$/.test(day)) badValue(draft, line, words.join(' '));
  else draft.appeal = { id, day };
}

function badValue(draft: CaseDraft, line: number, text: string): void {
  draft.report(line, 'bad-directive', {
    zh: `看不懂“${text}”`,
    en: `Cannot read "${text}"`,
  });
}
