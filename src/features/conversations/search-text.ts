// Full-text search checked on the texts themselves: of the rows the grams found, those that really hold the words.

import type { Conversation } from '../../domain/analysis.ts';
import { Clock } from '../../lib/clock.ts';
import { fold, originalEnd, originalStart } from '../../lib/text-folding.ts';
import type { Database } from '../../store/database.ts';
import { holdsSearch, type TextSearch } from '../../store/grams.ts';
import { assembleThread } from '../../threads/assemble-thread.ts';
import { loadShopSetup } from '../../work/shop-setup.ts';
import type { ConversationRow } from './store.ts';
import { loadStoredThreads } from './stored-threads.ts';

/** The line in which the first of the words stands. */
export interface TextMatch {
  readonly messageId: string;
  readonly text: string;
  /** In UTF-16 units of `text`. */
  readonly start: number;
  readonly end: number;
}

/** In the order of `rows`: where the words stand, or null where the grams were wrong. */
export async function matchRows(
  db: Database,
  rows: readonly ConversationRow[],
  search: TextSearch,
): Promise<(TextMatch | null)[]> {
  const found = new Map<string, TextMatch | null>();
  for (const shop of new Set(rows.map(({ shop_id }) => shop_id))) {
    const own = rows.filter(({ shop_id }) => shop_id === shop);
    const { setup } = await loadShopSetup(db, shop);
    const threads = await loadStoredThreads(
      db,
      shop,
      own.map(({ buyer }) => buyer),
    );
    for (const [buyer, { thread, asOf }] of threads) {
      const { conversations } = assembleThread(thread, setup, new Clock(asOf));
      for (const conversation of conversations) {
        found.set(keyOf(shop, conversation.id, buyer), matchOf(conversation, search));
      }
    }
  }
  return rows.map(
    ({ shop_id, conversation_id, buyer }) =>
      found.get(keyOf(shop_id, conversation_id, buyer)) ?? null,
  );
}

function keyOf(...parts: readonly string[]): string {
  return parts.join('\n');
}

/** Only what people wrote is looked at: automatic texts are the same in every chat. */
export function matchOf({ lines }: Conversation, search: TextSearch): TextMatch | null {
  const human = lines.filter(({ auto, message }) => !auto && message.by !== 'system');
  if (
    !holdsSearch(
      human.map(({ message }) => message.text),
      search,
    )
  ) {
    return null;
  }
  for (const { message } of human) {
    const folded = fold(message.text);
    for (const stretch of search.stretches) {
      const at = folded.text.indexOf(stretch);
      if (at < 0) continue;
      const start = originalStart(folded, at);
      const end = originalEnd(folded, at + stretch.length);
      return { messageId: message.id, text: message.text, start, end };
    }
  }
  return null;
}
