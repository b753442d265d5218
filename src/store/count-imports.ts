// Counts imports by state, for the server's measures.
import type { Database } from './database.ts';

export async function countImports(
  db: Database,
): Promise<readonly { readonly state: string; readonly imports: number }[]> {
  return await db.query('select state, count(*)::int as imports from import_run group by state');
}
