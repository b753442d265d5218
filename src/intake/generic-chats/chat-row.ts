// One row of a generic chat table → a message of somebody's thread, or what is wrong with the row.
import type { Instant, Message, MessageKind, Sender } from '../../domain/event.ts';
import { buyerKey, isMasked } from '../buyer-key.ts';
import { recogniseBody } from '../chat-lines/recognise-body.ts';
import type { IntakeContext } from '../format.ts';
import type { NoticeCounter } from '../notice-counter.ts';
import type { RowFault } from '../row-faults.ts';
import { cleanBody, cleanId, cleanText, parseFlag, parseTime } from '../values.ts';
import { detached, wordCache } from '../word-cache.ts';
import {
  badTime,
  futureTime,
  maskedBuyers,
  noBuyer,
  noText,
  unknownKind,
  unknownSender,
  untimedRows,
} from './chat-faults.ts';
import type { ChatField } from './chat-fields.ts';
import { findKind, findSender } from './chat-words.ts';

/** The message still wants its id. */
type Draft = { -readonly [K in keyof Message]: Message[K] };

export interface ChatRow {
  readonly shop: string;
  readonly buyer: string;
  /** '' if the row has none of its own. */
  readonly givenId: string;
  readonly message: Draft;
}

export interface ChatRowFault {
  readonly field: ChatField;
  readonly fault: RowFault;
}

export type ChatColumns = Readonly<Record<ChatField, number>>;

/** `columns`: index of each field, −1 if the table has no such column. */
export function chatRows(
  columns: ChatColumns,
  context: IntakeContext,
  notices: NoticeCounter,
): (cells: readonly string[]) => ChatRow | ChatRowFault {
  const nameOf = wordCache((text) => detached(cleanText(text)));
  const senderOf = wordCache(findSender);
  const kindOf = wordCache((text) =>
    cleanText(text) === '' ? null : (findKind(text) ?? 'unknown'),
  );
  const flagOf = wordCache(parseFlag);
  const { zoneOffsetMs } = context;
  let seq = 0;

  return (cells) => {
    const buyer = cleanText(cell(cells, columns.buyer));
    const named = nameOf(cell(cells, columns.agent));
    const senderText = cell(cells, columns.sender);
    const byRole = senderOf(senderText);
    const by = byRole ?? senderByName(senderText, buyer, named);
    if (by === null) return { field: 'sender', fault: unknownSender(senderText) };
    const conversation = cleanText(cell(cells, columns.conversation)) || null;
    if (buyer === '' && conversation === null) return { field: 'buyer', fault: noBuyer };

    const at = sentTime(cell(cells, columns.sentAt), context);
    if (typeof at === 'object' && at !== null) return { field: 'sentAt', fault: at };
    if (at === null && columns.sentAt >= 0) notices.add('untimed-rows', untimedRows);

    const text = cleanBody(cell(cells, columns.text));
    const sku = cleanId(cell(cells, columns.sku)) || null;
    const orderId = cleanId(cell(cells, columns.orderId)) || null;
    const kindText = cell(cells, columns.kind);
    const said = kindOf(kindText);
    if (said === 'unknown') notices.add(`unknown-kind|${kindText}`, unknownKind(kindText));
    const known = said === 'unknown' ? null : said;
    // The text is looked into where the table says nothing, or says card and not of what.
    const body = known === 'text' || text === '' ? null : recogniseBody(text);
    const kind = known ?? body?.kind ?? cardKind(sku, orderId);
    const revokedText = cell(cells, columns.revoked);
    const revokedAt = revokedText === '' ? null : revokedTime(revokedText, at, zoneOffsetMs);
    // What was taken back may have lost its text.
    if (text === '' && kind === 'text' && revokedAt === null)
      return { field: 'text', fault: noText };
    if (isMasked(buyer)) notices.add('masked-buyer', maskedBuyers);

    return {
      shop: nameOf(cell(cells, columns.shop)) || context.shop,
      buyer: threadBuyer(buyer, conversation),
      givenId: cleanId(cell(cells, columns.messageId)),
      message: {
        type: 'message',
        id: '',
        at,
        seq: ++seq,
        conversation,
        by,
        agent: byRole === null && by === 'agent' ? nameOf(senderText) : named || null,
        kind,
        text,
        sku: sku ?? body?.sku ?? null,
        orderId: orderId ?? body?.orderId ?? null,
        auto: by === 'bot' ? true : flagOf(cell(cells, columns.auto)),
        revokedAt,
        revision: revokedAt === null ? 0 : 1,
      },
    };
  };
}

function cell(cells: readonly string[], at: number): string {
  return at < 0 ? '' : (cells[at] ?? '');
}

/** null: no time is given, which is no fault. */
function sentTime(text: string, context: IntakeContext): Instant | null | RowFault {
  if (text === '') return null;
  const at = parseTime(text, context.zoneOffsetMs);
  if (at === null) return cleanText(text) === '' ? null : badTime(text);
  return at > context.latest ? futureTime(text) : at;
}

/** The column names people instead of roles: the buyer's own name, the agent's, or a 店铺:子账号. */
function senderByName(text: string, buyer: string, agent: string): Sender | null {
  const word = cleanText(text);
  if (word === '') return null;
  if (word === buyer) return 'buyer';
  return word === agent || isAccount(word) ? 'agent' : null;
}

function isAccount(text: string): boolean {
  return text.indexOf(':') > 0;
}

function cardKind(sku: string | null, orderId: string | null): MessageKind {
  return orderId !== null ? 'order' : sku !== null ? 'product' : 'text';
}

function threadBuyer(buyer: string, conversation: string | null): string {
  if (conversation === null) return buyer;
  return buyer === '' ? `conversation:${conversation}` : buyerKey(buyer, conversation);
}

/** A time, or a bare 是: then as if at once, so that nobody is judged by a line that was taken back. */
function revokedTime(text: string, at: Instant | null, zoneOffsetMs: number): Instant | null {
  const flag = parseFlag(text);
  if (flag === null) return parseTime(text, zoneOffsetMs);
  return flag ? (at ?? 0) : null;
}
