// Shows that an unknown table can be mapped: suggested, written as YAML, edited, read back and imported.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Message, ThreadEvent } from '../domain/event.ts';
import { type Mapping, parseMapping } from './mapping.ts';
import { nullSink } from './null-sink.ts';
import { readFiles } from './read-files.ts';
import { sampleTable } from './sample-table.ts';
import { suggestMapping, toMapping } from './suggest-mapping.ts';
import { writeMapping } from './write-mapping.ts';

const folder = mkdtempSync(join(tmpdir(), 'kejing-mapping-'));
afterAll(() => rmSync(folder, { recursive: true }));

const OPTIONS = {
  zoneOffsetMs: 8 * 3_600_000,
  shop: '默认店',
  latest: Date.parse('2030-01-01T00:00:00Z'),
};

const SAYINGS = [
  '这款雨伞防晒吗',
  '黑胶涂层的，UPF50+，晴雨两用',
  '折叠起来多长',
  '收起来25公分，放包里刚好',
  '好的我再看看',
  '嗯嗯，有需要随时喊我哦',
];
const FEIGE = `飞鸽会话导出\n流水,会话单号,用户昵称,接待人,谁说,说话时刻,发言,导出人\n${SAYINGS.map(
  (text, i) =>
    `${9_000_001 + i},CS20260601${100 + (i >> 1)},橙子${i >> 1}号,晴雨伞铺:阿禾,${i % 2},2026-06-01 1${i}:20:05,${text},店长`,
).join('\n')}\n`;

