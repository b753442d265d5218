// The events of a thread as bytes and back: what an event has in common with the one before it is not told again.
import type { Message, OrderEvent, OrderItem, Rating, ThreadEvent } from '../domain/event.ts';
import { areSameItems } from '../domain/same-items.ts';
import { FLAGS, KINDS, SENDERS, STATES } from './event-codes.ts';
import {
  type ByteCursor,
  finishBytes,
  putCount,
  putText,
  readCount,
  readUtf8,
  startBytes,
} from './packed-bytes.ts';

/** First byte: how the rest is written. */
const FORMAT = 2;

/** Kind of event, in the two lowest bits of its head; above them what its kind has in few values. */
const MESSAGE = 0;
const ORDER = 1;
const RATING = 2;

/** What the event before said last; the reader keeps the same. */
interface Before {
  id: string;
  at: number;
  seq: number;
  conversation: string | null;
  agent: string | null;
  orderId: string | null;
  items: readonly OrderItem[];
}

function nothingBefore(): Before {
  return { id: '', at: 0, seq: 0, conversation: null, agent: null, orderId: null, items: [] };
}

/** Equal events in equal order give equal bytes; compressing them saves less than its time is worth. */
export function packEvents(events: readonly ThreadEvent[]): Uint8Array<ArrayBuffer> {
  startBytes();
  putCount(FORMAT);
  putCount(events.length);
  const before = nothingBefore();
  for (const event of events) {
    if (event.type === 'message') putMessage(event, before);
    else if (event.type === 'order') putOrder(event, before);
    else putRating(event, before);
  }
  return finishBytes();
}

/** The events again; throws on bytes this program did not write. */
export function unpackEvents(bytes: Uint8Array): ThreadEvent[] {
  const cursor: ByteCursor = { bytes, at: 0 };
  const format = readCount(cursor);
  if (format !== FORMAT) throw new Error(`stored events of format ${format}`);
  const events: ThreadEvent[] = [];
  const before = nothingBefore();
  for (let left = readCount(cursor); left > 0; left--) {
    const head = readCount(cursor);
    const kind = head & 3;
    if (kind === MESSAGE) events.push(readMessage(cursor, head, before));
    else if (kind === ORDER) events.push(readOrder(cursor, head, before));
    else events.push(readRating(cursor, head, before));
  }
  return events;
}

/** Most messages have no product, order, withdrawal or revision: one bit says so. */
const PLAIN = 1 << 10;

function putMessage(message: Message, before: Before): void {
  const { by, kind, auto, conversation, agent, sku, orderId, revokedAt, revision } = message;
  const plain = sku === null && orderId === null && revokedAt === null && revision === 0;
  const words = (SENDERS.indexOf(by) << 2) | (KINDS.indexOf(kind) << 4);
  putCount(MESSAGE | words | (FLAGS.indexOf(auto) << 8) | (plain ? PLAIN : 0));
  putPlace(message, before);
  putName(conversation, before.conversation);
  if (conversation !== null) before.conversation = conversation;
  putName(agent, before.agent);
  if (agent !== null) before.agent = agent;
  putText(message.text);
  if (plain) return;
  putName(sku, null);
  putName(orderId, before.orderId);
  if (orderId !== null) before.orderId = orderId;
  putNumber(revokedAt, before.at);
  putNumber(revision, 0);
}

function readMessage(cursor: ByteCursor, head: number, before: Before): Message {
  const plain = (head & PLAIN) !== 0;
  const place = readPlace(cursor, before);
  const conversation = readName(cursor, before.conversation);
  if (conversation !== null) before.conversation = conversation;
  const agent = readName(cursor, before.agent);
  if (agent !== null) before.agent = agent;
  const text = readUtf8(cursor, readCount(cursor));
  const sku = plain ? null : readName(cursor, null);
  const orderId = plain ? null : readName(cursor, before.orderId);
  if (orderId !== null) before.orderId = orderId;
  return {
    type: 'message',
    ...place,
    conversation,
    by: SENDERS[(head >> 2) & 3]!,
    agent,
    kind: KINDS[(head >> 4) & 15]!,
    text,
    sku,
    orderId,
    auto: FLAGS[(head >> 8) & 3]!,
    revokedAt: plain ? null : readNumber(cursor, before.at),
    revision: plain ? 0 : readNumber(cursor, 0)!,
  };
}

const FLAGGED = 1 << 6;

function putOrder(event: OrderEvent, before: Before): void {
  putCount(ORDER | (STATES.indexOf(event.state) << 2) | (event.flagged ? FLAGGED : 0));
  putPlace(event, before);
  putName(event.orderId, before.orderId);
  before.orderId = event.orderId;
  putNumber(event.notBefore, before.at);
  putNumber(event.amountFen, 0);
  putNumber(event.postageFen, 0);
  putItems(event.items, before.items);
  before.items = event.items;
  putName(event.reason, null);
  putNumber(event.revision, 0);
}

