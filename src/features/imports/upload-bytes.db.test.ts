// G3 Bytes another machine received are fetched from their rows, and no copy of them stays behind.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../store/database.ts';
import { openTestDatabase } from '../../testing/test-database.ts';
import { borrowBytes, keepBytes, uploadFolder } from './upload-bytes.ts';

const folder = mkdtempSync(join(tmpdir(), 'kejing-bytes-'));
const [here, elsewhere] = [join(folder, 'here'), join(folder, 'elsewhere')];
const TEXT = '会话ID,买家昵称\nc1,小溪不急\n'.repeat(60_000);
const upload = { id: 'u1', name: '聊天.csv', bytes: Buffer.byteLength(TEXT) };
const path = join(uploadFolder(here, upload.id), upload.name);

let db: Database;
/** Rows are what a server keeps; the embedded database takes the same SQL. */
let server: Database;
let close: () => Promise<void>;
beforeAll(async () => {
  const opened = await openTestDatabase();
  db = opened.db;
  close = () => opened.close();
  server = { ...db, kind: 'postgres' };
  mkdirSync(uploadFolder(here, upload.id), { recursive: true });
  writeFileSync(path, TEXT);
  await keepBytes(server, upload.id, path);
}, 60_000);
afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true });
});

test('G3 where it was received the file stays', async () => {
  const found = await borrowBytes(server, here, upload);
  expect(found?.path).toBe(path);
  await found?.giveBack();
  expect(readFileSync(path, 'utf8')).toBe(TEXT);
});

test('G3 elsewhere it is fetched whole, and given back', async () => {
  const found = await borrowBytes(server, elsewhere, upload);
  expect(readFileSync(found!.path, 'utf8')).toBe(TEXT);
  await found?.giveBack();
  expect(existsSync(uploadFolder(elsewhere, upload.id))).toBe(false);
});

test('G3 bytes nobody has are none', async () => {
  expect(await borrowBytes(server, elsewhere, { ...upload, id: 'u2' })).toBeNull();
  expect(await borrowBytes({ ...db, kind: 'pglite' }, elsewhere, upload)).toBeNull();
});
