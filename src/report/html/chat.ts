// A conversation as a chat window: who said what when, the waits, the orders, and the evidence marked.
import type { Evidence } from '../../domain/analysis.ts';
import type { Words } from '../../intake/format.ts';
import type { Case, OrderMark, TranscriptLine } from '../case.ts';
import { maskBuyer, maskPhones } from '../mask.ts';
import { presentFen, presentMs } from '../present-number.ts';
import type { RuleInfo } from '../rule-info.ts';
import { clockText, dateText } from '../wall-clock.ts';
import { sayNote } from '../words/evidence.ts';
import { MESSAGE_KINDS, ORDER_STATES } from '../words/order-states.ts';
import { say } from '../words/say.ts';
import { both, type Content, type Html, html } from './markup.ts';

export interface ChatContext {
  readonly zoneOffsetMs: number;
  readonly names: Readonly<Record<string, string>>;
}

/** A shorter wait than this needs no mention. */
const WAIT_SHOWN_MS = 10_000;
const WAIT_LONG_MS = 60_000;

/** Everything on one time line; lines keep their order, marks go where their time puts them. */
type Entry =
  | { readonly kind: 'line'; readonly line: TranscriptLine }
  | { readonly kind: 'order'; readonly mark: OrderMark; readonly at: number }
  | { readonly kind: 'absent'; readonly evidence: Evidence; readonly at: number };

function entriesOf(item: Case): Entry[] {
  const marks: Entry[] = item.transcript.orders.map((mark) => ({
    kind: 'order',
    mark,
    at: mark.at,
  }));
  for (const evidence of item.evidence) {
    const at = evidence.to ?? evidence.from;
    if (evidence.role === 'absent' && at !== null && at !== undefined) {
      marks.push({ kind: 'absent', evidence, at });
    }
  }
  marks.sort((a, b) => ('at' in a && 'at' in b ? a.at - b.at : 0));
  const entries: Entry[] = [];
  let next = 0;
  for (const line of item.transcript.lines) {
    while (next < marks.length) {
      const mark = marks[next];
      if (mark === undefined || !('at' in mark) || line.at === null || mark.at >= line.at) break;
      entries.push(mark);
      next++;
    }
    entries.push({ kind: 'line', line });
  }
  return [...entries, ...marks.slice(next)];
}

function marked(text: string, evidence: readonly Evidence[]): Content {
  const spans = evidence
    .filter((item) => item.start !== undefined && item.end !== undefined)
    .map((item) => ({
      from: Math.max(0, Math.min(item.start ?? 0, text.length)),
      to: Math.max(0, Math.min(item.end ?? 0, text.length)),
      role: item.role,
    }))
    .filter((span) => span.to > span.from)
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const parts: Content[] = [];
  let at = 0;
  for (const span of spans) {
    if (span.from < at) continue;
    parts.push(text.slice(at, span.from));
    parts.push(html`<mark class="${span.role}">${text.slice(span.from, span.to)}</mark>`);
    at = span.to;
  }
  parts.push(text.slice(at));
  return parts;
}

function bubble(line: TranscriptLine, evidence: readonly Evidence[], context: ChatContext): Html {
  const text = maskPhones(line.text);
  const own = evidence.filter((item) => item.messageId === line.id);
  const whole = own.find((item) => item.start === undefined);
  const side = line.by === 'buyer' ? 'b' : line.by === 'system' ? 's' : 'a';
  const style = [side, line.auto && 'auto', line.revoked && 'revoked', whole && `ev ${whole.role}`];
  // Exports often write the kind into the text themselves.
  const named = line.kind === 'text' || text.startsWith('[');
  const kind = named ? null : html`<em>${say(MESSAGE_KINDS, line.kind)}</em> `;
  const who = line.auto ? both('自动', 'auto') : line.revoked ? both('已撤回', 'revoked') : null;
  const notes = own.flatMap((item) => (item.note === undefined ? [] : [item.note]));
  const time = line.at === null ? '' : clockText(line.at, context.zoneOffsetMs);
  return html`<li class="${style.filter(Boolean).join(' ')}"><div><p>${kind}${marked(text, own)}</p></div><small>${time}${who !== null && html` · ${who}`}</small>${notes.map(
    (note) => html`<small class="note">${sayNote(note)}</small>`,
  )}</li>`;
}

