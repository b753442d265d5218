// Takes personal data out of a text before a model sees it: each piece becomes a numbered placeholder.
import { findEntities } from '../../engine/text/entity.ts';
import { foldInPlace } from '../../lib/text-folding.ts';
import { findPersonNames, type NameSpan } from './person-names.ts';

/** The same text for the same input; the same piece has the same placeholder throughout. */
export type MaskText = (text: string) => string;

/** What is known of the people of a conversation. Names of fewer than two characters say nothing. */
export interface KnownPeople {
  readonly buyer: string;
  /** Ids and names agents go by, in order of appearance, one list each. */
  readonly agents: readonly (readonly string[])[];
  /** Names of all who work for the shop, for those only spoken of. */
  readonly staff: readonly string[];
  readonly shop: string;
  readonly orderIds: readonly string[];
}

const LABELS = {
  phone: '电话',
  landline: '电话',
  wechat: '微信号',
  qq: 'QQ号',
  link: '链接',
  order: '订单号',
  sku: '编号',
  address: '地址',
  email: '邮箱',
  'bank-card': '银行卡',
  'id-card': '证件号',
} as const;
const KINDS = Object.keys(LABELS) as readonly (keyof typeof LABELS)[];
const labels: ReadonlyMap<string, string> = new Map(Object.entries(LABELS));

/** Seven digits or more, however written: what no rule above knows may still lead to somebody. */
const NUMBER = /[\d零〇一二三四五六七八九幺](?:[ .\-—_·*~/]?[\d零〇一二三四五六七八九幺]){6,}/g;
/** Letters with digits or an underscore: an account more often than a size. */
const ACCOUNT =
  /(?<![a-z0-9_-])(?=[a-z0-9_-]*[a-z])(?=[a-z0-9_-]*[\d_])[a-z0-9][a-z0-9_-]{4,}[a-z0-9]/g;
/** Parts of an address without a road: 3 号楼 2 单元 501. */
const HOUSE =
  /[\da-z一二三四五六七八九十]{1,5} ?(?:号楼|栋|幢|座|单元|号院)(?: ?[\da-z一二三四五六七八九十]{1,5} ?(?:号楼|栋|幢|座|单元|楼|层|室|号)?){1,4}/g;

interface Span extends NameSpan {
  readonly label: string;
}

/** Numbers placeholders from 1 per kind, in order of first appearance; one masker a conversation. */
export function createMask(people: KnownPeople): MaskText {
  const numbers = new Map<string, number>();
  const counts = new Map<string, number>();
  const names = namesOf(people);
  const placeholder = (label: string, piece: string): string => {
    if (label.startsWith('客服')) return `[${label}]`;
    const key = `${label}\n${piece.replace(/[\s.\-—_·*~/]/g, '')}`;
    let number = numbers.get(key);
    if (number === undefined) {
      number = (counts.get(label) ?? 0) + 1;
      counts.set(label, number);
      numbers.set(key, number);
    }
    return `[${label}${number}]`;
  };
  return (given) => {
    const text = withoutInvisible(given);
    const folded = foldInPlace(text);
    let masked = '';
    let done = 0;
    for (const { start, end, label } of merge(spansOf(text, folded, names))) {
      masked += text.slice(done, start) + placeholder(label, folded.slice(start, end));
      done = end;
    }
    return masked + text.slice(done);
  };
}

/** Characters nobody sees split a number or a name in two. */
function withoutInvisible(text: string): string {
  const folded = foldInPlace(text);
  if (!folded.includes('\u200b')) return text;
  return text.replace(/[\s\S]/g, (unit, index: number) => (folded[index] === '\u200b' ? '' : unit));
}

/** Folded names with their labels, longest first. */
function namesOf({
  buyer,
  agents,
  staff,
  shop,
  orderIds,
}: KnownPeople): readonly [string, string][] {
  const names: [string, string][] = [];
  const add = (label: string, name: string): void => {
    const folded = foldInPlace(withoutInvisible(name)).trim();
    if ([...folded].length >= 2) names.push([folded, label]);
  };
  add('买家', buyer);
  // Intake names a masked buyer `x**#<session>`: the part before is what people may write.
  add('买家', buyer.split('#')[0] ?? '');
  agents.forEach((known, index) => {
    for (const name of known) {
      add(`客服${index + 1}`, name);
      add(`客服${index + 1}`, name.slice(name.lastIndexOf(':') + 1));
    }
  });
  for (const name of staff) {
    add('同事', name);
    add('同事', name.slice(name.lastIndexOf(':') + 1));
  }
  add('店铺', shop);
  for (const id of orderIds) add('订单号', id);
  return names.sort((a, b) => b[0].length - a[0].length);
}

function spansOf(text: string, folded: string, names: readonly [string, string][]): Span[] {
  const spans: Span[] = findEntities(text, KINDS).map(({ kind, start, end }) => ({
    start,
    end,
    label: labels.get(kind) ?? '号码',
  }));
  for (const [name, label] of names) {
    for (let at = folded.indexOf(name); at >= 0; at = folded.indexOf(name, at + name.length)) {
      spans.push({ start: at, end: at + name.length, label });
    }
  }
  for (const [pattern, label] of [
    [NUMBER, '号码'],
    [ACCOUNT, '账号'],
    [HOUSE, '地址'],
  ] as const) {
    for (const match of folded.matchAll(pattern)) {
      spans.push({ start: match.index, end: match.index + match[0].length, label });
    }
  }
  for (const span of findPersonNames(folded)) spans.push({ ...span, label: '姓名' });
  return spans;
}

/** Overlapping spans become one, named after the longest of them, so that no end of one is left over. */
function merge(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: Span[] = [];
  let longest = 0;
  for (const span of sorted) {
    const last = merged.at(-1);
    const length = span.end - span.start;
    if (last === undefined || span.start >= last.end) {
      merged.push(span);
      longest = length;
      continue;
    }
    const label = length > longest ? span.label : last.label;
    longest = Math.max(longest, length);
    merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end), label };
  }
  return merged;
}
