// A column of a table: what it shows, what it is sorted by, what is exported; pure sorting and CSV.
import type { ReactNode } from 'react';

export type CellValue = number | string | null;

export interface Column<Row> {
  /** Stands in the address as the sort, so it is short and stable. */
  readonly key: string;
  readonly title: string;
  /** What it is sorted by and exported as; null sorts last in both directions. */
  readonly value?: (row: Row) => CellValue;
  /** What is shown; default: `value` as text. */
  readonly render?: (row: Row) => ReactNode;
  readonly align?: 'left' | 'right';
  readonly width?: number | string;
  /** Default: true where there is a `value`. */
  readonly sortable?: boolean;
  /** What the figure means, shown on the heading. */
  readonly hint?: string;
  /** On a phone's card: its heading, a plain line (default), or left out. */
  readonly phone?: 'title' | 'line' | 'hide';
}

/** `key` ascending, `-key` descending, '' none. */
export type Sort = string;

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** Rows by a column's value; equal ones keep their order; null always last. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort,
): readonly Row[] {
  const down = sort.startsWith('-');
  const column = columns.find(({ key }) => key === (down ? sort.slice(1) : sort));
  const value = column?.value;
  if (value === undefined) return rows;
  return rows
    .map((row, at) => ({ row, at, value: value(row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) {
        return a.value === b.value ? a.at - b.at : a.value === null ? 1 : -1;
      }
      const order = compare(a.value, b.value);
      return order === 0 ? a.at - b.at : down ? -order : order;
    })
    .map(({ row }) => row);
}

function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collator.compare(String(a), String(b));
}

/** What a click on a heading asks for: numbers begin with the largest, text with the first. */
export function nextSort<Row>(column: Column<Row>, sort: Sort): Sort {
  const numeric = column.align === 'right';
  const first = numeric ? `-${column.key}` : column.key;
  const second = numeric ? column.key : `-${column.key}`;
  if (sort === first) return second;
  return sort === second ? '' : first;
}

/** The table as CSV that Excel opens in Chinese (with a byte order mark); formulas are disarmed. */
export function presentCsv<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const asked = columns.filter(({ value }) => value !== undefined);
  const lines = [
    asked.map(({ title }) => title),
    ...rows.map((row) => asked.map(({ value }) => value?.(row) ?? '')),
  ];
  return `\uFEFF${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function csvCell(value: number | string): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