function lineOf(line: TranscriptLine, item: Case, context: ChatContext): Html {
  const skipped =
    line.skipped > 0 &&
    html`<li class="skip">${both(`省略 ${line.skipped} 条`, `${line.skipped} lines left out`)}</li>`;
  const wait =
    line.waitMs !== null &&
    line.waitMs >= WAIT_SHOWN_MS &&
    html`<li class="wait${line.waitMs >= WAIT_LONG_MS ? ' long' : ''}">${waited(line.waitMs)}</li>`;
  return html`${skipped}${wait}${bubble(line, item.evidence, context)}`;
}

function waited(waitMs: number): { zh: string; en: string } {
  const { zh, en } = presentMs(waitMs);
  return both(`买家等了 ${zh}`, `buyer waited ${en}`);
}

function orderMark(mark: OrderMark, context: ChatContext): Html {
  const money = mark.amountFen === null ? null : presentFen(mark.amountFen);
  const state = say(ORDER_STATES, mark.state);
  return html`<li class="order ${mark.state}"><b>${state}</b> ${money} <span>${mark.title}</span><small>${clockText(mark.at, context.zoneOffsetMs)}</small></li>`;
}

const NOTHING_SAID = both('该说的话没有说', 'what was due was not said');
/** What was not found, where the engine leaves it to the rule. */
const UNSAID: Readonly<Record<string, Words>> = {
  默默守候型: both('没有人过问付款', 'nobody asked about the payment'),
  不予理睬型: both('没有人回复', 'nobody replied'),
};

/** Under this span of searching, minutes alone would read as no time at all. */
const SECONDS_SHOWN_MS = 600_000;

function absentMark(
  { from, to, note }: Evidence,
  rule: RuleInfo | null,
  context: ChatContext,
): Html {
  const said = note !== undefined && !note.startsWith('order ');
  const what = said ? sayNote(note) : (UNSAID[rule?.type ?? ''] ?? NOTHING_SAID);
  if (from === null || from === undefined || to === null || to === undefined) {
    return html`<li class="absent">${what}</li>`;
  }
  const length = to - from < SECONDS_SHOWN_MS ? 8 : 5;
  const time = (at: number): string => clockText(at, context.zoneOffsetMs).slice(0, length);
  return html`<li class="absent">${time(from)}–${time(to)} ${what}</li>`;
}

/** `good`: an example to follow; false: one to avoid; null: neither, just to be read (then without a rule). */
export function chatWindow(
  item: Case,
  good: boolean | null,
  rule: RuleInfo | null,
  context: ChatContext,
): Html {
  const { transcript } = item;
  const agent = item.agent === null ? '–' : (context.names[item.agent] ?? item.agent);
  const day = item.at === null ? '' : dateText(item.at, context.zoneOffsetMs);
  const untimed = item.evidence.filter(
    (one) => one.role === 'absent' && (one.to ?? one.from ?? null) === null,
  );
  const rows = entriesOf(item).map((entry) => {
    if (entry.kind === 'line') return lineOf(entry.line, item, context);
    if (entry.kind === 'order') return orderMark(entry.mark, context);
    return absentMark(entry.evidence, rule, context);
  });
  const after = transcript.skippedAfter;
  return html`<article class="chat ${good === null ? '' : good ? 'is-good' : 'is-bad'}">
<header>${good !== null && html`<span class="tag">${good ? both('正例', 'Do this') : both('反例', 'Not this')}</span>`}<b>${agent}</b><span>${both('买家', 'Buyer')} ${maskBuyer(transcript.buyer)}</span><time>${day}</time></header>
<ol tabindex="0" aria-label="${agent} · ${day}">${rows}${untimed.map((one) => absentMark(one, rule, context))}${after > 0 && html`<li class="skip">${both(`省略 ${after} 条`, `${after} lines left out`)}</li>`}</ol>
<footer><code>${transcript.conversation}</code></footer>
</article>`;
}
