// However little of a file its recognition needs, the file is closed afterwards.
import { expect, test } from 'vitest';
import { keyTable } from '../lib/key-table.ts';
import { documentFormats, tableFormats } from './formats.ts';
import { nullSink } from './null-sink.ts';
import type { ReadTask } from './read-task.ts';
import { readText } from './read-text.ts';

const task = (probe: boolean): ReadTask => ({
  context: {
    file: 'a.csv',
    zoneOffsetMs: 0,
    shop: '店',
    latest: 4e12,
    sink: nullSink,
    itemsOf: () => [],
    met: keyTable(),
  },
  tables: tableFormats,
  documents: documentFormats,
  probe,
  blocks: null,
});

const CHATS = '店铺,买家,客服,发送方,发送时间,内容\n';
const ROW = '小店,阿明,小店:一,买家,2026-06-01 10:00:00,在吗\n';

test.each([
  ['a table, only recognised', CHATS + ROW.repeat(9000), true],
  ['a table, read', CHATS + ROW, false],
  [
    'a JSON list, only recognised',
    `[${'{"买家":"阿明","内容":"在吗","发送方":"买家"},'.repeat(9000)}`,
    true,
  ],
  ['text nobody knows', '今天天气不错\n'.repeat(9000), false],
])('G1 %s', async (_, text, probe) => {
  let closed = false;
  async function* chunks(): AsyncGenerator<string> {
    try {
      for (let at = 0; at < text.length; at += 70_000) yield text.slice(at, at + 70_000);
    } finally {
      closed = true;
    }
  }
  await readText(chunks(), 'a.csv', task(probe));
  expect(closed).toBe(true);
});
