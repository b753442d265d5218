// Qianniu copies: every header shape, window furniture, revocations, transfers and several buyers.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { presentEvents, presentNotices, presentQuarantine } from '../../testing/present-told.ts';
import { readDocument } from '../../testing/read-source.ts';
import { recordingSink, type Told } from '../../testing/recording-sink.ts';
import { parseHeader } from './header-line.ts';
import { qianniuText } from './qianniu-text.ts';

const read = (text: string, chunkChars?: number): Promise<Told> =>
  readDocument(qianniuText, text, chunkChars);

const lines = async (text: string): Promise<string[]> => presentEvents(await read(text));

describe('G1 Qianniu headers', () => {
  test.each<[string, string | null, string | null]>([
    ['风吹麦浪2026-6-1 9:05:03', null, '风吹麦浪 | 2026-6-1 9:05:03'],
    ['tb12345672026-6-1 9:05:03', null, 'tb1234567 | 2026-6-1 9:05:03'],
    ['云栖:小美 2026-06-01 09:05:03', null, '云栖:小美 | 2026-06-01 09:05:03'],
    [
      '云栖:小美 --> 风吹麦浪 2026-06-01 09:05:03',
      null,
      '云栖:小美>风吹麦浪 | 2026-06-01 09:05:03',
    ],
    ['风吹麦浪(2026-06-01 09:05:03): 在吗', null, '风吹麦浪 | 2026-06-01 09:05:03 | 在吗'],
    ['风吹麦浪 9:05:03', '2026-06-01', '风吹麦浪 | 2026-06-01 9:05:03'],
    ['风吹麦浪 9:05:03', null, null],
    ['付款时间：2026-06-01 09:05:03', null, null],
    ['订单创建时间 2026-06-01 09:05:03', null, null],
    ['我是早上拍的，2026-06-01 09:05:03', null, null],
    ['直播间 今晚 2026-06-01 20:00:00', null, null],
    ['2026-06-01 09:05:03', null, null],
  ])('%s', (line, day, expected) => {
    const header = parseHeader(line, day);
    const shown =
      header &&
      [
        header.to === null ? header.from : `${header.from}>${header.to}`,
        header.time,
        ...(header.body === '' ? [] : [header.body]),
      ].join(' | ');
    expect(shown).toBe(expected);
  });

  test('a name line and a time line below it', async () => {
    expect(
      await lines('风吹麦浪\n2026-06-01 09:00:00\n在吗\n\n云栖:小美\n2026-06-01 09:00:09\n在的\n'),
    ).toEqual([
      '风吹麦浪 | 2026-06-01 09:00:00 buyer text 在吗',
      '风吹麦浪 | 2026-06-01 09:00:09 agent 云栖:小美 text 在的',
    ]);
  });
});

