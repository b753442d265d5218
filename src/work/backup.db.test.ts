// G5 A backup restored into an empty database is the same database; a damaged one writes nothing.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../store/database.ts';
import { saveAudit } from '../store/save-audit.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { type BackupManifest, writeBackup } from './backup.ts';
import { type FileTarget, restoreBackup } from './restore.ts';

/** Files are the business of features/imports: see backup-uploads.db.test.ts. */
const NO_FILES = { list: async () => [], open: async () => null };
const NOWHERE: FileTarget = {
  put: async () => undefined,
  checksum: async () => null,
  undo: async () => undefined,
};

const folder = mkdtempSync(join(tmpdir(), 'kejing-backup-'));
const file = join(folder, 'one.backup.gz');
let from: TestDatabase;
let manifest: BackupManifest;

/** One of every kind of value: null, list, JSON, bytes, numbers that lose nothing, words that try to. */
async function fill(db: Database): Promise<void> {
  for (let i = 0; i < 1203; i++) {
    await db.query(
      `insert into agent (shop_id, agent, name, group_name, hired_at, listed, seen)
       values ($1, $2, $3, $4, $5, $6, false)`,
      ['甲"店\\', `客服 ${i}`, `行\n${i}\t😀`, i % 3 === 0 ? null : '早班', i * 1e10, i % 2 === 0],
    );
  }
  await db.query(
    `insert into product (shop_id, sku, title, category, price_fen, attributes, uses, bought_with)
     values ('甲', 's', 't', null, 9007199254740991, $1::jsonb, $2::text[], '{}')`,
    ['{"材质":"纯棉","长":[1.50,{"a":null}]}', ['送礼,"x"', '', 'null']],
  );
  await db.query(
    `insert into thread_day (shop_id, day, agent, buyer, cell, setup_version)
     values ('甲', 20000, 'a', 'b', $1, 'v')`,
    [new Uint8Array([0, 255, 10, 92, 34])],
  );
  for (const action of ['a.b', 'c.d']) {
    await saveAudit(db, {
      at: 1,
      accountId: null,
      accountName: '—',
      via: 'system',
      action,
      target: 'x',
      shop: null,
      before: null,
      after: { n: 1.25 },
      requestId: null,
    });
  }
}

beforeAll(async () => {
  from = await openTestDatabase();
  await fill(from.db);
  const head = { version: 'test', at: '2026-06-01T00:00:00Z' };
  manifest = await writeBackup(from.db, file, head, NO_FILES);
}, 60_000);
afterAll(async () => {
  await from.close();
  rmSync(folder, { recursive: true, force: true });
});

async function whole(db: Database): Promise<unknown[]> {
  return [
    await db.query('select * from agent order by agent'),
    await db.query('select * from product'),
    await db.query(
      "select shop_id, day, agent, buyer, encode(cell, 'hex') as cell from thread_day",
    ),
    await db.query('select * from audit_log order by id'),
  ];
}

describe('backup', () => {
  test('G5 comes back the same, into the same kind of database and into the embedded one', async () => {
    expect(manifest.tables.find(({ table }) => table === 'agent')?.rows).toBe(1203);
    const wanted = await whole(from.db);
    const again = await openTestDatabase();
    // With TEST_DATABASE_URL the first is a server's, so this goes from there to the embedded one.
    const embedded = await openDatabase({ dataFolder: join(folder, 'data') });
    for (const db of [again.db, embedded]) {
      expect(await restoreBackup(db, file, NOWHERE)).toEqual(manifest);
      expect(await whole(db)).toEqual(wanted);
    }
    // Rows added later do not collide with the restored ones.
    await addAfterwards(again.db);
    const back = join(folder, 'two.backup.gz');
    expect(
      (await writeBackup(embedded, back, { version: 'test', at: '' }, NO_FILES)).tables,
    ).toEqual(manifest.tables);
    const third = await openTestDatabase();
    expect(await restoreBackup(third.db, back, NOWHERE)).toEqual(manifest);
    await third.close();
    await again.close();
    await embedded.close();
  }, 90_000);

  test('G5 what is damaged, cut off or put where there is data is refused, and nothing is written', async () => {
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    const damaged: readonly (readonly [string, Buffer])[] = [
      ['a changed row', gzipSync(text.replace('早班', '晚班'))],
      ['a row less', gzipSync(text.replace(/\n\["甲\\"店[^\n]*/, ''))],
      ['the end missing', gzipSync(text.slice(0, text.length / 2))],
      ['the archive cut', readFileSync(file).subarray(0, 3000)],
      ['another file', gzipSync('{"hello":1}\n')],
      ['no archive', Buffer.from('PK\u0003\u0004')],
      ['another version', gzipSync(text.replace('"name":"group_name"', '"name":"team"'))],
    ];
    const empty = await openTestDatabase();
    for (const [name, bytes] of damaged) {
      const bad = join(folder, 'bad.gz');
      writeFileSync(bad, bytes);
      const problem = await restoreBackup(empty.db, bad, NOWHERE).catch((error: unknown) => error);
      expect([name, (problem as Error).constructor.name]).toEqual([name, 'RestoreProblem']);
      expect(await whole(empty.db)).toEqual([[], [], [], []]);
    }
    await expect(restoreBackup(from.db, file, NOWHERE)).rejects.toThrow('There is data already');
    await empty.close();
  }, 60_000);
});

async function addAfterwards(db: Database): Promise<void> {
  await saveAudit(db, {
    at: 2,
    accountId: null,
    accountName: '—',
    via: 'system',
    action: 'e.f',
    target: 'x',
    shop: null,
    before: null,
    after: null,
    requestId: null,
  });
  const rows = await db.query<{ id: number }>('select id from audit_log order by id');
  expect(rows.map(({ id }) => id)).toEqual([1, 2, 3]);
}
