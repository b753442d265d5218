// Gathers the rows of each order of a table with one row an item, in bounded memory.
import { seenKeys } from '../seen-keys.ts';
import type { OrderRecord } from './order-record.ts';

/** Orders kept open at a time: their rows stand together in every export seen, so this is ample. */
const OPEN_ORDERS_MAX = 20_000;

export interface OrderCollector {
  /** False if the order was already handed on: its rows stand too far apart to be put together. */
  open(orderId: string): boolean;
  /** One more row of an order that was opened; an order without any fresh row is not handed on. */
  add(row: OrderRecord, fresh: boolean): void;
  /** Hands on whatever is left. */
  finish(): void;
}

interface OpenOrder {
  readonly rows: OrderRecord[];
  fresh: boolean;
}

/** `done` gets the rows of an order once, in file order. */
export function collectOrders(
  done: (rows: readonly OrderRecord[]) => void,
  openOrdersMax: number = OPEN_ORDERS_MAX,
): OrderCollector {
  const orders = new Map<string, OpenOrder>();
  const begun = seenKeys();
  const handOn = (order: OpenOrder): void => {
    if (order.fresh) done(order.rows);
  };
  return {
    open(orderId) {
      if (orders.has(orderId)) return true;
      if (begun([orderId])) return false;
      orders.set(orderId, { rows: [], fresh: false });
      if (orders.size > openOrdersMax) {
        const oldest = orders.entries().next().value;
        if (oldest === undefined) return true;
        orders.delete(oldest[0]);
        handOn(oldest[1]);
      }
      return true;
    },
    add(row, fresh) {
      const order = orders.get(row.orderId);
      if (order === undefined) throw new Error(`order ${row.orderId} was not opened`);
      order.rows.push(row);
      order.fresh ||= fresh;
    },
    finish() {
      for (const order of orders.values()) handOn(order);
      orders.clear();
    },
  };
}
