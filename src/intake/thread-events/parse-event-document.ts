// A JSON document of one thread's events → the thread and what is needed to judge it, or what is wrong.
import type { Annotation } from '../../domain/annotation.ts';
import type {
  Instant,
  OrderEvent,
  OrderItem,
  Rating,
  Thread,
  ThreadEvent,
} from '../../domain/event.ts';
import type { DutySpan, Product, ServiceHours } from '../../domain/setup.ts';
import { parseOffset } from '../../lib/zone.ts';
import type { Words } from '../format.ts';
import { parseFen, parseTime } from '../values.ts';
import { EventDocument, type EventInput } from './event-document.ts';

export interface EventProblem {
  /** Where, e.g. `events[3].at`. */
  readonly path: string;
  readonly words: Words;
}

export interface ParsedEvents {
  readonly thread: Thread;
  readonly duty: ReadonlyMap<string, readonly DutySpan[]>;
  readonly products: ReadonlyMap<string, Product>;
  readonly zoneOffsetMs: number;
  readonly serviceHours: ServiceHours | null;
  readonly asOf: Instant | null;
}

type Reader = {
  readonly zoneOffsetMs: number;
  readonly problems: EventProblem[];
};

/** All problems are returned at once; with any, `parsed` is null. Times in ms, money in fen. */
export function parseEventDocument(input: unknown): {
  parsed: ParsedEvents | null;
  problems: readonly EventProblem[];
} {
  const checked = EventDocument.safeParse(Array.isArray(input) ? { events: input } : input);
  if (!checked.success) {
    return { parsed: null, problems: checked.error.issues.map(presentIssue) };
  }
  const document = checked.data;
  const reader: Reader = { zoneOffsetMs: parseOffset(document.zone), problems: [] };
  const duty = new Map<string, DutySpan[]>();
  const events: ThreadEvent[] = [];
  document.events.forEach((event, index) => {
    if (event.type === 'duty') addDuty(duty, event, index, reader);
    else if (event.type === 'order') events.push(orderOf(event, index, reader));
    else if (event.type === 'rating') events.push(ratingOf(event, index, reader));
    else events.push(messageOf(event, index, reader));
  });
  const products = new Map(
    document.products.map((product, index) => [product.sku, productOf(product, index, reader)]),
  );
  const asOf = document.asOf == null ? null : timeOf(document.asOf, 'asOf', reader);
  const annotations = document.annotations.map((annotation, index) =>
    annotationOf(annotation, index, reader),
  );
  if (reader.problems.length > 0) return { parsed: null, problems: reader.problems };
  const thread: Thread = {
    shop: document.shop,
    buyer: document.buyer,
    events,
    ordersKnown: document.ordersKnown ?? true,
    ordersUnclear: null,
    ...(annotations.length === 0 ? {} : { annotations }),
  };
  const hours = document.serviceHours;
  const serviceHours = hours
    ? { fromMinute: minuteOf(hours.from), toMinute: minuteOf(hours.to) }
    : null;
  const { zoneOffsetMs } = reader;
  return { parsed: { thread, duty, products, zoneOffsetMs, serviceHours, asOf }, problems: [] };
}

function messageOf(
  event: Extract<EventInput, { type: 'message' }>,
  index: number,
  reader: Reader,
): ThreadEvent {
  return {
    type: 'message',
    id: event.id ?? `m${index + 1}`,
    at: timeOrNull(event.at, `events[${index}].at`, reader),
    seq: event.seq ?? index,
    conversation: event.conversation ?? null,
    by: event.by,
    agent: event.agent ?? null,
    kind: event.kind,
    text: event.text,
    sku: event.sku ?? null,
    orderId: event.order ?? null,
    auto: event.auto ?? null,
    revokedAt: timeOrNull(event.revokedAt, `events[${index}].revokedAt`, reader),
    revision: event.revision,
  };
}

function orderOf(
  event: Extract<EventInput, { type: 'order' }>,
  index: number,
  reader: Reader,
): OrderEvent {
  const path = `events[${index}]`;
  return {
    type: 'order',
    id: event.id ?? `${event.order}:${event.state}`,
    orderId: event.order,
    at: timeOrNull(event.at, `${path}.at`, reader),
    notBefore: timeOrNull(event.notBefore, `${path}.notBefore`, reader),
    seq: event.seq ?? index,
    state: event.state,
    amountFen: fenOf(event.amount, `${path}.amount`, reader),
    postageFen: fenOf(event.postage, `${path}.postage`, reader),
    items: event.items.map((item, at): OrderItem => {
      const place = `${path}.items[${at}]`;
      return {
        sku: item.sku ?? null,
        title: item.title,
        quantity: item.quantity,
        priceFen: fenOf(item.price, `${place}.price`, reader),
        paidFen: fenOf(item.paid, `${place}.paid`, reader),
        refundFen: fenOf(item.refunded, `${place}.refunded`, reader) ?? 0,
      };
    }),
    reason: event.reason ?? null,
    flagged: event.flagged,
    revision: event.revision,
  };
}

