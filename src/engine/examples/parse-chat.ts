// Reads .chat files: conversations written as text with marks that say what a rule must find.
import { dayStart } from '../../lib/zone.ts';
import type { Problem } from '../problem.ts';
import { CaseDraft, DAY, DAY_MS, ZONE_OFFSET_MS } from './case-draft.ts';
import type { ChatAsk, ChatCase, ChatMark } from './chat-case.ts';
import { readDirective } from './read-directive.ts';
import { readOrderLine } from './read-order-line.ts';

/**
 * Cases of a .chat text, in order; docs/reference/chat-files.md has the grammar. A line that cannot be
 * read is a problem and is left out.
 */
export function parseChat(text: string, file: string): { cases: ChatCase[]; problems: Problem[] } {
  const cases: ChatCase[] = [];
  const problems: Problem[] = [];
  let draft: CaseDraft | null = null;
  const lines = text.split(/\r?\n/);
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('==')) {
      if (draft !== null) cases.push(finish(draft));
      draft = new CaseDraft(line.replace(/^=+/, '').trim(), index + 1, file, problems);
    } else if (draft === null) {
      problems.push({
        file,
        line: index + 1,
        path: '',
        code: 'before-title',
        words: {
          zh: '每个例子要先写标题，例如“== 有人催付，不算”',
          en: 'Each case begins with a title, e.g. "== Reminded in time"',
        },
      });
    } else readLine(draft, line, index + 1);
  }
  if (draft !== null) cases.push(finish(draft));
  return { cases, problems };
}

function readLine(draft: CaseDraft, line: string, number: number): void {
  if (line.startsWith('@')) {
    readDirective(draft, line.slice(1).trim(), number);
    return;
  }
  const { body, marks } = splitMarks(line, number);
  const match = /^(?:\+(\d+)\s+)?(\d{1,2}:\d{2}:\d{2}(?:\.\d{1,3})?|-)\s+(\S+)\s*(.*)$/.exec(body);
  if (match === null) {
    draft.report(number, 'bad-line', {
      zh: '看不懂这一行。要写“10:00:08 agent 有的亲”，没有时间写“- buyer 在吗”',
      en: 'Cannot read this line. Write "10:00:08 agent text", or "- buyer text" without a time',
    });
    return;
  }
  const [, days = '0', time = '-', who = '', rest = ''] = match;
  const at = time === '-' ? null : dayStart(DAY + Number(days), ZONE_OFFSET_MS) + clockMs(time);
  if (who === 'now') {
    if (at !== null) draft.ask(at, marks, number);
  } else if (who === 'order') {
    draft.mark(marks, { orderId: readOrderLine(draft, at, rest, number) });
  } else draft.mark(marks, { messageId: draft.say(at, who, rest, number) });
}

/** Takes `! rule` and `? rule reason` off the end of a line; text may hold ! and ? elsewhere. */
function splitMarks(line: string, number: number): { body: string; marks: ChatMark[] } {
  const marks: ChatMark[] = [];
  let body = line;
  for (;;) {
    const match =
      /^(.*?)\s+([!?])\s+([a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?:\s+([a-z][a-z-]*))?\s*$/.exec(body);
    if (match === null) return { body, marks };
    const [, rest = '', sign, rule = '', reason] = match;
    marks.unshift({
      rule,
      demand: sign === '!' ? 'hit' : 'na',
      reason: reason ?? null,
      messageId: null,
      orderId: null,
      line: number,
    });
    body = rest;
  }
}

function clockMs(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return Math.round(((hours * 60 + minutes) * 60 + seconds) * 1000);
}

/** Without a `now` after the last line, the case is asked at the end of that day. */
function finish(draft: CaseDraft): ChatCase {
  const asks: ChatAsk[] = [...draft.asks];
  if (!draft.endsWithNow) {
    const day = Math.floor((draft.lastAt + ZONE_OFFSET_MS) / DAY_MS);
    asks.push({ asOf: dayStart(day + 1, ZONE_OFFSET_MS), marks: [], line: draft.line });
  }
  return { ...draft.case(), asks };
}
