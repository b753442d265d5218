// A conversation on one time line: lines, orders, days, waits, and long quiet stretches folded away.
import type { MessageKind, OrderState, Sender } from '../domain/event.ts';
import { dayNumber, dayText } from '../lib/zone.ts';

export interface TranscriptProduct {
  readonly title: string;
  readonly priceFen: number | null;
  readonly sku: string | null;
}

export interface TranscriptLine {
  readonly id: string;
  /** ms; null: the source gives no time. */
  readonly at: number | null;
  readonly by: Sender;
  /** Agent's name; empty for the buyer. */
  readonly name: string;
  readonly kind: MessageKind;
  readonly text: string;
  readonly auto: boolean;
  readonly revoked: boolean;
  readonly product?: TranscriptProduct | null;
  readonly orderId?: string | null;
  /** Asks nothing (谢谢, 好的): nobody waits for an answer to it. */
  readonly closing?: boolean;
}

export interface TranscriptOrderEvent {
  readonly id: string;
  readonly orderId: string;
  readonly at: number | null;
  readonly state: OrderState;
  readonly amountFen: number | null;
  readonly title: string;
  readonly reason?: string | null;
}

/** Where a verdict rests: on a line (or part of one), or on a span in which something was missing. */
export interface TranscriptMark {
  readonly rule: string;
  readonly ruleName: string;
  readonly tone: 'bad' | 'good' | 'plain';
  readonly messageId: string | null;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  /** For marks without a line: shown at the end of the span. */
  readonly to?: number | null | undefined;
  /** In words: 等了 35 秒，超过 20 秒. */
  readonly note?: string | undefined;
}

export type TranscriptItem =
  | { readonly kind: 'day'; readonly key: string; readonly day: string }
  | {
      readonly kind: 'gap';
      readonly key: string;
      readonly ms: number;
      readonly wait: boolean;
      readonly late: boolean;
    }
  | {
      readonly kind: 'line';
      readonly key: string;
      readonly line: TranscriptLine;
      readonly follows: boolean;
    }
  | { readonly kind: 'order'; readonly key: string; readonly event: TranscriptOrderEvent }
  | { readonly kind: 'absent'; readonly key: string; readonly mark: TranscriptMark }
  | {
      readonly kind: 'skip';
      readonly key: string;
      readonly items: readonly TranscriptItem[];
      readonly lines: number;
    };

export interface TranscriptInput {
  readonly lines: readonly TranscriptLine[];
  readonly orders: readonly TranscriptOrderEvent[];
  readonly marks: readonly TranscriptMark[];
  /** A buyer who waits longer has waited too long. */
  readonly waitLimitMs: number;
  readonly offsetMs: number;
}

/** Pauses shorter than this need no mention, unless they are waits over the limit. */
export const GAP_SHOWN_MS = 60_000;

/** Lines kept around what is marked, and at both ends; shorter stretches than FOLD_LEAST stay open. */
const KEEP = 4;
const FOLD_LEAST = 12;

interface Placed {
  readonly at: number | null;
  readonly item: TranscriptItem;
}

/** Everything in the order it happened; lines keep their own order, orders go where their time puts them. */
export function transcriptItems(input: TranscriptInput): readonly TranscriptItem[] {
  const aside = besides(input);
  const items: TranscriptItem[] = [];
  let next = 0;
  let previous: TranscriptLine | null = null;
  let lastAt: number | null = null;
  let askedAt: number | null = null;
  let day = '';
  const put = (item: TranscriptItem, at: number | null): void => {
    const today = at === null ? day : dayText(dayNumber(at, input.offsetMs));
    if (today !== day) {
      day = today;
      items.push({ kind: 'day', key: `day:${today}`, day: today });
      previous = null;
    }
    items.push(item);
    if (at !== null) lastAt = at;
  };
  for (const line of input.lines) {
    for (let one = aside[next]; one !== undefined && before(one, line); one = aside[++next]) {
      put(one.item, one.at);
      previous = null;
    }
    const gap = gapBefore(line, lastAt, askedAt, input.waitLimitMs);
    if (gap !== null) {
      items.push(gap);
      previous = null;
    }
    const follows = isSameVoice(previous, line);
    put({ kind: 'line', key: `line:${line.id}`, line, follows }, line.at);
    previous = line;
    askedAt = nextAsked(line, askedAt);
  }
  for (const one of aside.slice(next)) put(one.item, one.at);
  return items;
}