describe('G1 Qianniu chats', () => {
  test('status words and window furniture are no words of anybody’s', async () => {
    const text = [
      '风吹麦浪 2026-06-01 09:00:00',
      '第一行',
      '第二行',
      '已读',
      '云栖:小美 2026-06-01 09:00:09',
      '桑蚕丝被 冬被',
      '¥1299.00',
      '商品详情页',
      'https://item.taobao.com/item.htm?id=678812345004',
      '未读',
      '风吹麦浪 2026-06-01 09:01:00',
      '当前用户来自 商品详情页',
    ].join('\r\n');
    expect(await lines(text)).toEqual([
      '风吹麦浪 | 2026-06-01 09:00:00 buyer text 第一行⏎第二行',
      '风吹麦浪 | 2026-06-01 09:00:09 agent 云栖:小美 product 桑蚕丝被 冬被⏎https://item.taobao.com/item.htm?id=678812345004 sku=678812345004',
      '风吹麦浪 | 2026-06-01 09:01:00 system system 当前用户来自 商品详情页',
    ]);
  });

  test('a revocation takes back what that account said last', async () => {
    const told = await read(
      '风吹麦浪 2026-06-01 09:00:00\n多少钱\n云栖:小美 2026-06-01 09:00:09\n129\n云栖:小美 撤回了一条消息\n云栖:小美 2026-06-01 09:00:20\n119\n',
    );
    const revoked = told.events.filter(
      ({ event }) => 'revokedAt' in event && event.revokedAt !== null,
    );
    expect(revoked.map(({ event }) => 'text' in event && event.text)).toEqual(['129']);
    const ids = told.events.filter(({ event }) => 'text' in event && event.text === '129');
    expect(new Set(ids.map(({ event }) => event.id)).size).toBe(1);
    expect(ids.map(({ event }) => event.revision)).toEqual([0, 1]);
  });

  test('what was said more than two minutes ago cannot be what was taken back', async () => {
    const shown = await lines(
      '云栖:小美 --> 风吹麦浪 2026-06-01 09:00:00\n您好\n风吹麦浪 2026-06-01 09:02:01\n在吗\n云栖:小美 撤回了一条消息\n',
    );
    expect(shown.at(-1)).toBe(
      '风吹麦浪 | 2026-06-01 09:02:01 system system 云栖:小美 撤回了一条消息',
    );
    expect(shown.some((line) => line.includes('revoked'))).toBe(false);
  });

  test('a transfer is a system line addressed to who takes over', async () => {
    expect(
      (
        await lines(
          '风吹麦浪 2026-06-01 09:00:00\n在吗\n由 服务助手 转交给 云栖:阿杰\n原因：【离线留言自动分配】\n',
        )
      )[1],
    ).toBe('风吹麦浪 | 2026-06-01 09:00:00 system 云栖:阿杰 system 由 服务助手 转交给 云栖:阿杰');
  });

  test('the service assistant is a machine, and nobody’s reception', async () => {
    const told = await read(
      '风吹麦浪 2026-06-01 09:00:00\n在吗\n云栖:服务助手 2026-06-01 09:00:01\n稍等\n',
    );
    expect(
      told.events.map(
        ({ event }) => event.type === 'message' && [event.by, event.agent, event.auto],
      ),
    ).toEqual([
      ['buyer', null, null],
      ['bot', null, true],
    ]);
  });

  test('several buyers in one file: each chat is its buyer’s, the main account is the shop’s', async () => {
    const text = [
      '云栖 2026-06-01 09:00:00',
      '您好，昨天的被子还考虑吗',
      '风吹麦浪 2026-06-01 09:01:00',
      '再看看',
      '小鹿 2026-06-01 09:10:00',
      '有货吗',
      '云栖:小美 2026-06-01 09:10:20',
      '有的',
      '--------',
      '云栖:小美 2026-06-01 08:00:00',
      '早上好',
      '木木林 2026-06-01 08:00:30',
      '早',
    ].join('\n');
    expect((await lines(text)).map((line) => line.split(' | ')[0])).toEqual([
      '风吹麦浪',
      '风吹麦浪',
      '小鹿',
      '小鹿',
      '木木林',
      '木木林',
    ]);
  });

  test('lines before the first name, agents without a buyer, and bad or future times are quarantined', async () => {
    expect(presentQuarantine(await read('群里转来的\n风吹麦浪 2026-06-01 09:00:00\n在\n'))).toEqual(
      ['1  before-first-message'],
    );
    expect(presentQuarantine(await read('云栖:小美 2026-06-01 09:00:00\n在的\n'))).toEqual([
      '1  no-buyer',
    ]);
    expect(presentQuarantine(await read('风吹麦浪 2026-02-30 09:00:00\n在\n'))).toEqual([
      '1  bad-time',
    ]);
    expect(presentQuarantine(await read('风吹麦浪 2036-02-03 09:00:00\n在\n'))).toEqual([
      '1  future-time',
    ]);
  });

  test('a message whose picture was lost in copying is a picture, and the file says so', async () => {
    const told = await read('云栖:小美 --> 风吹麦浪 2026-06-01 09:00:00\n\n');
    expect(presentEvents(told)).toEqual(['风吹麦浪 | 2026-06-01 09:00:00 agent 云栖:小美 image']);
    expect(presentNotices(told)).toEqual(['empty-body × 1']);
  });

  test('a masked buyer’s chats are kept apart', async () => {
    const told = await read('x** 2026-06-01 09:00:00\n在\n-----\nx** 2026-06-02 09:00:00\n在\n');
    expect(new Set(told.events.map(({ buyer }) => buyer)).size).toBe(2);
  });

  test('importing the same copy twice changes nothing', async () => {
    const sink = recordingSink();
    const text = '风吹麦浪 2026-06-01 09:00:00\n在吗\n云栖:小美 2026-06-01 09:00:09\n在的\n';
    await readDocument(qianniuText, text, 7, sink);
    await readDocument(qianniuText, text, 64, sink);
    expect(sink.told.rows).toEqual({ accepted: 2, duplicate: 2, quarantined: 0 });
    expect(sink.told.events).toHaveLength(2);
  });

  test('G1 property: every mixture of lines adds up and reads the same however it is cut', async () => {
    const piece = fc.constantFrom(
      '风吹麦浪 2026-06-01 09:00:00',
      '云栖:小美2026-6-1 9:00:10',
      '小鹿 --> 云栖:小美 2026-06-01 09:01:00',
      '在吗',
      '',
      '已读',
      '¥9.90',
      '商品详情页',
      '风吹麦浪 撤回了一条消息',
      '你撤回了一条消息',
      '-----',
      '由 服务助手 转交给 云栖:小美',
      '2026-06-02',
      '木木林 10:00:00',
      '2026-06-01 09:02:00',
      '小鹿',
      '[图片]',
      '\u0000乱码',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 30 }),
        fc.integer({ min: 1, max: 40 }),
        async (pieces, chunk) => {
          const text = pieces.join('\n');
          const whole = await read(text);
          const parts = await read(text, chunk);
          expect(presentEvents(parts)).toEqual(presentEvents(whole));
          expect(parts.rows).toEqual(whole.rows);
          expect(whole.rows.quarantined).toBe(whole.quarantined.length);
        },
      ),
    );
  });
});

describe('G1 recognising Qianniu text', () => {
  test.each<[string, string, boolean]>([
    ['a copy', '风吹麦浪 2026-06-01 09:00:00\n在吗\n', true],
    ['name and time lines', '风吹麦浪\n2026-06-01 09:00:00\n在吗\n', true],
    ['JSON', '[{"a": "x 2026-06-01 09:00:00"}]', false],
    ['a table', '订单编号,时间\nA1,2026-06-01 09:00:00\nA2,2026-06-01 09:00:01\n', false],
    ['prose', '今天天气不错\n适合出门\n', false],
  ])('%s', (_, text, expected) => {
    expect(qianniuText.recognise(text, 'x.txt') >= 0.5).toBe(expected);
  });
});
