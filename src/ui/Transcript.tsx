// A conversation as a chat window: who said what when, waits, orders, and where the verdicts rest.
import { useEffect, useMemo, useRef, useState } from 'react';
import { ORDER_STATES } from '../report/words/order-states.ts';
import { say } from '../report/words/say.ts';
import { Bubble } from './Bubble.tsx';
import { formatDay, formatMoney, formatSpan, formatWeekday } from './format.ts';
import { type Lang, useCalm, useLang } from './preferences.ts';
import './transcript.css';
import {
  foldItems,
  type TranscriptItem,
  type TranscriptLine,
  type TranscriptMark,
  type TranscriptOrderEvent,
  transcriptItems,
} from './transcript-items.ts';
import { useWords } from './use-words.ts';
import { type WallClock, wallClock } from './wall-clock.ts';

export const TRANSCRIPT_WORDS = {
  label: { zh: '聊天记录', en: 'Transcript' },
  waited: {
    zh: (time: string) => `买家等了 ${time}`,
    en: (time: string) => `Buyer waited ${time}`,
  },
  paused: { zh: (time: string) => `隔了 ${time}`, en: (time: string) => `${time} later` },
  late: { zh: '超时', en: 'too long' },
  skipped: {
    zh: (count: number) => `展开中间 ${count} 条消息`,
    en: (count: number) => `Show ${count} messages in between`,
  },
  absent: { zh: '这里该说的话没有说', en: 'What was due here was not said' },
  order: { zh: '订单', en: 'Order' },
} as const;

export interface TranscriptProps {
  readonly lines: readonly TranscriptLine[];
  readonly orders?: readonly TranscriptOrderEvent[];
  readonly marks?: readonly TranscriptMark[];
  /** Default: three minutes. */
  readonly waitLimitMs?: number;
  /** The shop's. */
  readonly offsetMs: number;
  /** Id of the line to scroll to and light up: from the address, or a click on evidence. */
  readonly focus?: string | null;
  /** Only marks of this rule are shown strong; others step back. */
  readonly rule?: string | null;
  readonly onRule?: (rule: string) => void;
  /** Longest the window grows before it scrolls by itself; default: as long as its content. */
  readonly maxHeight?: number | string;
  readonly foldQuiet?: boolean;
}

export function Transcript(props: TranscriptProps) {
  const { lines, orders = NONE, marks = NONE, waitLimitMs = 180_000, focus = null } = props;
  const { offsetMs, foldQuiet = true } = props;
  const clock = wallClock(offsetMs, useLang());
  const w = useWords(TRANSCRIPT_WORDS);
  const box = useRef<HTMLOListElement>(null);
  const items = useMemo(
    () => transcriptItems({ lines, orders, marks, waitLimitMs, offsetMs }),
    [lines, orders, marks, waitLimitMs, offsetMs],
  );
  const byLine = useMemo(() => groupMarks(marks), [marks]);
  const shown = useMemo(() => {
    if (!foldQuiet) return items;
    const kept = new Set(byLine.keys());
    if (focus !== null) kept.add(focus);
    return foldItems(items, kept);
  }, [items, byLine, focus, foldQuiet]);
  useScrollTo(box, focus);
  return (
    <ol
      ref={box}
      className="kj-chat"
      aria-label={w.label}
      tabIndex={props.maxHeight === undefined ? undefined : 0}
      style={
        props.maxHeight === undefined
          ? undefined
          : { maxHeight: props.maxHeight, overflowY: 'auto' }
      }
    >
      {shown.map((item) => (
        <Item key={item.key} item={item} byLine={byLine} props={props} clock={clock} />
      ))}
    </ol>
  );
}

const NONE: readonly never[] = [];

function groupMarks(marks: readonly TranscriptMark[]): Map<string, TranscriptMark[]> {
  const groups = new Map<string, TranscriptMark[]>();
  for (const mark of marks) {
    if (mark.messageId === null) continue;
    const group = groups.get(mark.messageId);
    if (group === undefined) groups.set(mark.messageId, [mark]);
    else group.push(mark);
  }
  return groups;
}

function useScrollTo(box: React.RefObject<HTMLElement | null>, id: string | null): void {
  const calm = useCalm();
  useEffect(() => {
    if (id === null) return;
    const line = box.current?.querySelector(`[data-line="${CSS.escape(id)}"]`);
    line?.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  }, [box, id, calm]);
}

interface ItemProps {
  readonly item: TranscriptItem;
  readonly byLine: ReadonlyMap<string, readonly TranscriptMark[]>;
  readonly props: TranscriptProps;
  readonly clock: WallClock;
}

function Item({ item, byLine, props, clock }: ItemProps) {
  const w = useWords(TRANSCRIPT_WORDS);
  const lang = useLang();
  switch (item.kind) {
    case 'day':
      return (
        <li className="kj-chat-day">
          {formatDay(item.day, lang)} {formatWeekday(item.day, lang)} {clock.zone}
        </li>
      );
    case 'gap': {
      const time = formatSpan(item.ms, lang);
      return (
        <li className={`kj-chat-gap${item.late ? ' is-late' : ''}`}>
          <span>
            {item.wait ? w.waited(time) : w.paused(time)}
            {item.late && <b> · {w.late}</b>}
          </span>
        </li>
      );
    }
    case 'skip':
      return <Skipped item={item} byLine={byLine} props={props} clock={clock} />;
    case 'order':
      return <OrderLine event={item.event} lang={lang} clock={clock} />;
    case 'absent':
      return (
        <li className="kj-chat-absent">
          <button type="button" onClick={() => props.onRule?.(item.mark.rule)}>
            <b>{item.mark.ruleName}</b>
            <span>{item.mark.note ?? w.absent}</span>
          </button>
        </li>
      );
    case 'line':
      return (
        <Bubble
          line={item.line}
          follows={item.follows}
          marks={byLine.get(item.line.id) ?? NONE}
          lit={props.focus === item.line.id}
          rule={props.rule ?? null}
          onRule={props.onRule}
          clock={clock}
        />
      );
  }
}

function Skipped({ item, byLine, props, clock }: ItemProps) {
  const w = useWords(TRANSCRIPT_WORDS);
  const [open, setOpen] = useState(false);
  if (item.kind !== 'skip') return null;
  if (open) {
    return (
      <>
        {item.items.map((one) => (
          <Item key={one.key} item={one} byLine={byLine} props={props} clock={clock} />
        ))}
      </>
    );
  }
  return (
    <li className="kj-chat-skip">
      <button type="button" aria-expanded="false" onClick={() => setOpen(true)}>
        {w.skipped(item.lines)}
      </button>
    </li>
  );
}

function OrderLine({
  event,
  lang,
  clock,
}: {
  readonly event: TranscriptOrderEvent;
  readonly lang: Lang;
  readonly clock: WallClock;
}) {
  const w = useWords(TRANSCRIPT_WORDS);
  return (
    <li className={`kj-chat-order is-${event.state}`}>
      <i aria-hidden="true" />
      <b>{say(ORDER_STATES, event.state)[lang]}</b>
      {event.amountFen !== null && <strong>{formatMoney(event.amountFen)}</strong>}
      <span>{event.title}</span>
      {event.reason != null && event.reason !== '' && <em>{event.reason}</em>}
      <small>
        {w.order} {event.orderId}
        {event.at !== null && ` · ${clock.second(event.at)}`}
      </small>
    </li>
  );
}
