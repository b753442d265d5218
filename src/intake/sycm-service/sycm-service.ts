// 生意参谋 service export: JSON sessions, each with who spoke with whom and its messages.

import { isMasked } from '../buyer-key.ts';
import { isMachine } from '../chat-lines/account.ts';
import { badTime, futureTime, type LineTeller, lineTeller } from '../chat-lines/chat-line.ts';
import { recogniseBody } from '../chat-lines/recognise-body.ts';
import type { DocumentFormat, IntakeContext } from '../format.ts';
import { asText, type JsonObject, jsonRecords } from '../json-document/json-records.ts';
import type { JsonShape } from '../json-document/json-scanner.ts';
import { type NoticeCounter, noticeCounter } from '../notice-counter.ts';
import { cleanBody, cleanText, parseTime } from '../values.ts';
import { findSessions, type Session } from './find-sessions.ts';

const shape: JsonShape = {
  inner: new Set(['messages', 'msgList', 'messageList', 'chatList', 'details']),
  recordKeys: new Set(['meta', 'dataId', 'buyerNick', 'userNickFrom', 'msgId']),
};

/** 生意参谋“服务”里旺旺咨询明细的会话 JSON. */
export const sycmService: DocumentFormat = {
  id: 'sycm-service',
  feeds: 'chats',
  words: { zh: '生意参谋旺旺咨询明细（JSON）', en: 'SYCM service sessions (JSON)' },
  recognise(head) {
    if (!/^[\s\ufeff]*[[{]/.test(head)) return 0;
    if (head.includes('"userNickFrom"')) return 0.95;
    if (head.includes('"psnNickName"') || head.includes('"isSellerFst"')) return 0.9;
    return head.includes('"buyerNick"') && head.includes('"messages"') ? 0.8 : 0;
  },
  async read(chunks, context) {
    const lines = lineTeller(context);
    const notices = noticeCounter(context);
    for await (const { line, value } of jsonRecords(chunks, shape, context)) {
      const sessions = findSessions(value, context.shop);
      for (const session of sessions) tellSession(session, line, lines, notices, context);
      if (sessions.length === 0) refuseRecord(value, line, lines);
    }
    notices.flush();
  },
};

function tellSession(
  session: Session,
  line: number,
  lines: LineTeller,
  notices: NoticeCounter,
  context: IntakeContext,
): void {
  if (isMasked(session.buyer)) {
    notices.add('masked-buyer', {
      zh: '买家昵称被打码（如 x**）：按会话编号区分，不会把同码的不同买家并在一起，也不与订单自动对应',
      en: 'Buyer names are masked (x**): kept apart by session, and not joined to orders by themselves',
    });
  }
  if (session.messages.length === 0) {
    notices.add('session-without-messages', {
      zh: '没有聊天内容的会话：只有会话信息，没有消息可质检',
      en: 'Sessions without messages: there is nothing to inspect in them',
    });
  }
  for (const stray of session.strays) {
    lines.refuse(line, 'messages', 'not-a-message', notAMessage, JSON.stringify(stray));
  }
  session.messages.forEach((message, seq) => {
    tellMessage(session, message, seq, line, lines, context);
  });
}

function tellMessage(
  session: Session,
  message: JsonObject,
  seq: number,
  line: number,
  lines: LineTeller,
  context: IntakeContext,
): void {
  const raw = (): string => JSON.stringify(message);
  const timeText = cleanText(asText(message['gmtCreated'] ?? message['sendTime'] ?? ''));
  const at = timeText === '' ? null : parseTime(timeText, context.zoneOffsetMs);
  if (timeText !== '' && at === null) {
    lines.refuse(line, 'gmtCreated', 'bad-time', badTime(timeText), raw());
    return;
  }
  if (at !== null && at > context.latest) {
    lines.refuse(line, 'gmtCreated', 'future-time', futureTime(timeText), raw());
    return;
  }
  const side = session.sideOf(message);
  if (side === null) {
    lines.refuse(line, 'userNickFrom', 'unknown-sender', unknownSender, raw());
    return;
  }
  const text = cleanBody(asText(message['msg'] ?? message['content'] ?? ''));
  const machine = isMachine(side.agent ?? '');
  lines.tell({
    shop: session.shop,
    buyer: session.thread,
    id: cleanText(asText(message['msgId'])),
    at,
    seq,
    conversation: session.id,
    by: machine && side.by === 'agent' ? 'bot' : side.by,
    agent: machine ? null : side.agent,
    ...recogniseBody(text),
    text,
    auto: null,
    revokedAt: null,
    revision: 0,
  });
}

const notAMessage = {
  zh: '会话的 messages 里混进了不是消息的内容，没有读入',
  en: 'The messages of this session hold something that is no message; it was not read',
};

const unknownSender = {
  zh: '看不出这条消息是买家还是客服发的（userNickFrom 是空的），没有读入',
  en: 'It cannot be told whether the buyer or the agent sent this (userNickFrom is empty)',
};

/** An empty list is no fault; anything else that holds no session is. */
function refuseRecord(value: JsonObject, line: number, lines: LineTeller): void {
  if (Object.values(value).some((part) => Array.isArray(part) && part.length === 0)) return;
  lines.refuse(
    line,
    '',
    'not-a-session',
    {
      zh: '这一段不是会话：里面没有 messages，也没有消息的发送人和内容',
      en: 'This part is no session: it has neither messages nor the sender and text of one',
    },
    JSON.stringify(value),
  );
}
