// G1 A file nothing can be read from is refused in words that fit what it is and what its name promises.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { afterAll, describe, expect, test } from 'vitest';
import { createPrng } from '../lib/prng.ts';
import { nullSink } from './null-sink.ts';
import { readFile } from './read-file.ts';
import type { Refusal, RefusalCode } from './refusals.ts';
import { sampleTable } from './sample-table.ts';

const folder = mkdtempSync(join(tmpdir(), 'kejing-refusals-'));
afterAll(() => rmSync(folder, { recursive: true }));

const OPTIONS = { zoneOffsetMs: 8 * 3_600_000, shop: '店', latest: Number.MAX_SAFE_INTEGER };

async function refusalOf(bytes: Uint8Array | string, name: string): Promise<Refusal | null> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return (await readFile(path, OPTIONS, nullSink)).refusal;
}

function noise(bytes: number, seed: number, start = ''): Buffer {
  const random = createPrng(seed, 'noise');
  const drawn = Buffer.from(Array.from({ length: bytes }, () => random.int(256)));
  return Buffer.concat([Buffer.from(start, 'latin1'), drawn]);
}

const workbook = readFileSync(join(import.meta.dirname, 'generic-chats', 'fixtures', 'chats.xlsx'));
const old = (): Buffer => {
  const rows = Array.from({ length: 400 }, (_, n) => [
    `买家${n}`,
    '小店:一',
    `2026-06-01 10:00:00`,
  ]);
  const book = utils.book_new(utils.aoa_to_sheet([['昵称', '客服', '时间'], ...rows]));
  return write(book, { bookType: 'biff8', type: 'buffer' }) as Buffer;
};
const cut = (bytes: Buffer, share = 0.6): Buffer => bytes.subarray(0, bytes.length * share);
const archive = Buffer.from('504b0304140000000800', 'hex');
const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const PDF = noise(900, 1, '%PDF-1.7\n');
const PNG = noise(900, 1, '\x89PNG\r\n\x1a\n');

describe('G1 what is said of a file that is not what its name says', () => {
  test.each<[RefusalCode, string, () => Buffer | string]>([
    ['not-excel', '乱.xlsx', () => noise(20_000, 1)],
    ['not-excel', '乱.xls', () => noise(20_000, 1)],
    ['not-excel', '乱.et', () => noise(20_000, 1)],
    ['not-excel', '小.xlsx', () => noise(100, 1)],
    ['not-excel', '括号.xlsx', () => noise(5000, 1, '{')],
    ['not-excel', '填充.xlsx', () => Buffer.alloc(5000, 0xff)],
    ['not-excel', '空洞.xlsx', () => Buffer.alloc(5000)],
    ['not-excel', '坏.xls', () => noise(5000, 1, OLE)],
    ['not-excel', '信.xlsx', () => '店长你好：\n这个月辛苦了。\n'],
    ['truncated-xlsx', '断.xlsx', () => cut(workbook)],
    ['truncated-xlsx', '断了.xlsx', () => cut(workbook, 0.99)],
    ['damaged-file', '断.xls', () => cut(old())],
    ['pdf', '报表.xlsx', () => PDF],
    ['image', '截图.xlsx', () => PNG],
    ['binary', '乱.csv', () => noise(20_000, 1)],
    ['binary', '小.csv', () => noise(400, 1)],
    ['binary', '括号.csv', () => noise(20_000, 1, '[{')],
    ['pdf', '报表.csv', () => PDF],
    ['image', '截图.csv', () => PNG],
    ['binary', '乱.json', () => noise(20_000, 1)],
    ['binary', '括号.json', () => noise(20_000, 1, '{')],
    ['broken-json', '话.json', () => '今天天气不错\n适合出门走走\n'],
    ['broken-json', '断.json', () => '[{"text":"没有结尾'],
    ['binary', '乱.zip', () => noise(20_000, 1)],
    ['truncated-zip', '断.zip', () => Buffer.concat([archive, noise(900, 1)])],
    ['binary', '乱.txt', () => noise(20_000, 1)],
  ])('%s %s', async (code, name, make) => {
    const refusal = await refusalOf(make(), name);
    expect(refusal?.code).toBe(code);
    const { zh, en } = refusal!.words;
    // What is the matter, and what to do: another export, another format, another look.
    expect(zh).toMatch(/请|支持/);
    expect(en).toMatch(/export|download|can be read/);
    if (code !== 'broken-json') expect(`${zh}${en}`).not.toMatch(/JSON 内容|The JSON/);
    if (!name.endsWith('.csv')) return;
    expect(await sampleTable(join(folder, name))).toMatchObject({ code });
  });

  test('G1 no bytes by chance are taken for text, and no text for chance', async () => {
    const text = '会话ID,买家昵称,消息内容\nc1,小溪不急,这床凉席有没有一米五的\n';
    for (let seed = 0; seed < 200; seed++) {
      const bytes = 300 + seed * 40;
      const start = ['', '{', '[', '"', '<'][seed % 5]!;
      expect((await refusalOf(noise(bytes, seed, start), 'x.csv'))?.code, `${seed}`).toBe('binary');
      // A text with one damaged place in fifty.
      const damaged = Buffer.from(text.repeat(100));
      const random = createPrng(seed, 'damage');
      for (let n = damaged.length / 50; n > 0; n--)
        damaged[random.int(damaged.length)] = random.int(256);
      expect((await refusalOf(damaged, 'y.csv'))?.code, `${seed}`).not.toBe('binary');
    }
  });
});
