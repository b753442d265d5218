// JD Dongdong (咚咚) chat log as its open platform gives it: sessions, messages and evaluations in JSON.
import { lineTeller } from '../chat-lines/chat-line.ts';
import type { DocumentFormat, Words } from '../format.ts';
import { asObject, type JsonObject, jsonRecords } from '../json-document/json-records.ts';
import type { JsonShape } from '../json-document/json-scanner.ts';
import { noticeCounter } from '../notice-counter.ts';
import { isEvaluation, tellEvaluation } from './jd-evaluation.ts';
import { isMessage, tellMessage } from './jd-message.ts';
import type { Reading } from './jd-reading.ts';
import { tellSession } from './jd-session.ts';

const MESSAGE_LISTS = [
  'dongdongChatLogList',
  'chatLogList',
  'chatLogs',
  'chatlog',
  'messages',
  'messageList',
  'msgList',
];
const SESSION_NAMES = ['dongdongSession', 'session', 'meta'];
const WRAPPERS_MAX = 4;

const shape: JsonShape = {
  inner: new Set(MESSAGE_LISTS),
  recordKeys: new Set(['sid', 'waiterSend', 'dongdongSession', 'session', 'waiter', 'customer']),
};

/** 京东咚咚会话与聊天记录（宙斯/JOS 开放平台返回）. */
export const jdChat: DocumentFormat = {
  id: 'jd-chat',
  feeds: 'chats',
  words: { zh: '京东咚咚聊天记录（JSON）', en: 'JD Dongdong chat log (JSON)' },
  recognise(head) {
    if (!/^[\s\ufeff]*[[{]/.test(head)) return 0;
    if (head.includes('"waiterSend"') || head.includes('"dongdongSession"')) return 0.95;
    return head.includes('"waiter"') && head.includes('"customer"') ? 0.85 : 0;
  },
  async read(chunks, context) {
    const reading: Reading = {
      context,
      lines: lineTeller(context),
      notices: noticeCounter(context),
      seqOf: new Map(),
    };
    for await (const { line, value } of jsonRecords(chunks, shape, context)) {
      if (!tellRecord(value, line, reading, 0) && !isEmptyList(value)) {
        reading.lines.refuse(line, '', 'not-a-session', notASession, JSON.stringify(value));
      }
    }
    reading.notices.flush();
  },
};

const notASession: Words = {
  zh: '这一段既不是咚咚会话，也不是聊天消息或评价',
  en: 'This part is neither a Dongdong session nor a message nor an evaluation',
};

/** False if there is nothing of Dongdong in it. */
function tellRecord(value: JsonObject, line: number, reading: Reading, depth: number): boolean {
  const list = MESSAGE_LISTS.map((name) => value[name]).find(Array.isArray);
  if (list !== undefined) {
    const named = SESSION_NAMES.map((name) => asObject(value[name])).find((part) => part !== null);
    tellSession(named ?? value, list, line, reading);
    return true;
  }
  if (isMessage(value)) {
    tellMessage(value, {}, line, reading);
    return true;
  }
  if (isEvaluation(value)) {
    tellEvaluation(value, reading);
    return true;
  }
  if (typeof value['sid'] === 'string' && ('waiter' in value || 'customer' in value)) {
    tellSession(value, [], line, reading);
    return true;
  }
  if (depth >= WRAPPERS_MAX) return false;
  const inner = Object.values(value).flatMap((part) => (Array.isArray(part) ? part : [part]));
  const told = inner.map((part) => {
    const wrapped = asObject(part);
    return wrapped !== null && tellRecord(wrapped, line, reading, depth + 1);
  });
  return told.includes(true);
}

function isEmptyList(value: JsonObject): boolean {
  return Object.values(value).some((part) => Array.isArray(part) && part.length === 0);
}
