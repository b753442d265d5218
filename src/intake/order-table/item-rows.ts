// Reads a table with one row an item: rows are checked one by one, then told as whole orders.
import type { BoundTable, IntakeContext, TableFormat, Words } from '../format.ts';
import { type NoticeCounter, noticeCounter } from '../notice-counter.ts';
import { checkOrder } from './check-order.ts';
import { collectOrders } from './collect-orders.ts';
import { mergeRows } from './merge-rows.ts';
import { noOrderId } from './order-fields.ts';
import type { OrderRecord } from './order-record.ts';
import { type RowReader, rowReader } from './row-reader.ts';
import { tellOrder } from './tell-order.ts';

const rowsApart: Words = {
  zh: '同一订单的各行隔得太远（超过两万单），请按订单号排序后再导入',
  en: 'The rows of this order stand more than 20,000 orders apart; sort the file by order number',
};

/**
 * `read` turns the reader's current row into a record with at most one item; `amounts` as in
 * `mergeRows`.
 */
export function itemRows(
  reader: RowReader,
  context: IntakeContext,
  amounts: 'per-row' | 'repeated',
  read: (line: number, notices: NoticeCounter) => OrderRecord,
): BoundTable {
  const notices = noticeCounter(context);
  const collector = collectOrders((rows) => tellOrder(mergeRows(rows, amounts), context, notices));
  return {
    row(cells, line) {
      reader.begin(cells, line);
      const record = read(line, notices);
      const fault = checkOrder(record);
      if (record.orderId === '') reader.refuse('orderId', 'no-order-id', noOrderId);
      else if (fault !== null) reader.refuse(fault.field, fault.code, fault.words);
      else if (!collector.open(record.orderId)) reader.refuse('orderId', 'rows-apart', rowsApart);
      const acceptance = reader.settle();
      // A row another file had already is still part of its order: the other rows may be new.
      if (acceptance === 'new' || acceptance === 'again') {
        collector.add(record, acceptance === 'new');
      }
    },
    end() {
      collector.finish();
      notices.flush();
    },
  };
}

/** What a source does with its reader's current row. */
export type ReadItemRow = (
  reader: RowReader,
  context: IntakeContext,
  line: number,
  notices: NoticeCounter,
) => OrderRecord;

/** The `bind` of a source with these fields and one row an item. */
export function bindItemRows(
  fields: TableFormat['fields'],
  amounts: 'per-row' | 'repeated',
  read: ReadItemRow,
): TableFormat['bind'] {
  return (column, context, headers) => {
    const reader = rowReader(fields, column, context, headers);
    return itemRows(reader, context, amounts, (line, notices) =>
      read(reader, context, line, notices),
    );
  };
}
