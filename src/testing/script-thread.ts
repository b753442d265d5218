// A thread written as a few lines of text, so that tests of threads read like what happened.
import type { Message, OrderEvent, OrderState, Thread, ThreadEvent } from '../domain/event.ts';

const STATES = [
  ...['placed', 'deposit-paid', 'paid', 'shipped', 'completed', 'closed'],
  ...['refund-requested', 'refunded'],
];

/**
 * Instant of `MM-DD HH:MM:SS[.mmm]` in 2026, China; the day is June 1 where only a time is given.
 */
export function scriptInstant(text: string): number {
  const full = text.includes(' ') ? text : `06-01 ${text}`;
  const match = /^(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{3}))?$/.exec(full);
  if (match === null) throw new Error(`script: not a time: ${text}`);
  const [month = 1, day = 1, hour = 0, minute = 0, second = 0, ms = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  return Date.UTC(2026, month - 1, day, hour - 8, minute, second, ms);
}

interface Head {
  readonly at: number | null;
  readonly seq: number;
  readonly conversation: string | null;
}

function messageOf(head: Head, who: string, text: string): Message {
  const [name = '', addressed] = who.split('>');
  const by =
    name === 'buyer' || name === 'system' ? name : name.startsWith('bot') ? 'bot' : 'agent';
  const auto = name.endsWith('!')
    ? true
    : name.endsWith('?')
      ? null
      : by === 'agent'
        ? false
        : null;
  const card = /^\[(product|order|image) ?(\S*)\]$/.exec(text);
  const agent = by === 'agent' ? name.replace(/[!?]$/, '') : (addressed ?? null);
  const kind = card?.[1] ?? (by === 'system' ? 'system' : 'text');
  return {
    type: 'message',
    id: `m${head.seq}`,
    at: head.at,
    seq: head.seq,
    conversation: head.conversation,
    by,
    agent,
    kind: kind as Message['kind'],
    text: card === null ? text : '',
    sku: card?.[1] === 'product' ? (card[2] ?? null) : null,
    orderId: card?.[1] === 'order' ? (card[2] ?? null) : null,
    auto,
    revokedAt: null,
    revision: 0,
  };
}

/**
 * `A1 placed 199.00 SKU flagged postage=10.00`; everything after the state may be absent. `#2` makes
 * it another payment or refund of the order.
 */
function orderOf(head: Head, words: readonly string[]): OrderEvent {
  const [orderId = '', state = '', ...rest] = words;
  if (!STATES.includes(state)) throw new Error(`script: not an order state: ${state}`);
  const fen = (text: string): number => Math.round(Number(text) * 100);
  const amount = rest.find((word) => /^\d+(\.\d+)?$/.test(word));
  const part = rest.find((word) => /^#\d+$/.test(word));
  const postage = rest.find((word) => word.startsWith('postage='));
  const sku = rest.find((word) => /^P\d+$/.test(word)) ?? null;
  const item = { sku, title: sku ?? '', quantity: 1, priceFen: null, paidFen: null, refundFen: 0 };
  return {
    type: 'order',
    id: `${orderId}:${state}${part === undefined ? '' : `:${part.slice(1)}`}`,
    orderId,
    at: head.at,
    notBefore: null,
    seq: head.seq,
    state: state as OrderState,
    amountFen: amount === undefined ? null : fen(amount),
    postageFen: postage === undefined ? null : fen(postage.slice('postage='.length)),
    items: sku === null ? [] : [item],
    reason: null,
    flagged: rest.includes('flagged'),
    revision: 0,
  };
}

/**
 * Events of a script, one a line: `[MM-DD ]HH:MM:SS who text` or `- who text` (untimed), `#id`
 * before `who` for a conversation's id. who: `buyer`, `buyer>agent` (addressed), `system`,
 * `system>agent`, `bot`, an agent's name (typed), `name!` (automatic), `name?` (the source does not
 * say). Cards: `[product P1]`, `[order A1]`, `[image]`. Orders: `HH:MM:SS order A1 placed 199.00 P1
 * postage=10.00`.
 */
export function scriptEvents(script: string): ThreadEvent[] {
  const lines = script.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .map((line, seq) => {
      const match =
        /^(-|(?:\d\d-\d\d )?\d\d:\d\d:\d\d(?:\.\d{3})?) (?:#(\S+) )?(\S+)(?: (.*))?$/.exec(line);
      if (match === null) throw new Error(`script: not a line: ${line}`);
      const [, time = '', conversation, who = '', text = ''] = match;
      const at = time === '-' ? null : scriptInstant(time);
      const head = { at, seq, conversation: conversation ?? null };
      return who === 'order' ? orderOf(head, text.split(' ')) : messageOf(head, who, text);
    });
}

/** A thread of the shop 云上小铺 and one buyer, orders known. */
export function scriptThread(script: string, changes: Partial<Thread> = {}): Thread {
  const events = scriptEvents(script);
  const thread = {
    shop: '云上小铺',
    buyer: '买家一',
    events,
    ordersKnown: true,
    ordersUnclear: null,
  };
  return { ...thread, ...changes };
}
