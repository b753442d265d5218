// How lists of conversations are sorted, and how a page goes on after a row: keyset, never offset.
import { z } from 'zod';
import type { SortName } from './sort-names.ts';

/**
 * A sort as stretches that follow one another, each sorted down by its keys and then by the row's own:
 * conversations without a time come after all others, and the timed ones can still be read from the index.
 */
export interface Stretch {
  /** Condition of the rows in it. */
  readonly where: string;
  readonly keys: readonly string[];
}

const TIME = 'coalesce(c.start_at, -1)';

export const STRETCHES: Readonly<Record<SortName, readonly Stretch[]>> = {
  newest: [
    { where: 'c.day is not null', keys: ['c.day', 'c.start_at'] },
    { where: 'c.day is null', keys: [] },
  ],
  score: [{ where: 'true', keys: ['-coalesce(c.score, 1000)::float8', TIME] }],
  faults: [{ where: 'true', keys: ['c.faults', 'c.worst_severity', TIME] }],
  wait: [{ where: 'true', keys: ['coalesce(c.max_wait_ms, -1)', TIME] }],
  sales: [{ where: 'true', keys: ['c.sales_fen', TIME] }],
};

export const ROW_KEYS = ['c.conversation_id', 'c.shop_id', 'c.buyer'] as const;

/** Where a row stands: stretch, its keys there, and the row's own. */
export const Place = z.tuple([
  z.number().int().min(0).max(1),
  z.array(z.number()).max(3),
  z.string(),
  z.string(),
  z.string(),
]);

export type Place = z.infer<typeof Place>;

/** Condition of the rows after `place` in its stretch, or before it; values are pushed to `params`. */
export function beyond(
  { keys }: Stretch,
  [, values, ...own]: Place,
  backwards: boolean,
  params: unknown[],
): string {
  const types = [...keys.map((key) => (key.includes('float8') ? 'float8' : 'bigint'))];
  const left = [...keys, ...ROW_KEYS].join(', ');
  const right = [
    ...keys.map((_, i) => `$${params.push(values[i] ?? 0)}::${types[i]}`),
    ...own.map((value) => `$${params.push(value)}::text`),
  ];
  return `(${left}) ${backwards ? '>' : '<'} (${right.join(', ')})`;
}

export function orderBy({ keys }: Pick<Stretch, 'keys'>, backwards: boolean): string {
  const way = backwards ? 'asc' : 'desc';
  return [...keys, ...ROW_KEYS].map((key) => `${key} ${way}`).join(', ');
}
