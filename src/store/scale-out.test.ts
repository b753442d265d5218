// The page on clusters names every table that belongs to a shop, and every key begins with the shop.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { tagsOf } from './migrate.ts';

const root = resolve(import.meta.dirname, '../..');

/** Tables of the installation that name a shop without belonging to one: they stay on the coordinator. */
const NAME_A_SHOP = ['audit_log', 'import_run', 'job', 'saved_view'];

test('G2 every table of shop data is distributed by its shop, first in its key', () => {
  const folder = join(root, 'migrations');
  const sql = tagsOf(folder)
    .map((tag) => readFileSync(join(folder, `${tag}.sql`), 'utf8'))
    .join('\n');
  const tables = [...sql.matchAll(/CREATE TABLE "(\w+)" \(([\s\S]*?)\n\);/g)];
  expect(tables.length).toBeGreaterThan(15);
  const led = tables.filter(
    ([, , body]) =>
      /PRIMARY KEY\("shop_id"/.test(body!) || /"shop_id" text PRIMARY KEY/.test(body!),
  );
  const names = led.map(([, name]) => name!).sort();
  const others = tables.filter(
    ([, name, body]) => !names.includes(name!) && body!.includes('"shop_id"'),
  );
  expect(others.map(([, name]) => name).filter((name) => !NAME_A_SHOP.includes(name!))).toEqual([]);
  const page = readFileSync(join(root, 'docs/how-to/scale-out.md'), 'utf8');
  const told = [...page.matchAll(/create_distributed_table\('(\w+)', 'shop_id'/g)].map(
    ([, name]) => name!,
  );
  expect(told.sort()).toEqual(names);
});
