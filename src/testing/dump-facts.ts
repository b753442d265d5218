// Every row an import wrote, as text, so that two databases can be compared row by row.
import type { Database } from '../store/database.ts';

/**
 * Tables of facts and figures. Left out are runs of imports, which have times of their own, and the search index:
 * which threads lie in a block together is how they came. What they are found by, `thread.words_hash` tells.
 */
const TABLES = [
  'shop',
  'agent',
  'duty_span',
  'product',
  'auto_text',
  'shop_setting',
  'masked_buyer',
  'thread',
  'conversation',
  'reception',
  'inquiry',
  'case_mix',
  'customer_order',
  'finding',
  'thread_day',
  'agent_day',
  'touched_day',
] as const;

/** Columns that say how often or when something was done, not what was found. */
const LEFT_OUT: ReadonlySet<string> = new Set(['created_at', 'revision']);

/** One line a row, sorted. Versions of setups that came and went on the way are not compared. */
export async function dumpFacts(db: Database): Promise<string[]> {
  const lines: string[] = [];
  for (const table of TABLES) {
    const rows = await db.query<Record<string, unknown>>(`select * from ${table}`);
    for (const row of rows) lines.push(`${table} ${JSON.stringify(row, plain)}`);
  }
  return lines.sort();
}

function plain(key: string, value: unknown): unknown {
  if (LEFT_OUT.has(key)) return undefined;
  // A Buffer turns itself into this before anybody else sees it.
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return value;
}
