// Cursor paging, the same for every list: `{ items, next }`, with a cursor nobody has to understand.
import { z } from '@hono/zod-openapi';
import { badRequest } from './refusal.ts';

export const LIMIT_MAX = 200;

/** Query parameters of every list; add a list's own filters with `.extend`. */
export const PageQuery = z.object({
  cursor: z
    .string()
    .max(1000)
    .optional()
    .openapi({ description: '上一页的 next · `next` of before' }),
  limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(50),
});

/** `{ items: [...], next: cursor | null }` of one item's shape. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** A cursor from the sort values of the last row shown. */
export function writeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values), 'utf8').toString('base64url');
}

/** The sort values back; null without a cursor. Throws a Refusal if it is not one of ours. */
export function readCursor<Shape extends z.ZodType>(
  cursor: string | undefined,
  shape: Shape,
): z.output<Shape> | null {
  if (cursor === undefined) return null;
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw badRequest(
      'bad-cursor',
      { zh: '翻页标记看不懂', en: 'The cursor cannot be read' },
      { zh: '从第一页重新翻起（去掉 cursor）', en: 'Start at the first page, without `cursor`' },
    );
  }
}

/** One page of rows that were fetched with `limit + 1`. */
export function cutPage<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => readonly (string | number | null)[],
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, next: more ? writeCursor(cursorOf(last)) : null };
}