function readOrder(cursor: ByteCursor, head: number, before: Before): OrderEvent {
  const place = readPlace(cursor, before);
  const orderId = readName(cursor, before.orderId)!;
  before.orderId = orderId;
  return {
    type: 'order',
    ...place,
    orderId,
    notBefore: readNumber(cursor, before.at),
    state: STATES[(head >> 2) & 15]!,
    amountFen: readNumber(cursor, 0),
    postageFen: readNumber(cursor, 0),
    items: readItems(cursor, before),
    reason: readName(cursor, null),
    flagged: (head & FLAGGED) !== 0,
    revision: readNumber(cursor, 0)!,
  };
}

/** 0: those of the order event before. */
function putItems(items: readonly OrderItem[], before: readonly OrderItem[]): void {
  if (areSameItems(items, before)) {
    putCount(0);
    return;
  }
  putCount(items.length + 1);
  for (const { sku, title, quantity, priceFen, paidFen, refundFen } of items) {
    putName(sku, null);
    putText(title);
    putNumber(quantity, 0);
    putNumber(priceFen, 0);
    putNumber(paidFen, 0);
    putNumber(refundFen, 0);
  }
}

function readItems(cursor: ByteCursor, before: Before): readonly OrderItem[] {
  const count = readCount(cursor);
  if (count === 0) return before.items;
  const items = Array.from({ length: count - 1 }, () => ({
    sku: readName(cursor, null),
    title: readUtf8(cursor, readCount(cursor)),
    quantity: readNumber(cursor, 0)!,
    priceFen: readNumber(cursor, 0),
    paidFen: readNumber(cursor, 0),
    refundFen: readNumber(cursor, 0)!,
  }));
  before.items = items;
  return items;
}

function putRating(event: Rating, before: Before): void {
  const { score, invited, conversation, orderId, agent, text, revision } = event;
  putCount(RATING | (FLAGS.indexOf(invited) << 2) | ((score ?? 0) << 4));
  putPlace(event, before);
  putName(conversation, before.conversation);
  putName(orderId, before.orderId);
  putName(agent, before.agent);
  putText(text);
  putNumber(revision, 0);
}

function readRating(cursor: ByteCursor, head: number, before: Before): Rating {
  const score = (head >> 4) & 7;
  return {
    type: 'rating',
    ...readPlace(cursor, before),
    conversation: readName(cursor, before.conversation),
    orderId: readName(cursor, before.orderId),
    agent: readName(cursor, before.agent),
    score: score === 0 ? null : (score as Exclude<Rating['score'], null>),
    invited: FLAGS[(head >> 2) & 3]!,
    text: readUtf8(cursor, readCount(cursor)),
    revision: readNumber(cursor, 0)!,
  };
}

type Place = Pick<ThreadEvent, 'id' | 'at' | 'seq'>;

/** Ids of one source are mostly alike but for their last figures. */
function putPlace({ id, at, seq }: Place, before: Before): void {
  const shared = sharedLength(id, before.id);
  putCount(shared);
  putText(id, shared);
  putNumber(at, before.at);
  putNumber(seq, before.seq);
  before.id = id;
  before.at = at ?? before.at;
  before.seq = seq;
}

function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < most && a.charCodeAt(shared) === b.charCodeAt(shared)) shared++;
  // Half a character cannot be written in UTF-8.
  return shared > 0 && (a.charCodeAt(shared - 1) & 0xfc00) === 0xd800 ? shared - 1 : shared;
}

function readPlace(cursor: ByteCursor, before: Before): Place {
  const shared = readCount(cursor);
  const id = before.id.slice(0, shared) + readUtf8(cursor, readCount(cursor));
  const at = readNumber(cursor, before.at);
  const seq = readNumber(cursor, before.seq)!;
  before.id = id;
  before.at = at ?? before.at;
  before.seq = seq;
  return { id, at, seq };
}

/** 0: null, 1: the same as `last`, else its length in bytes plus 2. */
function putName(name: string | null, last: string | null): void {
  if (name === null) putCount(0);
  else if (name === last) putCount(1);
  else putText(name, 0, 2);
}

function readName(cursor: ByteCursor, last: string | null): string | null {
  const code = readCount(cursor);
  return code < 2 ? (code === 0 ? null : last) : readUtf8(cursor, code - 2);
}

const STEP_MAX = 2 ** 45;

/** 0: null, 1: in figures, else the step from `last`: even up, odd down. */
function putNumber(value: number | null, last: number): void {
  if (value === null) {
    putCount(0);
    return;
  }
  const step = value - last;
  if (Number.isInteger(step) && step > -STEP_MAX && step < STEP_MAX && last + step === value) {
    putCount(2 + (step < 0 ? -2 * step - 1 : 2 * step));
    return;
  }
  putCount(1);
  putText(String(value));
}

function readNumber(cursor: ByteCursor, last: number): number | null {
  const code = readCount(cursor);
  if (code === 0) return null;
  if (code === 1) return Number(readUtf8(cursor, readCount(cursor)));
  const step = code - 2;
  return last + (step % 2 === 0 ? step / 2 : -(step + 1) / 2);
}
