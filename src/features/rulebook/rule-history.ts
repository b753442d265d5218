// The history of a rule, word pack or scorecard: every version a shop put into force, and the shipped one below.
import { parse } from 'yaml';
import { isMap } from '../../engine/args.ts';
import type { Database } from '../../store/database.ts';
import { loadShopRules } from './shop-rules.ts';
import { listHistory } from './store.ts';

export interface HistoryEntry {
  /** 0: as shipped. */
  contentVersion: number;
  at: number | null;
  by: string | null;
  reason: string | null;
  version: number | null;
  status: string | null;
  text: string | null;
  chat: string | null;
}

/** Newest first; ends with the shipped text where there is one. */
export async function historyOf(
  db: Database,
  shop: string,
  path: string,
  chat: string,
): Promise<HistoryEntry[]> {
  const shipped = await loadShopRules(db, shop, 0);
  const original = shipped.textOf(path);
  const examples = shipped.textOf(chat);
  const rows = await listHistory(db, shop, path, chat);
  const entries = rows.map((row): HistoryEntry => {
    const text = row.text ?? original;
    const said = { at: row.at, by: row.by, reason: row.reason };
    return {
      contentVersion: row.version,
      ...said,
      ...headOf(text),
      text,
      chat: row.chat ?? examples,
    };
  });
  if (original === null) return entries;
  const said = { at: null, by: null, reason: null };
  return [
    ...entries,
    { contentVersion: 0, ...said, ...headOf(original), text: original, chat: examples },
  ];
}

function headOf(text: string | null): { version: number | null; status: string | null } {
  const none = { version: null, status: null };
  if (text === null) return none;
  try {
    const data: unknown = parse(text);
    if (!isMap(data)) return none;
    const version = typeof data['version'] === 'number' ? data['version'] : null;
    return { version, status: typeof data['status'] === 'string' ? data['status'] : null };
  } catch {
    return none;
  }
}