function besides({ orders, marks }: TranscriptInput): readonly Placed[] {
  const placed: Placed[] = [
    ...orders.map(
      (event): Placed => ({
        at: event.at,
        item: { kind: 'order', key: `order:${event.id}`, event },
      }),
    ),
    ...marks
      .filter(({ messageId }) => messageId === null)
      .map(
        (mark, at): Placed => ({
          at: mark.to ?? null,
          item: { kind: 'absent', key: `absent:${at}:${mark.rule}`, mark },
        }),
      ),
  ];
  return placed.sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity));
}

const before = (one: Placed, line: TranscriptLine): boolean =>
  one.at !== null && line.at !== null && one.at < line.at;

const isReply = (line: TranscriptLine): boolean =>
  line.by === 'agent' && !line.auto && !line.revoked;

const isQuestion = (line: TranscriptLine): boolean =>
  line.by === 'buyer' && !line.revoked && line.closing !== true;

/** Since when the buyer waits after this line; machines end no wait. */
function nextAsked(line: TranscriptLine, askedAt: number | null): number | null {
  if (isReply(line)) return null;
  return isQuestion(line) ? (askedAt ?? line.at) : askedAt;
}

function gapBefore(
  line: TranscriptLine,
  lastAt: number | null,
  askedAt: number | null,
  limitMs: number,
): TranscriptItem | null {
  if (line.at === null) return null;
  const key = `gap:${line.id}`;
  if (isReply(line) && askedAt !== null) {
    const ms = line.at - askedAt;
    const late = ms > limitMs;
    return late || ms > GAP_SHOWN_MS ? { kind: 'gap', key, ms, wait: true, late } : null;
  }
  const ms = lastAt === null ? 0 : line.at - lastAt;
  return ms > GAP_SHOWN_MS ? { kind: 'gap', key, ms, wait: false, late: false } : null;
}

function isSameVoice(previous: TranscriptLine | null, line: TranscriptLine): boolean {
  return (
    previous !== null &&
    previous.by === line.by &&
    previous.name === line.name &&
    previous.auto === line.auto &&
    line.by !== 'system'
  );
}

/** Folds stretches without marks, orders or late waits; both ends stay, and KEEP lines around what matters. */
export function foldItems(
  items: readonly TranscriptItem[],
  marked: ReadonlySet<string>,
): readonly TranscriptItem[] {
  const keep = new Uint8Array(items.length);
  const hold = (at: number): void => {
    keep.fill(1, Math.max(0, at - KEEP), at + KEEP + 1);
  };
  items.forEach((item, at) => {
    if (matters(item, marked)) hold(at);
  });
  if (items.length > 0) {
    hold(0);
    hold(items.length - 1);
  }
  const folded: TranscriptItem[] = [];
  for (let at = 0; at < items.length; ) {
    let end = at;
    while (end < items.length && keep[end] === 0) end++;
    const stretch = items.slice(at, end);
    const lines = stretch.filter(({ kind }) => kind === 'line').length;
    if (lines >= FOLD_LEAST) {
      folded.push({ kind: 'skip', key: `skip:${stretch[0]?.key}`, items: stretch, lines });
    } else folded.push(...stretch);
    const kept = items[end];
    if (kept !== undefined) folded.push(kept);
    at = end + 1;
  }
  return folded;
}

function matters(item: TranscriptItem, marked: ReadonlySet<string>): boolean {
  if (item.kind === 'line') return marked.has(item.line.id);
  return item.kind === 'order' || item.kind === 'absent' || (item.kind === 'gap' && item.late);
}
