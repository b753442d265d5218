// What a source of data is to intake: a table known by its headers or a document known by its shape.
import type { Instant, OrderEvent, OrderItem, ThreadEvent } from '../domain/event.ts';
import type { Agent, DutySpan, Product } from '../domain/setup.ts';
import type { KeyTable } from '../lib/key-table.ts';

/** Chinese first, English beside it. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export type Feeds =
  | 'chats'
  | 'orders'
  | 'order-items'
  | 'agents'
  | 'duty'
  | 'products'
  | 'evaluations'
  | 'metrics';

/** A row or part of a file that could not be used: never dropped silently. */
export interface Quarantined {
  readonly file: string;
  /** 1-based line (text), row (sheet) or element (JSON) number. */
  readonly line: number;
  /** Header of the column at fault; empty if the row as a whole is. */
  readonly field: string;
  /** Stable code, e.g. `bad-time`; docs/reference/quarantine.md explains each. */
  readonly code: string;
  /** What, where and what to do, in both languages. */
  readonly reason: Words;
  /** The row as it stood, cut at 500 characters. */
  readonly raw: string;
}

/** Said once a file: something was assumed, fell back, or is worth knowing. */
export interface Notice {
  readonly file: string;
  readonly code: string;
  readonly words: Words;
  /** How many rows it concerns. */
  readonly count: number;
}

/** Where a format puts what it read. Calls are cheap and synchronous; order of calls means nothing. */
export interface Sink {
  /** One message or order event of the thread (shop, buyer). */
  event(shop: string, buyer: string, event: ThreadEvent): void;
  agent(agent: Agent): void;
  duty(agent: string, span: DutySpan): void;
  product(product: Product): void;
  /** One item of an order whose buyer stands in another table; `itemsOf` gives it to the orders. */
  orderItem(orderId: string, item: OrderItem): void;
  quarantine(row: Quarantined): void;
  notice(notice: Notice): void;
  /** Every data row is told here exactly once, by what became of it. */
  row(outcome: 'accepted' | 'quarantined' | 'duplicate'): void;
}

export interface IntakeContext {
  readonly file: string;
  readonly zoneOffsetMs: number;
  /** Shop of rows that name none. */
  readonly shop: string;
  /** Times later than this are quarantined: the caller's now plus a day. */
  readonly latest: Instant;
  readonly sink: Sink;
  /**
   * Items known of an order from an order-items table, read before the orders; empty if none.
   * Marks the order as matched.
   */
  itemsOf(orderId: string): OrderEvent['items'];
  /** Rows met in any file of this run, by hash: what was read before is a duplicate. */
  readonly met: KeyTable;
}

/** A column a table format knows. */
export interface Field {
  readonly name: string;
  /** Headers it goes by; compared after trimming, width folding and lower-casing. */
  readonly aliases: readonly string[];
  readonly required: boolean;
  readonly words: Words;
}

export interface BoundTable {
  /** One data row; `line` is its 1-based line or row in the file. Must call `sink.row` exactly once. */
  row(cells: readonly string[], line: number): void;
  /** After the last row. */
  end?(): void;
}

/** A table recognised by its set of headers, never by position. */
export interface TableFormat {
  readonly id: string;
  readonly feeds: Feeds;
  readonly words: Words;
  readonly fields: readonly Field[];
  /** Headers of which at least one must be present to tell it from its cousins; may be empty. */
  readonly marks: readonly string[];
  /**
   * A large file may be read in blocks side by side: no row but for `met` and untimed lines depends on another,
   * and the `seq` of events counts the rows that are not quarantined. Absent: it may not.
   */
  readonly rowsApart?: boolean;
  /**
   * `column(name)` is the index of a field's column, −1 if absent; `headers` are all of them, for
   * formats with columns of no fixed name (`属性:材质`).
   */
  bind(
    column: (name: string) => number,
    context: IntakeContext,
    headers: readonly string[],
  ): BoundTable;
}

/** A text or JSON document recognised by its content (Qianniu text, service JSON, JD chat log). */
export interface DocumentFormat {
  readonly id: string;
  readonly feeds: Feeds;
  readonly words: Words;
  /** 0..1: how surely the first 64 KiB of decoded text are of this format. */
  recognise(head: string, name: string): number;
  /** Decoded text in chunks of any size; the whole is never held unless the format forces it. */
  read(chunks: AsyncIterable<string>, context: IntakeContext): Promise<void>;
}
