// A Dongdong session: its messages, a transfer if there was one, and its evaluation.
import { asObject, asText, type JsonObject } from '../json-document/json-records.ts';
import { parseTime } from '../values.ts';
import { tellRating } from './jd-evaluation.ts';
import { customerKey, tellMessage } from './jd-message.ts';
import type { Reading } from './jd-reading.ts';

/** `list` as it stands in the file. */
export function tellSession(
  session: JsonObject,
  list: readonly unknown[],
  line: number,
  reading: Reading,
): void {
  list.forEach((entry, seq) => {
    const message = asObject(entry);
    if (message !== null) tellMessage(message, session, line, reading, seq);
    else reading.lines.refuse(line, '', 'not-a-message', notAMessage, JSON.stringify(entry));
  });
  tellRating(session, reading);
  const moved = tellTransfer(session, reading, list.length);
  if (list.length > 0) return;
  reading.notices.add('session-without-messages', {
    zh: '只有会话、没有聊天内容：请把聊天记录（chat-logs）一起导出',
    en: 'Sessions without messages: export the chat logs together with them',
  });
  if (!moved) reading.context.sink.row('accepted');
}

const notAMessage = {
  zh: '聊天记录里混进了不是消息的内容，没有读入',
  en: 'The chat log holds something that is no message; it was not read',
};

/** A session handed to another waiter is a system line addressed to that waiter. */
function tellTransfer(session: JsonObject, reading: Reading, seq: number): boolean {
  const to = asText(session['toWaiter']).trim();
  if (to === '' || session['transfer'] === false) return false;
  const sid = asText(session['sid']).trim();
  const timeText = asText(session['transferTime']).trim();
  const at = timeText === '' ? null : parseTime(timeText, reading.context.zoneOffsetMs);
  const from = asText(session['waiter']).trim();
  const why = asText(session['transferReason']).trim();
  reading.lines.tell({
    shop: reading.context.shop,
    buyer: customerKey(session, session),
    id: `${sid}:transfer`,
    at: at !== null && at > reading.context.latest ? null : at,
    seq,
    conversation: sid === '' ? null : sid,
    by: 'system',
    agent: to,
    kind: 'system',
    text: `由 ${from} 转交给 ${to}${why === '' ? '' : `，原因：${why}`}`,
    sku: null,
    orderId: null,
    auto: null,
    revokedAt: null,
    revision: 0,
  });
  return true;
}
