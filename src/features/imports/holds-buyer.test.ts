// G3 A received file is searched in pieces: a name is found wherever two pieces meet, and a longer one is none.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHUNK_BYTES } from '../../intake/file-bytes.ts';
import { holdsBuyer } from './holds-buyer.ts';

const traces = { names: ['tb123'], ids: ['880012345678901'], others: [] };

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kejing-holds-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function holds(head: number, word: string): Promise<boolean> {
  const path = join(folder, `${head}.txt`);
  writeFileSync(
    path,
    `${'x '.repeat(head / 2)}${' '.repeat(head % 2)}${word} y${' y'.repeat(100)}`,
  );
  return await holdsBuyer(path, [], traces);
}

test('G3 found wherever pieces meet, with what stands beside it', async () => {
  for (let head = CHUNK_BYTES - 60; head <= CHUNK_BYTES + 4; head++) {
    for (const word of ['tb123', '880012345678901']) {
      expect(await holds(head, word), `${word} at ${head}`).toBe(true);
    }
    for (const word of ['tb1234', '_tb123', '8800123456789012', '1880012345678901']) {
      expect(await holds(head, word), `${word} at ${head}`).toBe(false);
    }
  }
}, 60_000);
