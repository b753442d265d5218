// A Dongdong message → a line of the thread of its customer.
import type { MessageKind } from '../../domain/event.ts';
import { buyerKey, isMasked } from '../buyer-key.ts';
import { isMachine } from '../chat-lines/account.ts';
import { badTime, futureTime } from '../chat-lines/chat-line.ts';
import { type Body, recogniseBody } from '../chat-lines/recognise-body.ts';
import { asText, type JsonObject } from '../json-document/json-records.ts';
import { cleanBody, cleanText, parseTime } from '../values.ts';
import type { Reading } from './jd-reading.ts';

const KINDS: ReadonlyMap<string, MessageKind> = new Map([
  ['image', 'image'],
  ['img', 'image'],
  ['picture', 'image'],
  ['video', 'video'],
  ['voice', 'voice'],
  ['audio', 'voice'],
  ['file', 'file'],
  ['link', 'link'],
  ['product', 'product'],
  ['sku', 'product'],
  ['goods', 'product'],
  ['order', 'order'],
  ['system', 'system'],
  ['sys', 'system'],
]);
const ROBOT = /机器人|京小智|智能客服|robot/i;

/** True for an entry of a chat log. */
export function isMessage(value: JsonObject): boolean {
  return (
    'waiterSend' in value || ('content' in value && ('waiter' in value || 'customer' in value))
  );
}

/** The thread's buyer: the account, or JD's own number of the buyer where the account is masked. */
export function customerKey(message: JsonObject, session: JsonObject): string {
  const name = cleanText(asText(message['customer'] ?? session['customer']));
  if (name !== '' && !isMasked(name)) return name;
  const number = ['xidBuyer', 'ouid', 'sid'].map((key) =>
    cleanText(asText(message[key] ?? session[key])),
  );
  return buyerKey(name, number.find((part) => part !== '') ?? 'unknown');
}

/** `session` is {} for a message that stands alone; `seq` its place in the session, if it has one. */
export function tellMessage(
  message: JsonObject,
  session: JsonObject,
  line: number,
  reading: Reading,
  seq?: number,
): void {
  const { context, lines } = reading;
  const raw = (): string => JSON.stringify(message);
  const timeText = cleanText(asText(message['createdTime']));
  const at = timeText === '' ? null : parseTime(timeText, context.zoneOffsetMs);
  if (timeText !== '' && at === null) {
    lines.refuse(line, 'createdTime', 'bad-time', badTime(timeText), raw());
    return;
  }
  if (at !== null && at > context.latest) {
    lines.refuse(line, 'createdTime', 'future-time', futureTime(timeText), raw());
    return;
  }
  const byWaiter = sentByWaiter(message['waiterSend']);
  if (byWaiter === null) {
    lines.refuse(line, 'waiterSend', 'unknown-sender', unknownSender, raw());
    return;
  }
  const sid = cleanText(asText(message['sid'] ?? session['sid']));
  const waiter = cleanText(asText(message['waiter'] ?? session['waiter']));
  const robot = isRobot(waiter, session);
  const text = cleanBody(asText(message['content']));
  const body = bodyOf(message, text);
  const revoked = revokedAt(message, at, context.zoneOffsetMs);
  noteOddities(message, session, reading);
  lines.tell({
    shop: context.shop,
    buyer: customerKey(message, session),
    id: cleanText(asText(message['uuid'])),
    at,
    seq: seq ?? nextSeq(sid, reading),
    conversation: sid === '' ? null : sid,
    by: body.kind === 'system' ? 'system' : byWaiter ? (robot ? 'bot' : 'agent') : 'buyer',
    agent: waiter === '' || robot ? null : waiter,
    ...body,
    text: text === '' && body.kind === 'image' ? '[图片]' : text,
    auto: byWaiter && robot ? true : null,
    revokedAt: revoked,
    revision: revoked === null ? 0 : 1,
  });
}

const unknownSender = {
  zh: '看不出这条消息是顾客还是客服发的（waiterSend 应为 1 或 0），没有读入',
  en: 'It cannot be told whether customer or waiter sent this (waiterSend should be 1 or 0)',
};

/** 1 or true: the waiter; 0, 2 or false: the customer; null: it does not say. */
function sentByWaiter(value: unknown): boolean | null {
  const text = String(value ?? '').toLowerCase();
  if (text === '1' || text === 'true') return true;
  return text === '0' || text === '2' || text === 'false' ? false : null;
}

function isRobot(waiter: string, session: JsonObject): boolean {
  if (ROBOT.test(waiter) || isMachine(waiter)) return true;
  return waiter === '' && asText(session['robotCode']).trim() !== '';
}

function bodyOf(message: JsonObject, text: string): Body {
  const told = KINDS.get(asText(message['contentType']).trim().toLowerCase());
  const read = recogniseBody(text);
  const image = text === '' && asText(message['imgUrl']).trim() !== '';
  const kind = image ? 'image' : (told ?? read.kind);
  const sku = cleanText(asText(message['skuId']));
  return { kind, sku: sku === '' || sku === '0' ? read.sku : sku, orderId: read.orderId };
}

/** Revoked at an unknown time counts from the start: such a line is never held against anybody. */
function revokedAt(message: JsonObject, at: number | null, zoneOffsetMs: number): number | null {
  const flag = String(message['revokeFlag'] ?? '').toLowerCase();
  if (flag !== '1' && flag !== 'true') return null;
  const text = cleanText(asText(message['revokeTime']));
  return (text === '' || text === '0' ? null : parseTime(text, zoneOffsetMs)) ?? at ?? 0;
}

function nextSeq(sid: string, reading: Reading): number {
  const seq = reading.seqOf.get(sid) ?? 0;
  reading.seqOf.set(sid, seq + 1);
  return seq;
}

function noteOddities(message: JsonObject, session: JsonObject, reading: Reading): void {
  if (isMasked(asText(message['customer'] ?? session['customer']))) {
    reading.notices.add('masked-buyer', {
      zh: '顾客帐号被打码：按京东的买家编号或会话区分，不与订单自动对应',
      en: 'Customer accounts are masked: kept apart by JD’s buyer number or session, not joined to orders',
    });
  }
  if (asText(message['msgAssistFlag']) === '1') {
    reading.notices.add('assisted-messages', {
      zh: '京小智辅助的消息：平台没说是不是客服点的发送，按文字判断是否自动回复',
      en: 'Assisted messages: JD does not say whether a person sent them; judged by their words',
    });
  }
}