function ratingOf(
  event: Extract<EventInput, { type: 'rating' }>,
  index: number,
  reader: Reader,
): Rating {
  const { score, conversation, order, agent, invited, text, revision } = event;
  const what = score == null ? 'invite' : 'rating';
  return {
    type: 'rating',
    id: event.id ?? `${what}:${conversation ?? order ?? `r${index + 1}`}`,
    at: timeOrNull(event.at, `events[${index}].at`, reader),
    seq: event.seq ?? index,
    conversation: conversation ?? null,
    orderId: order ?? null,
    agent: agent ?? null,
    score: (score ?? null) as Rating['score'],
    invited: invited ?? null,
    text,
    revision,
  };
}

/** Whoever gives an answer in a document vouches for it: it holds whatever the conversation is. */
function annotationOf(
  { id, version, conversation, answer, messages, model, at }: EventDocument['annotations'][number],
  index: number,
  reader: Reader,
): Annotation {
  return {
    ...{ id, version, answer, messages, model },
    conversation: conversation ?? null,
    content: null,
    none: answer === null ? 'unsure' : null,
    at: timeOrNull(at, `annotations[${index}].at`, reader),
  };
}

function productOf(
  product: EventDocument['products'][number],
  index: number,
  reader: Reader,
): Product {
  return {
    sku: product.sku,
    title: product.title,
    category: product.category ?? null,
    priceFen: fenOf(product.price, `products[${index}].price`, reader),
    attributes: product.attributes,
    uses: product.uses,
    boughtWith: product.boughtWith,
  };
}

function addDuty(
  duty: Map<string, DutySpan[]>,
  event: Extract<EventInput, { type: 'duty' }>,
  index: number,
  reader: Reader,
): void {
  const from = timeOf(event.from, `events[${index}].from`, reader);
  const to = timeOf(event.to, `events[${index}].to`, reader);
  if (from >= to && reader.problems.length === 0) {
    reader.problems.push({
      path: `events[${index}].to`,
      words: { zh: '下班时间要晚于上班时间', en: 'the end of duty must be after its start' },
    });
  }
  const spans = duty.get(event.agent) ?? [];
  spans.push({ from, to });
  duty.set(event.agent, spans);
}

function timeOf(value: string | number, path: string, reader: Reader): number {
  const at = typeof value === 'number' ? value : parseTime(value, reader.zoneOffsetMs);
  if (at !== null && Number.isFinite(at)) return at;
  reader.problems.push({
    path,
    words: {
      zh: `看不懂时间“${value}”，请写成 2026-06-01 10:00:00 或带时区的 ISO 时间`,
      en: `“${value}” is not a time: write 2026-06-01 10:00:00 or ISO 8601 with a zone`,
    },
  });
  return 0;
}

function timeOrNull(
  value: string | number | null | undefined,
  path: string,
  reader: Reader,
): number | null {
  return value == null ? null : timeOf(value, path, reader);
}

function fenOf(
  value: string | number | null | undefined,
  path: string,
  reader: Reader,
): number | null {
  if (value == null) return null;
  const fen = parseFen(String(value));
  if (fen !== null) return fen;
  reader.problems.push({
    path,
    words: {
      zh: `看不懂金额“${value}”，请写成元，最多两位小数，例如 199.00`,
      en: `“${value}” is not an amount in yuan with at most two decimals, e.g. 199.00`,
    },
  });
  return null;
}

function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

function presentIssue(issue: {
  path: PropertyKey[];
  message: string;
  code?: string;
}): EventProblem {
  const path = issue.path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
  return {
    path: path === '' ? '(document)' : path,
    words: {
      zh: `${path === '' ? '整个文件' : path} 不符合事件格式：${issue.message}；格式说明见 docs/reference/events.md`,
      en: `${path === '' ? 'the document' : path} does not fit the event format: ${issue.message}; see docs/reference/events.md`,
    },
  };
}