function save(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function importWith(
  path: string,
  mapping: Mapping,
): Promise<{ events: Message[]; format: string | undefined; shops: Set<string> }> {
  const events: ThreadEvent[] = [];
  const shops = new Set<string>();
  const report = await readFiles(
    [{ path }],
    { ...OPTIONS, mappings: [mapping] },
    {
      ...nullSink,
      event: (shop, _buyer, event) => {
        shops.add(shop);
        events.push(event);
      },
    },
  );
  return { events: events as Message[], format: report.files[0]?.format?.id, shops };
}

describe('G1 mapping an unknown table', () => {
  it('suggests from headers and values, says what to confirm, and the edited file imports', async () => {
    const path = save('飞鸽.csv', FEIGE);
    expect((await readFiles([{ path }], OPTIONS, nullSink)).files[0]!.refusal?.code).toBe(
      'unknown-table',
    );
    const sample = await sampleTable(path);
    if ('code' in sample) throw new Error(sample.code);
    const suggestion = suggestMapping(sample);
    const found = Object.fromEntries(
      suggestion.columns.flatMap(({ field, header }) =>
        header === null ? [] : [[field.name, header]],
      ),
    );
    expect(suggestion.feeds).toBe('chats');
    expect(found).toMatchObject({
      conversation: '会话单号',
      buyer: '用户昵称',
      sentAt: '说话时刻',
      text: '发言',
      agent: '接待人',
    });

    expect(suggestion.unknownSenders).toEqual(['0', '1']);
    const yaml = writeMapping(suggestion, '飞鸽.csv')
      .replace('    "0":', '    "0": buyer')
      .replace('    "1":', '    "1": agent')
      .replace('# shop: 我的旗舰店', 'shop: 晴雨伞铺');
    const parsed = parseMapping(yaml, '飞鸽.yaml');
    if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
    const { events, format, shops } = await importWith(path, parsed.mapping);
    expect(format).toBe('generic-chats(飞鸽.csv)');
    expect(shops).toEqual(new Set(['晴雨伞铺']));
    expect(events.map(({ by, text }) => `${by}: ${text}`)).toEqual(
      SAYINGS.map((text, i) => `${i % 2 === 0 ? 'buyer' : 'agent'}: ${text}`),
    );
  });

  it('takes the column that says buyer and agent for the sender, not one of names', () => {
    const line = (who: string, role: string, text: string): string[] => [
      who === '小满' ? '1' : '2',
      '2026/6/1 9:05',
      who,
      '云上一只羊',
      role,
      text,
    ];
    const suggestion = suggestMapping({
      headers: ['编号', '日期时间', '发言人', '对方旺旺', '是谁说的', '内容'],
      rows: [line('小满', '买家', '这件有大码吗'), line('阿禾', '客服', '有的，亲报下身高')],
    });
    const found = (name: string) =>
      suggestion.columns.find(({ field }) => field.name === name)?.header ?? null;
    expect(found('sender')).toBe('是谁说的');
    expect(found('buyer')).toBe('对方旺旺');
    expect(found('messageId')).toBe('编号');
    expect(found('sku')).toBe(null);
    expect(suggestion.unknownSenders).toEqual([]);
  });

  it('finds orders by their values where headers say little', () => {
    const rows = Array.from({ length: 40 }, (_, i) => [
      `E2026${1_000_000 + i * 37}`,
      `买家${i % 17}`,
      `2026-06-0${1 + (i % 9)} 10:00:00`,
      `${20 + i}.50`,
      i % 3 ? '已发货' : '待付款',
    ]);
    const suggestion = suggestMapping({
      headers: ['单据', '客户称呼', '拍单时刻', '钱', '进展'],
      rows,
    });
    expect(suggestion.feeds).toBe('orders');
    expect(toMapping(suggestion, 'x').columns).toMatchObject({
      orderId: '单据',
      buyer: '客户称呼',
      placedAt: '拍单时刻',
      status: '进展',
    });
  });

  it('the written YAML reads back to the suggestion for every kind of table', () => {
    const sample = {
      headers: ['店"铺', '买家: 名', '# 内容', "'谁"],
      rows: [['a', 'b', '你好呀在吗', '买家']],
    };
    for (const feeds of ['chats', 'orders', 'agents', 'duty', 'products', 'evaluations'] as const) {
      const suggestion = suggestMapping(sample, feeds);
      const parsed = parseMapping(writeMapping(suggestion, '表.csv'), '表.yaml');
      if ('mapping' in parsed) expect(parsed.mapping).toEqual(toMapping(suggestion, '表.csv'));
      else for (const { zh } of parsed.problems) expect(zh).toContain('缺少必需的字段');
    }
  });

  it.each([
    ['第 4 行', 'version: 1\nfeeds: chats\ncolumns: {\n'],
    [
      '不认识的字段“卖家”',
      'version: 1\nfeeds: chats\ncolumns: { sender: 谁, text: 内容, 卖家: 甲 }',
    ],
    ['缺少必需的字段“text”', 'version: 1\nfeeds: chats\ncolumns: { sender: 谁 }'],
    ['“feeds”', 'version: 1\nfeeds: 聊天\ncolumns: { sender: 谁 }'],
    ['“version”', 'feeds: chats\ncolumns: { sender: 谁, text: 内容 }'],
  ])('says %s', (zh, yaml) => {
    const parsed = parseMapping(yaml, '对应.yaml');
    expect('problems' in parsed && parsed.problems.map((words) => words.zh).join()).toContain(zh);
    expect('problems' in parsed && parsed.problems.map((words) => words.zh).join()).toContain(
      '对应.yaml',
    );
  });

  it('a mapping comes before what the table would have been recognised as', async () => {
    const path = save(
      '反.csv',
      '买家,客服,发送方,时间,内容\n一,二,客服,2026-06-01 10:00:00,谁是谁\n',
    );
    const parsed = parseMapping(
      'version: 1\nname: 反\nfeeds: chats\ncolumns: { buyer: 客服, agent: 买家, sender: 发送方, sentAt: 时间, text: 内容 }',
      'a.yaml',
    );
    if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
    const { events } = await importWith(path, parsed.mapping);
    expect(events[0]?.agent).toBe('一');
  });
});
