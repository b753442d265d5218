// What the values of a column say about what it may be: times, money, phones, names, words of a role.
import { findKind, findSender } from './generic-chats/chat-words.ts';
import { orderWords } from './generic-orders/order-words.ts';
import { findStatus } from './order-table/find-status.ts';
import { cleanText, parseCount, parseFen, parseTime } from './values.ts';

/** Shares (0..1) of the values that are not blank; all 0 for a blank column. */
export interface ColumnEvidence {
  readonly filled: number;
  readonly time: number;
  readonly money: number;
  readonly count: number;
  readonly phone: number;
  /** Digits or letters without spaces, six or more. */
  readonly id: number;
  /** 店铺:子账号 */
  readonly account: number;
  readonly sender: number;
  readonly kind: number;
  readonly status: number;
  readonly json: number;
  /** Different values among the filled. */
  readonly distinct: number;
  readonly averageChars: number;
  /** Up to eight different values, for a user to recognise the column by. */
  readonly examples: readonly string[];
}

export function columnEvidence(cells: readonly string[]): ColumnEvidence {
  const values = cells.map(cleanText).filter((value) => value !== '');
  const share = (test: (value: string) => boolean): number =>
    values.length === 0 ? 0 : values.filter(test).length / values.length;
  const different = new Set(values);
  return {
    filled: cells.length === 0 ? 0 : values.length / cells.length,
    time: share((value) => parseTime(value, 0) !== null && !/^\d{1,8}(\.\d+)?$/.test(value)),
    money: share((value) => parseFen(value) !== null && !/^\d{7,}$/.test(value)),
    count: share((value) => (parseCount(value) ?? 1000) < 1000),
    phone: share((value) => /^1[3-9]\d(\d{8}|\*+\d{2,4})$/.test(value)),
    id: share((value) => /^[\w-]{6,}$/.test(value) && /\d/.test(value)),
    account: share((value) => /^[^:：\s]{2,}[:：][^:：\s]+$/.test(value)),
    sender: share((value) => findSender(value) !== null),
    kind: share((value) => findKind(value) !== null),
    status: share((value) => findStatus(value, orderWords) !== null),
    json: share((value) => /^[[{].*[\]}]$/s.test(value)),
    distinct: values.length === 0 ? 0 : different.size / values.length,
    averageChars: values.reduce((sum, value) => sum + value.length, 0) / Math.max(1, values.length),
    examples: [...different].slice(0, 8),
  };
}

/** How well a column's values fit a field, −1..1; 0 where the field may hold anything. */
export function fits(field: string, column: ColumnEvidence): number {
  if (column.filled === 0) return 0;
  const plain = 1 - Math.max(column.time, column.phone, column.json);
  switch (field) {
    case 'sentAt':
    case 'placedAt':
    case 'paidAt':
    case 'shippedAt':
    case 'completedAt':
    case 'closedAt':
    case 'refundedAt':
    case 'hiredAt':
    case 'from':
    case 'to':
    case 'day':
      return column.time * 1.6 - 0.8;
    case 'sender':
      return Math.max(column.sender * 1.4 - 0.4, isCode(column) ? 0.7 : -0.4);
    case 'status':
      return column.status * 1.4 - 0.4;
    case 'kind':
      return column.kind * 1.4 - 0.6;
    case 'text':
      return column.averageChars >= 4 && column.distinct > 0.3
        ? plain - column.id - column.money
        : -0.5;
    case 'payable':
    case 'paid':
    case 'postage':
    case 'refund':
    case 'price':
    case 'itemPaid':
      return Math.min(column.money, 1 - column.time) * 1.4 - 0.7;
    case 'quantity':
      return column.count * 1.2 - 0.6;
    case 'orderId':
    case 'messageId':
      return Math.min(column.id, plain, column.distinct) * 1.6 - 0.8;
    case 'conversation':
      return Math.min(column.id, plain) * 0.8 - 0.4;
    case 'agent':
      return column.account + (column.distinct < 0.5 ? 0.2 : 0) - (1 - plain) - column.sender;
    case 'buyer':
      return (column.distinct > 0.05 ? 0.2 : 0) - (1 - plain) - column.sender - column.account;
    case 'items':
      return column.json * 1.4 - 0.7;
    default:
      return plain < 0.5 ? -0.5 : 0;
  }
}

/** Two or three short values, such as 0 and 1, that stand for something. */
function isCode(column: ColumnEvidence): boolean {
  const different = column.examples.length;
  return different >= 2 && different <= 3 && column.averageChars <= 4;
}
