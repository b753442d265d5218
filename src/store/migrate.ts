// Brings the tables up to date: every migration of migrations/ that has not run yet, each in one transaction.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from './database-interface.ts';

/** Any number, the same for all: servers that start together wait for one another here. */
const LOCK = 5_318_008;
const BREAKPOINT = '--> statement-breakpoint';

/**
 * Kept as they are, out of the row if long: the packed cannot be made smaller, and of the others trying
 * costs an import more than the bytes are worth.
 */
const AS_THEY_ARE = [
  'thread alter column events',
  'thread_day alter column cell',
  'thread_day alter column nobody',
  'agent_day alter column cell',
  'conversation alter column scores',
  'finding alter column evidence',
  'customer_order alter column items',
  'customer_order alter column trace',
  'search_block alter column buyers',
  'search_block alter column body',
  'search_single alter column grams',
];

/** No plan gets better by what is known of these, and `analyze` would spend seconds on them. */
const UNCOUNTED = [
  ...['thread alter column events', 'thread alter column events_hash'],
  ...['conversation alter column scores', 'conversation alter column first_words'],
  ...['inquiry alter column last_words', 'thread alter column words_hash'],
  ...['finding alter column evidence', 'finding alter column quote'],
  ...['customer_order alter column items', 'customer_order alter column trace'],
  ...['customer_order alter column last_words'],
  ...['thread_day alter column cell', 'thread_day alter column nobody'],
];

/** Tags of the migrations that ran now, in order. */
export async function migrate(db: Database): Promise<string[]> {
  const folder = migrationsFolder();
  const tags = tagsOf(folder);
  return await db.transaction(async (tx) => {
    if (tx.kind === 'postgres') await tx.query('select pg_advisory_xact_lock($1)', [LOCK]);
    await tx.exec(
      'create table if not exists kejing_migration (tag text primary key, at timestamptz not null default now())',
    );
    const done = new Set(
      (await tx.query<{ tag: string }>('select tag from kejing_migration')).map(({ tag }) => tag),
    );
    const missing = tags.filter((tag) => !done.has(tag));
    for (const tag of missing) {
      const text = readFileSync(join(folder, `${tag}.sql`), 'utf8');
      for (const statement of text.split(BREAKPOINT)) await tx.exec(statement);
      await tx.query('insert into kejing_migration (tag) values ($1)', [tag]);
    }
    if (missing.length > 0) {
      for (const column of AS_THEY_ARE) {
        await tx.exec(`alter table ${column} set storage external`);
      }
      for (const column of UNCOUNTED) await tx.exec(`alter table ${column} set statistics 0`);
    }
    return missing;
  });
}

/** Tags of all migrations there are, oldest first. */
export function tagsOf(folder: string = migrationsFolder()): string[] {
  const journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as {
    readonly entries: readonly { readonly tag: string }[];
  };
  return journal.entries.map(({ tag }) => tag);
}

/** Of all migration texts: templates of test databases are named after it. */
export function migrationsHash(): string {
  const folder = migrationsFolder();
  const hash = createHash('sha256');
  for (const tag of tagsOf(folder)) hash.update(readFileSync(join(folder, `${tag}.sql`)));
  return hash.digest('hex').slice(0, 12);
}

/** The nearest `migrations` folder above this file: from source and from the bundle. */
function migrationsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'migrations', 'meta'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('migrations/ not found above the program');
    folder = above;
  }
  return join(folder, 'migrations');
}
