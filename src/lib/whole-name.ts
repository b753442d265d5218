// Whether a name stands in a text by itself, and not as a part of another, longer name.

/** Left and right of a name of ASCII letters, these would make it a longer one: tb123 in tb1234, t**1 in t**12. */
const JOINS = /[\p{L}\p{M}\p{N}_*]/u;
/** Scripts that put no space between words: next to one of their letters every name ends. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Ends a field of a table, a value of JSON, a line, or words in quotes. */
const FIELD_END = /[,;\t\r\n|"'“”‘’「」『』]/u;
/** Before a file's name. */
const FOLDER_END = /[/\\]/u;
const LINE_END = /[\r\n]/u;
/** A copied chat puts the time right behind the name that spoke: 橙子汽水_882026-6-1 10:05:12. */
const DATE = /^(?:19|20)\d\d[-/.年]\d/u;
const SPOKE = /^ *[(（]? *(?:(?:19|20)\d\d[-/.年]\d|\d{1,2}:\d\d:)/u;
const EXTENSION = /^\.[A-Za-z]{1,5}(?![A-Za-z])/u;

/** Of so few characters a name may be a part of any word or number: only a whole field is one. */
const SHORT_MAX = 2;
/** No more than this beside a name decides: what has to be seen of a text read in pieces. */
export const NAME_MARGIN = 16;

/** What to look for, and which longer names of others hold one of them inside. */
export interface Names {
  readonly names: readonly string[];
  readonly others: readonly string[];
}

/** Names of one or two characters count only as a whole field, value or line. */
export function isShortName(name: string): boolean {
  return name.length <= 2 * SHORT_MAX && [...name].length <= SHORT_MAX;
}

/** True if one of the names stands in the text by itself between `from` and `to` (exclusive). */
export function holdsName(text: string, wanted: Names, from = 0, to = text.length): boolean {
  return wanted.names.some((name) => findName(text, name, wanted.others, from, to) >= 0);
}

/** The text with `mark` wherever one of the names stands by itself; names that overlap are one mark. */
export function strikeNames(text: string, wanted: Names, mark: string): string {
  const spans: { from: number; to: number }[] = [];
  for (const name of wanted.names) {
    for (let at = findName(text, name, wanted.others); at >= 0; ) {
      spans.push({ from: at, to: at + name.length });
      at = findName(text, name, wanted.others, at + 1);
    }
  }
  let out = '';
  let done = 0;
  for (const { from, to } of spans.sort((a, b) => a.from - b.from)) {
    if (from >= done) out += text.slice(done, from) + mark;
    done = Math.max(done, to);
  }
  return out + text.slice(done);
}

/** Where `name` first stands by itself between `from` and `to`; −1: nowhere. */
function findName(
  text: string,
  name: string,
  others: readonly string[],
  from = 0,
  to = text.length,
): number {
  if (name === '') return -1;
  const bounded = isShortName(name) ? isField : isBounded;
  for (let at = text.indexOf(name, from); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    if (end > to) return -1;
    if (bounded(text, at, end) && !isInside(text, at, name, others)) return at;
  }
  return -1;
}

/**
 * Nothing beside it makes it longer. Names that begin or end in Chinese have no bound there (您好小溪不急请稍等):
 * they count wherever they stand, for nothing of a buyer may be left.
 */
function isBounded(text: string, at: number, end: number): boolean {
  if (joins(before(text, at), first(text, at))) return false;
  return !joins(first(text, end), before(text, end)) || DATE.test(text.slice(end, end + 8));
}

function joins(beside: string, edge: string): boolean {
  return [beside, edge].every((one) => JOINS.test(one) && !UNSPACED.test(one));
}

function isField(text: string, at: number, end: number): boolean {
  const left = text
    .slice(Math.max(0, at - NAME_MARGIN), at)
    .replace(/ +$/, '')
    .slice(-1);
  const right = text.slice(end, end + NAME_MARGIN);
  if ((left === '' || LINE_END.test(left)) && SPOKE.test(right)) return true;
  if (left !== '' && !FIELD_END.test(left) && !FOLDER_END.test(left)) return false;
  const next = right.replace(EXTENSION, '').replace(/^ +/, '').slice(0, 1);
  return next === '' || FIELD_END.test(next);
}

/** Part of somebody else's longer name, which stands there whole. */
function isInside(text: string, at: number, name: string, others: readonly string[]): boolean {
  return others.some((other) => {
    for (let lead = other.indexOf(name); lead >= 0; lead = other.indexOf(name, lead + 1)) {
      if (lead <= at && other.length > name.length && text.startsWith(other, at - lead))
        return true;
    }
    return false;
  });
}

function first(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
}

function before(text: string, at: number): string {
  const low = text.charCodeAt(at - 1);
  const pair = low >= 0xdc00 && low <= 0xdfff && at >= 2;
  return at <= 0 ? '' : text.slice(at - (pair ? 2 : 1), at);
}
