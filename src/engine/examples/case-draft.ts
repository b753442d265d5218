// A case of a .chat file while it is being read.
import type { Annotation, AnnotationAnswer } from '../../domain/annotation.ts';
import type { Instant, Message, MessageKind, OrderEvent, Sender } from '../../domain/event.ts';
import type { DutySpan, Product, ServiceHours } from '../../domain/setup.ts';
import type { Words } from '../../intake/format.ts';
import { dayStart } from '../../lib/zone.ts';
import type { Problem } from '../problem.ts';
import type { AppealMark, ChatAsk, ChatCase, ChatMark } from './chat-case.ts';

export const DAY_MS = 86_400_000;
export const ZONE_OFFSET_MS = 8 * 3_600_000;
/** The day all cases play on: Tuesday 5 March 2024. */
export const DAY = 19_787;
/** Who `agent` is when no name is given. */
export const AGENT_NAME = '客服';

const CARDS: Readonly<Record<string, MessageKind>> = {
  card: 'product',
  order: 'order',
  image: 'image',
  voice: 'voice',
  video: 'video',
  file: 'file',
  link: 'link',
};

export class CaseDraft {
  readonly line: number;
  readonly #title: string;
  readonly #file: string;
  readonly #problems: Problem[];
  readonly messages: Message[] = [];
  readonly orders: OrderEvent[] = [];
  readonly annotations: Annotation[] = [];
  readonly products = new Map<string, Product>();
  readonly duty = new Map<string, DutySpan[]>();
  readonly agents = new Map<string, { group: string | null; hiredAt: Instant | null }>();
  readonly options: Record<string, string> = {};
  readonly marks: ChatMark[] = [];
  readonly asks: ChatAsk[] = [];
  hours: ServiceHours | null = null;
  appeal: AppealMark | null = null;
  ordersKnown = true;
  ordersUnclear: string | null = null;
  endsWithNow = false;
  lastAt = dayStart(DAY, ZONE_OFFSET_MS);
  #conversation: string | null = null;

  constructor(title: string, line: number, file: string, problems: Problem[]) {
    this.#title = title;
    this.line = line;
    this.#file = file;
    this.#problems = problems;
  }

  report(line: number, code: string, words: Words): void {
    this.#problems.push({ file: this.#file, line, path: this.#title, code, words });
  }

  /** Lines from here on carry this conversation id. */
  startConversation(id: string): void {
    this.#conversation = id;
  }

  /** An AI answer about the conversation the next lines are in; null: the model could not tell. */
  annotate(id: string, answer: AnnotationAnswer | null): void {
    const none = answer === null ? 'unsure' : null;
    const conversation = this.#conversation;
    const rest = { version: 1, content: null, messages: [], model: '', at: null };
    this.annotations.push({ id, conversation, answer, none, ...rest });
  }

  ask(asOf: Instant, marks: readonly ChatMark[], line: number): void {
    this.asks.push({ asOf, marks, line });
    this.lastAt = asOf;
    this.endsWithNow = true;
  }

  mark(
    marks: readonly ChatMark[],
    on: { messageId?: string | null; orderId?: string | null },
  ): void {
    for (const mark of marks) this.marks.push({ ...mark, ...on });
  }

  /** Adds an order event and returns its order's id. */
  order(event: Omit<OrderEvent, 'type' | 'id' | 'seq' | 'revision'>): string {
    const seq = this.messages.length + this.orders.length;
    this.orders.push({
      ...event,
      type: 'order',
      id: `${event.orderId}:${event.state}`,
      seq,
      revision: 1,
    });
    this.#touch(event.at);
    return event.orderId;
  }

  /** Adds a message; null if who said it cannot be read. */
  say(at: Instant | null, who: string, said: string, line: number): string | null {
    const match = /^(buyer|agent|auto|bot|system)(?::(.+))?$/.exec(who);
    if (match === null) {
      this.report(line, 'unknown-speaker', {
        zh: `“${who}”说的？只有 buyer、agent、agent:名字、auto、bot、system、order、now`,
        en: `Who is "${who}"? Known: buyer, agent, agent:name, auto, bot, system, order, now`,
      });
      return null;
    }
    const [, role = '', name = null] = match;
    const by: Sender = role === 'auto' ? 'agent' : (role as Sender);
    const revoked = /^\[revoked\]\s*/.exec(said)?.[0] ?? '';
    const { kind, sku, orderId, text } = readCard(said.slice(revoked.length));
    const seq = this.messages.length + this.orders.length;
    const id = `L${line}`;
    this.messages.push({
      type: 'message',
      id,
      at,
      seq,
      conversation: this.#conversation,
      by,
      agent: name ?? (by === 'agent' || by === 'bot' ? AGENT_NAME : null),
      kind,
      text,
      sku,
      orderId,
      auto: role === 'auto' || role === 'bot' ? true : role === 'agent' ? false : null,
      revokedAt: revoked === '' ? null : (at ?? 0),
      revision: 1,
    });
    this.#touch(at);
    return id;
  }

  #touch(at: Instant | null): void {
    if (at !== null && at > this.lastAt) this.lastAt = at;
    this.endsWithNow = false;
  }

  case(): Omit<ChatCase, 'asks'> {
    const { line, messages, orders, products, duty, agents, hours, options, marks } = this;
    const { ordersKnown, ordersUnclear, appeal, annotations } = this;
    return {
      title: this.#title,
      line,
      messages,
      orders,
      ordersKnown,
      ordersUnclear,
      annotations,
      products,
      duty,
      agents,
      hours,
      options,
      marks,
      appeal,
    };
  }
}

interface Said {
  readonly kind: MessageKind;
  readonly sku: string | null;
  readonly orderId: string | null;
  readonly text: string;
}

/** `[card SKU] title`, `[order A1]`, `[image]` …; anything else is text. */
function readCard(said: string): Said {
  const match = /^\[(card|order|image|voice|video|file|link)(?:\s+([^\]]+))?\]\s*(.*)$/.exec(said);
  if (match === null) return { kind: 'text', sku: null, orderId: null, text: said };
  const [, word = '', value = null, text = ''] = match;
  const kind = CARDS[word] ?? 'text';
  return {
    kind,
    sku: word === 'card' ? value : null,
    orderId: word === 'order' ? value : null,
    text,
  };
}
