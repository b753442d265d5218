// A platform's status word → what it means, tolerant of commas and spaces written differently.
import { foldWidth } from '../values.ts';
import type { OrderStatus } from './order-record.ts';

export type StatusTable = ReadonlyMap<string, OrderStatus>;

/** Builds the table once; keys as the platform writes them. */
export function statusTable(words: Readonly<Record<string, OrderStatus>>): StatusTable {
  return new Map(Object.entries(words).map(([word, status]) => [folded(word), status]));
}

/** null: the word is not in the table. */
export function findStatus(word: string, table: StatusTable): OrderStatus | null {
  return table.get(word) ?? table.get(folded(word)) ?? null;
}

function folded(word: string): string {
  return foldWidth(word).replace(/[,、\s]/g, '');
}
