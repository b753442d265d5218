// One event as one line of a spool file, and back: compact, because every message passes through it once.
import type { Message, OrderEvent, Rating, ThreadEvent } from '../domain/event.ts';
import { FLAGS, KINDS, SENDERS } from './event-codes.ts';

export type TakeEvent = (shop: string, buyer: string, event: ThreadEvent) => void;

const FIELD = '\x1f';
const NULL = '\0';
const FIELD_UNIT = 0x1f;
const LINE_UNIT = 0x0a;
/** `m`: a message, field by field. `o`, `r`: an order event or a rating, which are few, as JSON. */
const MESSAGE_UNIT = 0x6d;
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', u: FIELD, '0': NULL };

/** A loop, not a regex: nearly every text is short and has nothing to escape. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x5c || (unit < 0x20 && isSpecial(unit))) return false;
  }
  return true;
}

function isSpecial(unit: number): boolean {
  return unit === FIELD_UNIT || unit === LINE_UNIT || unit === 0x0d || unit === 0;
}

function escapeText(text: string): string {
  if (isPlain(text)) return text;
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll(NULL, '\\0')
    .replaceAll(FIELD, '\\u');
}

function unescapeText(text: string): string {
  return text.replace(/\\(.)/g, (_, mark: string) => ESCAPED[mark] ?? mark);
}

/** null and '' are told apart: null is written as \0. */
const orNull = (text: string | null): string => (text === null ? NULL : escapeText(text));
const numberOrNull = (value: number | null): string | number => (value === null ? '' : value);

/** The line of an event, with its line end. */
export function encodeEvent(shop: string, buyer: string, event: ThreadEvent): string {
  const head = `${escapeText(shop)}${FIELD}${escapeText(buyer)}${FIELD}`;
  if (event.type !== 'message') {
    return `${head}${event.type[0]}${escapeText(JSON.stringify(event))}\n`;
  }
  const { by, kind, auto, sku, orderId, revokedAt, revision } = event;
  const plain = sku === null && orderId === null && revokedAt === null && revision === 0;
  const flags = FLAGS.indexOf(auto) + (plain ? PLAIN : 0);
  const rest = plain
    ? ''
    : `${orNull(sku)}${FIELD}${orNull(orderId)}${FIELD}${numberOrNull(revokedAt)}${FIELD}${revision}${FIELD}`;
  return `${head}m${SENDERS.indexOf(by)}${KINDS.indexOf(kind)}${flags}${escapeText(
    event.id,
  )}${FIELD}${instantText(event.at)}${orNull(event.conversation)}${FIELD}${orNull(
    event.agent,
  )}${FIELD}${escapeText(event.text)}${FIELD}${rest}${wholeText(event.seq)}\n`;
}

/** Added to what a message says of `auto` if it has no product, order, withdrawal or revision: most have none. */
const PLAIN = 4;

/** Whole numbers are three units wide: written and read without a look at digits, and changed where they stand. */
const WHOLE_BITS = 14;
/** Nothing that means anything in a line has this bit. */
const WHOLE_MARK = 1 << WHOLE_BITS;
const WHOLE_UNITS = 3;
const WHOLE_END = 2 ** (WHOLE_BITS * WHOLE_UNITS);

/** Whole numbers below 2⁴². */
function wholeText(value: number): string {
  return String.fromCharCode(
    WHOLE_MARK + Math.floor(value / (WHOLE_MARK * WHOLE_MARK)),
    WHOLE_MARK + (Math.floor(value / WHOLE_MARK) % WHOLE_MARK),
    WHOLE_MARK + (value % WHOLE_MARK),
  );
}

/** Instants before 1970 or after 2109 in digits, as a field. */
function instantText(at: number | null): string {
  if (at !== null && at >= 0 && at < WHOLE_END && Number.isInteger(at)) return wholeText(at);
  return `${numberOrNull(at)}${FIELD}`;
}

/** A message's number is the last of its line. Adds to that of the message whose line ends before `end`, its line end included; in bytes. */
export function addToSeq(bytes: Buffer, end: number, more: number): void {
  const at = end - 2 * (WHOLE_UNITS + 1);
  const unit = (n: number): number => bytes.readUInt16LE(at + 2 * n) - WHOLE_MARK;
  const seq = (unit(0) * WHOLE_MARK + unit(1)) * WHOLE_MARK + unit(2) + more;
  bytes.write(wholeText(seq), at, LINE_ENCODING);
}

/** How lines of events stand in a file: two bytes a unit, nothing to encode or decode, only to copy. */
export const LINE_ENCODING = 'utf16le';

/** Lines of events as they stand in a file, as bytes and as text. */
export interface EventLines {
  readonly bytes: Buffer;
  readonly text: string;
}

export function openLines(bytes: Buffer): EventLines {
  return { bytes, text: bytes.toString(LINE_ENCODING) };
}

/** Where what comes after the names of a line begins; all its bits turned if the line holds escapes. */
export type LinePlace = number;

/** Hands on where each line stands and whose it is, without reading more of it. */
export function visitLines(
  { bytes, text }: EventLines,
  visit: (shop: string, buyer: string, place: LinePlace) => void,
): void {
  const cursor = { bytes, text, at: 0, escape: findEscape(text, 0) };
  let shop = '';
  let buyer = '';
  while (cursor.at < text.length) {
    shop = nextText(cursor, shop);
    buyer = nextText(cursor, buyer);
    const end = text.indexOf('\n', cursor.at);
    const escaped = cursor.escape < end;
    visit(shop, buyer, escaped ? ~cursor.at : cursor.at);
    cursor.at = end + 1;
    if (escaped) cursor.escape = findEscape(text, end);
  }
}

