// The cursor of a list of conversations: it names the last row by its ref, so that it tells nobody a buyer's nick.
import { z } from 'zod';
import { readCursor, writeCursor } from '../../http/paging.ts';
import type { Database } from '../../store/database.ts';
import type { Place } from './conversation-order.ts';
import { SORT_NAMES, type SortName } from './sort-names.ts';
import { findByRef, refOf } from './store.ts';

const Cursor = z.tuple([
  z.enum(SORT_NAMES),
  z.number().int().min(0).max(1),
  z.string(),
  z.string(),
  z.number().nullable(),
  z.number().nullable(),
  z.number().nullable(),
]);

export function cursorOf(sort: SortName, [at, keys, conversation_id, shop, buyer]: Place): string {
  const [a = null, b = null, c = null] = keys;
  return writeCursor([sort, at, shop, refOf({ conversation_id, buyer }), a, b, c]);
}

/** null: from the beginning. A cursor of another sort is refused. */
export async function placeOf(
  db: Database,
  sort: SortName,
  cursor: string | undefined,
): Promise<Place | null> {
  const read = readCursor(
    cursor,
    Cursor.refine(([of]) => of === sort),
  );
  if (read === null) return null;
  const [, at, shop, ref, ...keys] = read;
  const row = await findByRef(db, shop, ref);
  const numbers = keys.filter((key) => key !== null);
  return [at, numbers, row?.conversation_id ?? '', shop, row?.buyer ?? ''];
}
