// One line of a chat as its source tells it → a message of a thread, counted and never told twice.
import type { Instant, Message, MessageKind, Sender } from '../../domain/event.ts';
import type { IntakeContext, Words } from '../format.ts';
import { messageIds } from '../generic-chats/message-id.ts';
import { quarantineRow } from '../quarantine-row.ts';

export interface ChatLine {
  readonly shop: string;
  readonly buyer: string;
  /** '' if the source has none: it is then made from the content, so the same line is the same id. */
  readonly id: string;
  readonly at: Instant | null;
  readonly seq: number;
  readonly conversation: string | null;
  readonly by: Sender;
  readonly agent: string | null;
  readonly kind: MessageKind;
  readonly text: string;
  readonly sku: string | null;
  readonly orderId: string | null;
  readonly auto: boolean | null;
  readonly revokedAt: Instant | null;
  readonly revision: number;
}

export interface LineTeller {
  /**
   * Tells the message unless it was met before, in this file or another of the run (counted as
   * duplicate). A message told as sent may be told again as revoked: that is a row of its own.
   */
  tell(line: ChatLine): void;
  /** Counts a line that only changed a message not told yet. */
  count(): void;
  refuse(line: number, field: string, code: string, words: Words, raw: string): void;
}

/** Times beyond `context.latest` are for the caller to refuse. */
export function lineTeller(context: IntakeContext): LineTeller {
  const { sink } = context;
  const identify = messageIds(context.met);
  return {
    tell(line) {
      const position = line.at === null ? line.seq : 0;
      const identity = identify(line.shop, line.buyer, line.id, line, position);
      sink.row(identity.duplicate ? 'duplicate' : 'accepted');
      if (!identity.duplicate) sink.event(line.shop, line.buyer, messageOf(line, identity.id));
    },
    count: () => sink.row('accepted'),
    refuse(line, field, code, words, raw) {
      quarantineRow(context, line, field, { code, words }, raw);
    },
  };
}

/** What is said of a line dated later than now. */
export function futureTime(text: string): Words {
  return {
    zh: `消息时间 ${text} 还没到；请检查电脑时间或导出的日期`,
    en: `The message is dated ${text}, in the future; check the clock or the export`,
  };
}

/** What is said of a line whose time cannot be read. */
export function badTime(text: string): Words {
  return {
    zh: `消息时间“${text}”看不懂或不存在`,
    en: `The message time “${text}” is not a time or does not exist`,
  };
}

/** Field by field: copying by spread costs a third of the reading time. */
function messageOf(line: ChatLine, id: string): Message {
  return {
    type: 'message',
    id,
    at: line.at,
    seq: line.seq,
    conversation: line.conversation,
    by: line.by,
    agent: line.agent,
    kind: line.kind,
    text: line.text,
    sku: line.sku,
    orderId: line.orderId,
    auto: line.auto,
    revokedAt: line.revokedAt,
    revision: line.revision,
  };
}
