// What a received table is taken for: known by its headers only as long as rows come out of it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Mapping } from '../../intake/mapping.ts';
import { suggestMapping, toMapping } from '../../intake/suggest-mapping.ts';
import { lookAtFile, sampleOf } from './file-look.ts';
import { mappingShape } from './mapping-shape.ts';

const folder = mkdtempSync(join(tmpdir(), 'kejing-look-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SETTINGS = { zoneOffsetMs: 8 * 3_600_000, latest: Date.parse('2030-01-01T00:00:00Z') };

function save(name: string, ...lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

const names = save(
  'names.csv',
  '编号,时间,发言人,对方旺旺,是谁说的,内容',
  '1,2026-05-11 09:00:01,小满,云上,买家,有货吗',
  '2,2026-05-11 09:00:20,小满,云上,客服,有的亲',
);
const roles = save(
  'roles.csv',
  '会话ID,买家,客服,发送方,时间,内容',
  'a,云上,小店:小满,买家,2026-05-11 09:00:01,有货吗',
);

test('G1 a table whose headers only look known is to be mapped instead of losing every row', async () => {
  const { look } = await lookAtFile(names, SETTINGS, async () => null);
  expect(look).toMatchObject({ state: 'unknown', format: { id: 'generic-chats' } });
  expect(look.preview).toMatchObject({ rows: [], looked: 2, faulty: 2 });
  const sample = (await sampleOf(names))!;
  const mapping = toMapping(suggestMapping(sample), 'names.csv');
  expect(mapping.columns).toMatchObject({ sender: '是谁说的', buyer: '对方旺旺', text: '内容' });

  const said = new Map<string, Mapping>([[mappingShape(sample.headers), mapping]]);
  const again = await lookAtFile(names, SETTINGS, async (shape) => said.get(shape) ?? null);
  expect(again.look).toMatchObject({ state: 'mapped', preview: { looked: 2, faulty: 0 } });
  expect(again.mapping).toBe(mapping);
});

test('G1 a table that is read as it is stays known, and may be mapped all the same', async () => {
  const { look } = await lookAtFile(roles, SETTINGS, async () => null);
  expect(look).toMatchObject({ state: 'known', preview: { looked: 1, faulty: 0 } });
  expect(look.table?.headers).toContain('发送方');
});
