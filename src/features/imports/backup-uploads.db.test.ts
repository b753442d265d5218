// G5 A backup brings files along that wait to be imported, and no others; a damaged one leaves none behind.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendFile } from '../../testing/import-over-http.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import { openTestDatabase } from '../../testing/test-database.ts';
import { writeBackup } from '../../work/backup.ts';
import { restoreBackup } from '../../work/restore.ts';
import { uploadSource, uploadTarget } from './backup-uploads.ts';
import { findUpload } from './store-uploads.ts';
import { findBytes } from './upload-bytes.ts';

const folder = mkdtempSync(join(tmpdir(), 'kejing-backup-files-'));
const file = join(folder, 'one.backup.gz');
const CHATS =
  '会话ID,买家昵称,客服昵称,发送方,消息时间,消息内容\nc1,云上,小美,买家,2026-05-11 10:00:01,在吗\n';
let t: TestApp;
/** Waiting, taken by an import that has not begun, imported. */
let ids: readonly string[] = [];

const send = async (name: string, text: string): Promise<string> =>
  (await sendFile(t, name, text)).id;

beforeAll(async () => {
  t = await openTestApp();
  // Larger than one piece of the backup.
  const long = CHATS + 'c1,云上,小美,买家,2026-05-11 10:00:02,再问一句\n'.repeat(9000);
  ids = [
    await send('等着.csv', CHATS),
    await send('排队.csv', long),
    await send('导完.csv', `${CHATS}\n`),
  ];
  await t.services.jobs.enqueue({ kind: 'import', shop: null, input: {}, by: 'x', id: 'queued' });
  await t.db.query("update upload set import_id = 'queued' where id = $1", [ids[1]]);
  await t.db.query("update upload set import_id = 'done long ago' where id = $1", [ids[2]]);
}, 60_000);
afterAll(async () => {
  await t.close();
  rmSync(folder, { recursive: true, force: true });
});

test('G5 files that wait come back byte by byte, imported ones do not', async () => {
  const source = uploadSource(t.services.dataFolder);
  const manifest = await writeBackup(t.db, file, { version: 'test', at: '' }, source);
  expect(manifest.files.map(({ id }) => id)).toEqual(ids.slice(0, 2));
  const other = await openTestDatabase();
  const restored = await restoreBackup(other.db, file, uploadTarget(other.dataFolder));
  expect(restored).toEqual(manifest);
  for (const id of ids.slice(0, 2)) {
    const row = (await findUpload(other.db, id))!;
    const there = await findBytes(other.db, other.dataFolder, row);
    const here = await findBytes(t.db, t.services.dataFolder, row);
    expect(readFileSync(there!)).toEqual(readFileSync(here!));
  }
  const gone = (await findUpload(other.db, ids[2]!))!;
  expect(await findBytes(other.db, other.dataFolder, gone)).toBeNull();
  const again = join(folder, 'two.backup.gz');
  const second = await writeBackup(
    other.db,
    again,
    { version: 'test', at: '' },
    uploadSource(other.dataFolder),
  );
  expect(second).toEqual(manifest);
  await other.close();
}, 60_000);

test('G5 a file that was changed in the backup is noticed, and nothing stays', async () => {
  const text = gunzipSync(readFileSync(file)).toString('utf8');
  const [, piece = ''] = /"bytes":"([^"]{40,})"/.exec(text)!;
  const bad = join(folder, 'bad.gz');
  writeFileSync(bad, gzipSync(text.replace(piece, Buffer.from('changed').toString('base64'))));
  const other = await openTestDatabase();
  const problem = restoreBackup(other.db, bad, uploadTarget(other.dataFolder));
  await expect(problem).rejects.toThrow('differs after restoring');
  expect(await other.db.query('select 1 from upload')).toEqual([]);
  const uploads = join(other.dataFolder, 'uploads');
  expect(existsSync(uploads) ? readdirSync(uploads) : []).toEqual([]);
  await other.close();
}, 60_000);