interface Cursor {
  readonly bytes: Buffer;
  readonly text: string;
  at: number;
  /** Where the next backslash stands, in lines without any: nowhere. */
  escape: number;
}

/** Reads lines one by one; names that repeat from line to line are one string. */
export class EventReader {
  #conversation: string | null = null;
  #agent: string | null = null;

  /** The event of the line at `place`. */
  read({ bytes, text }: EventLines, place: LinePlace): ThreadEvent {
    const at = place < 0 ? ~place : place;
    const next = place < 0 ? findEscape(text, at) : text.length;
    const cursor: Cursor = { bytes, text, at: at + 1, escape: next };
    if (text.charCodeAt(at) !== MESSAGE_UNIT) {
      return JSON.parse(nextText(cursor, null)) as OrderEvent | Rating;
    }
    const by = SENDERS[digitAt(text, at + 1)]!;
    const kind = KINDS[digitAt(text, at + 2)]!;
    const flags = digitAt(text, at + 3);
    const plain = flags >= PLAIN;
    const auto = FLAGS[plain ? flags - PLAIN : flags]!;
    cursor.at = at + 4;
    const id = nextText(cursor, null);
    const instant = nextInstant(cursor);
    this.#conversation = nextOrNull(cursor, this.#conversation);
    this.#agent = nextOrNull(cursor, this.#agent);
    const said = nextSaid(cursor);
    const sku = plain ? null : nextOrNull(cursor, null);
    const orderId = plain ? null : nextOrNull(cursor, null);
    const revokedAt = plain ? null : nextNumber(cursor);
    const revision = plain ? 0 : (nextNumber(cursor) ?? 0);
    const message: Message = {
      type: 'message',
      id,
      at: instant,
      seq: wholeAt(text, cursor.at),
      conversation: this.#conversation,
      by,
      agent: this.#agent,
      kind,
      text: said,
      sku,
      orderId,
      auto,
      revokedAt,
      revision,
    };
    return message;
  }
}

/** Hands on every event of the lines in `bytes`. */
export function decodeEvents(bytes: Buffer, take: TakeEvent): void {
  const lines = openLines(bytes);
  const reader = new EventReader();
  visitLines(lines, (shop, buyer, place) => take(shop, buyer, reader.read(lines, place)));
}

function findEscape(text: string, from: number): number {
  const at = text.indexOf('\\', from);
  return at < 0 ? text.length : at;
}

function wholeAt(text: string, at: number): number {
  const unit = (n: number): number => text.charCodeAt(at + n) - WHOLE_MARK;
  return (unit(0) * WHOLE_MARK + unit(1)) * WHOLE_MARK + unit(2);
}

function digitAt(text: string, at: number): number {
  return text.charCodeAt(at) - 0x30;
}

function endsAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === FIELD_UNIT || unit === LINE_UNIT;
}

/** False for a name with a separator in it: what stands in the lines like that are two fields. */
function isField(name: string): boolean {
  for (let i = 0; i < name.length; i++) if (endsAt(name, i)) return false;
  return true;
}

/** The field at the cursor; `known`, the same object, if that is what stands there. */
function nextText(cursor: Cursor, known: string | null): string {
  const { text, at } = cursor;
  if (known !== null && known !== '' && isField(known)) {
    const end = at + known.length;
    if (end <= cursor.escape && endsAt(text, end) && text.startsWith(known, at)) {
      cursor.at = end + 1;
      return known;
    }
  }
  let end = at;
  while (!endsAt(text, end)) end++;
  cursor.at = end + 1;
  const field = text.slice(at, end);
  if (cursor.escape >= end) return field;
  cursor.escape = findEscape(text, end);
  return unescapeText(field);
}

/** Shorter pieces of a string are copies of it anyway. */
const SLICED_MIN = 13;

/**
 * The field at the cursor as a string of its own: a slice would keep all the lines in memory for as long as a
 * rule remembers what was said, and every look at its characters would go through them.
 */
function nextSaid(cursor: Cursor): string {
  const from = cursor.at;
  const said = nextText(cursor, null);
  const end = cursor.at - 1;
  // With escapes taken out it is no slice any more.
  if (said.length < SLICED_MIN || said.length !== end - from) return said;
  return cursor.bytes.toString(LINE_ENCODING, from * 2, end * 2);
}

function nextOrNull(cursor: Cursor, known: string | null): string | null {
  if (cursor.text.charCodeAt(cursor.at) !== 0) return nextText(cursor, known);
  cursor.at += 2;
  return null;
}

function nextInstant(cursor: Cursor): number | null {
  const { text, at } = cursor;
  if ((text.charCodeAt(at) & WHOLE_MARK) === 0) return nextNumber(cursor);
  cursor.at = at + WHOLE_UNITS;
  return wholeAt(text, at);
}

function nextNumber(cursor: Cursor): number | null {
  const { text } = cursor;
  const from = cursor.at;
  let at = from;
  let value = 0;
  let digits = true;
  while (!endsAt(text, at)) {
    const digit = digitAt(text, at);
    if (digit < 0 || digit > 9) digits = false;
    value = value * 10 + digit;
    at++;
  }
  cursor.at = at + 1;
  if (at === from) return null;
  return digits ? value : Number(text.slice(from, at));
}
