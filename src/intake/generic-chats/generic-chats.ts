// Chats as a table of one line a message, from any tool: CSV, TSV, XLSX, JSON or JSON Lines.
import type { Message } from '../../domain/event.ts';
import { placesOf } from '../fields-of.ts';
import type { BoundTable, IntakeContext, TableFormat } from '../format.ts';
import { noticeCounter } from '../notice-counter.ts';
import { quarantineRow } from '../quarantine-row.ts';
import { idReused, noShop, untimedTable } from './chat-faults.ts';
import { type ChatField, chatFields } from './chat-fields.ts';
import { type ChatColumns, chatRows } from './chat-row.ts';
import { messageIds } from './message-id.ts';

export const genericChats: TableFormat = {
  id: 'generic-chats',
  feeds: 'chats',
  words: { zh: '通用聊天表', en: 'Generic chat table' },
  fields: chatFields,
  marks: [],
  rowsApart: true,
  bind,
};

function bind(
  column: (name: string) => number,
  context: IntakeContext,
  headers: readonly string[],
): BoundTable {
  const columns = placesOf(chatFields, column);
  const notices = noticeCounter(context);
  if (columns.sentAt < 0) notices.add('untimed', untimedTable);
  if (columns.shop < 0) notices.add('no-shop-column', noShop);
  const read = chatRows(columns, context, notices);
  const identify = messageIds(context.met);
  const untimed = new Map<string, number>();

  /** Where an untimed line stands in its conversation, from 1. */
  function positionOf(buyer: string, message: Message): number {
    const key = `${message.conversation ?? ''}\n${buyer}`;
    const position = (untimed.get(key) ?? 0) + 1;
    untimed.set(key, position);
    return position;
  }

  return {
    row(cells, line) {
      const row = read(cells);
      if ('fault' in row) {
        quarantineRow(context, line, headerOf(row.field, columns, headers), row.fault, cells);
        return;
      }
      const { shop, buyer, message } = row;
      const position = message.at === null ? positionOf(buyer, message) : 0;
      const identity = identify(shop, buyer, row.givenId, message, position);
      context.sink.row(identity.duplicate ? 'duplicate' : 'accepted');
      if (identity.duplicate) return;
      if (identity.reused) notices.add('id-reused', idReused);
      message.id = identity.id;
      context.sink.event(shop, buyer, message);
    },
    end: () => notices.flush(),
  };
}

function headerOf(field: ChatField, columns: ChatColumns, headers: readonly string[]): string {
  return (
    headers[columns[field]] ?? chatFields.find(({ name }) => name === field)?.words.zh ?? field
  );
}
