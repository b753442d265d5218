// Chats copied out of the Qianniu window or saved by it as text.
import type { Instant } from '../../domain/event.ts';
import { badTime, futureTime, type LineTeller, lineTeller } from '../chat-lines/chat-line.ts';
import { recogniseBody } from '../chat-lines/recognise-body.ts';
import type { DocumentFormat, IntakeContext, Words } from '../format.ts';
import { type NoticeCounter, noticeCounter } from '../notice-counter.ts';
import { cleanBody, parseTime } from '../values.ts';
import { type ChatBlocks, chatBlocks, type Draft } from './chat-blocks.ts';
import {
  isNoise,
  isPrice,
  isSeparator,
  isStatus,
  parseRevocation,
  parseTransfer,
} from './furniture-line.ts';
import { type Header, headerOf, isTimeLine, parseDayLine, parseHeader } from './header-line.ts';
import { textLines } from './text-lines.ts';

const HEAD_LINES = 400;

/** A message being read: its header and the body lines so far. */
interface Open {
  readonly header: Header;
  readonly line: number;
  readonly body: string[];
  price: boolean;
  noise: string;
}

interface Reading {
  readonly context: IntakeContext;
  readonly lines: LineTeller;
  readonly notices: NoticeCounter;
  readonly blocks: ChatBlocks;
  open: Open | null;
  day: string | null;
  /** A line before the first message, kept in case it is the name above a time line. */
  early: { readonly line: number; readonly text: string } | null;
}

/** 千牛聊天窗口复制出来、或导出的 TXT 聊天记录. */
export const qianniuText: DocumentFormat = {
  id: 'qianniu-text',
  feeds: 'chats',
  words: { zh: '千牛聊天记录（文本）', en: 'Qianniu chat text' },
  recognise(head) {
    if (/^[\s\ufeff]*[[{<]/.test(head)) return 0;
    const found = countHeaders(head.split('\n', HEAD_LINES));
    return found === 0 ? 0 : found === 1 ? 0.7 : 0.95;
  },
  async read(chunks, context) {
    const lines = lineTeller(context);
    const reading: Reading = {
      context,
      lines,
      notices: noticeCounter(context),
      blocks: chatBlocks(lines, context.shop),
      open: null,
      day: null,
      early: null,
    };
    for await (const { line, text, cut } of textLines(chunks)) {
      if (cut) lines.refuse(line, '', 'line-too-long', tooLong, text);
      else readLine(reading, text.replace(/^[\s\ufeff]+/, ''), line);
    }
    endMessage(reading);
    refuseEarly(reading);
    reading.blocks.finish();
    reading.notices.flush();
  },
};

const tooLong: Words = {
  zh: '这一行超过一百万字，不是聊天内容，没有读入',
  en: 'This line is over a million characters long: no chat, not read',
};

const noHeader: Words = {
  zh: '这一行前面没有“用户名 时间”，不知道是谁说的；请从某条消息的名字开始复制',
  en: 'No “name time” line stands before this line, so nobody knows who wrote it; copy from a name on',
};

function readLine(reading: Reading, text: string, line: number): void {
  if (text === '') {
    reading.open?.body.push('');
    return;
  }
  const header = parseHeader(text, reading.day) ?? headerAbove(reading, text);
  if (header !== null) {
    endMessage(reading);
    refuseEarly(reading);
    reading.open = { header, line, body: [], price: false, noise: '' };
    if (header.body !== '') reading.open.body.push(header.body);
    return;
  }
  if (isStatus(text)) return;
  const day = parseDayLine(text);
  if (day !== null) {
    reading.day = day;
    return;
  }
  if (isSeparator(text)) {
    endMessage(reading);
    reading.blocks.take({ do: 'separate' });
    return;
  }
  if (readFurniture(reading, text, line)) return;
  if (reading.open !== null) reading.open.body.push(text);
  else {
    refuseEarly(reading);
    reading.early = { line, text };
  }
}

/** A time line makes the line above it the name of who speaks next. */
function headerAbove(reading: Reading, text: string): Header | null {
  if (!isTimeLine(text)) return null;
  const body = reading.open?.body;
  if (body === undefined) {
    const header = reading.early === null ? null : headerOf(reading.early.text, text, '');
    if (header !== null) reading.early = null;
    return header;
  }
  let last = body.length - 1;
  while (last >= 0 && body[last] === '') last--;
  const header = last < 0 ? null : headerOf(body[last] ?? '', text, '');
  if (header !== null) body.length = last;
  return header;
}

/** True if the line was the window's own and is dealt with. */
function readFurniture(reading: Reading, text: string, line: number): boolean {
  const { open } = reading;
  if (isNoise(text)) {
    if (open !== null && open.noise === '') open.noise = text;
    return true;
  }
  if (isPrice(text)) {
    if (open !== null) open.price = true;
    return open !== null;
  }
  const transfer = parseTransfer(text);
  const revoker = transfer === null ? parseRevocation(text) : null;
  if (transfer === null && revoker === null) return false;
  endMessage(reading);
  const to = transfer?.to ?? null;
  const told = {
    line,
    from: '',
    to,
    at: null,
    kind: 'system',
    text,
    sku: null,
    orderId: null,
  } as const;
  if (revoker === null) reading.blocks.take({ do: 'add', draft: told });
  else reading.blocks.take({ do: 'revoke', name: revoker, draft: told });
  return true;
}

function refuseEarly(reading: Reading): void {
  const { early, lines } = reading;
  if (early === null) return;
  reading.early = null;
  lines.refuse(early.line, '', 'before-first-message', noHeader, early.text);
}

function endMessage(reading: Reading): void {
  const { open, context, lines, blocks } = reading;
  if (open === null) return;
  reading.open = null;
  const { header, line } = open;
  const raw = `${header.from} ${header.time} ${open.body.join(' ')}`;
  const at = parseTime(header.time, context.zoneOffsetMs);
  if (at === null) lines.refuse(line, '', 'bad-time', badTime(header.time), raw);
  else if (at > context.latest) lines.refuse(line, '', 'future-time', futureTime(header.time), raw);
  else blocks.take({ do: 'add', draft: draftOf(open, at, reading.notices) });
}

function draftOf(open: Open, at: Instant, notices: NoticeCounter): Draft {
  const { header, line } = open;
  const { from, to } = header;
  const text = cleanBody(open.body.length === 1 ? (open.body[0] ?? '') : open.body.join('\n'));
  if (text !== '') {
    const { kind: seen, sku, orderId } = recogniseBody(text);
    const card = open.price && (seen === 'text' || seen === 'link');
    return { line, from, to, at, kind: card ? 'product' : seen, text, sku, orderId };
  }
  if (open.noise !== '' && !open.price) {
    return { line, from, to, at, kind: 'system', text: open.noise, sku: null, orderId: null };
  }
  if (!open.price) {
    notices.add('empty-body', {
      zh: '没有文字的消息：复制时图片和表情会丢失，按“图片”处理，不据此扣分',
      en: 'Messages without words: copying loses pictures and stickers; taken as pictures, never held against anybody',
    });
  }
  const kind = open.price ? 'product' : 'image';
  return { line, from, to, at, kind, text: '', sku: null, orderId: null };
}

function countHeaders(lines: readonly string[]): number {
  let found = 0;
  let day: string | null = null;
  let above = '';
  for (const line of lines) {
    const text = line.trim();
    if (text === '') continue;
    day = parseDayLine(text) ?? day;
    if (parseHeader(text, day) !== null) found++;
    else if (isTimeLine(text) && headerOf(above, text, '') !== null) found++;
    above = text;
  }
  return found;
}
