// Rows of an export, read page by page while the file is written: memory does not grow with it.
import type { Who } from '../../http/scope.ts';
import type { Database } from '../../store/database.ts';
import type { Place } from './conversation-order.ts';
import { type Asked, matchedRows, presentRows } from './list-conversations.ts';
import type { ConversationItem } from './shapes.ts';
import type { SortName } from './sort-names.ts';

const ROWS_AT_ONCE = 500;

export async function* exportedRows(
  db: Database,
  who: Who,
  asked: Asked,
  sort: SortName,
): AsyncGenerator<ConversationItem> {
  let after: Place | null = null;
  for (;;) {
    const rows = await matchedRows(db, asked, { sort, after, limit: ROWS_AT_ONCE });
    yield* await presentRows(db, who, rows);
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_AT_ONCE) return;
    after = last.place;
  }
}
