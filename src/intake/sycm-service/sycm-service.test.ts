// 生意参谋 sessions: wrapped or not, masked buyers, machines, and messages nobody can place.
import { describe, expect, test } from 'vitest';
import { presentEvents, presentNotices, presentQuarantine } from '../../testing/present-told.ts';
import { readDocument } from '../../testing/read-source.ts';
import { recordingSink } from '../../testing/recording-sink.ts';
import { sycmService } from './sycm-service.ts';

const meta = {
  dataId: '20260604_1_2_900001',
  buyerNick: 'x**',
  psnNickName: '云栖:小美',
  accountNick: '小美',
  isSellerFst: '买家发起',
};

function message(
  id: string,
  from: string,
  to: string,
  msg: string,
  time = '2026-06-04 09:00:00.000',
) {
  return { gmtCreated: time, userNickFrom: from, userNickTo: to, msg, msgId: id };
}

const session = {
  meta,
  messages: [
    message('m1', 'x**', '云栖:小美', '在吗'),
    message('m2', 'cntaobao云栖:小美', 'x**', '在的', '2026-06-04 09:00:05.500'),
  ],
};

const SHOWN = [
  'x**#900001 | 2026-06-04 09:00:00 buyer 云栖:小美 text 在吗 in 20260604_1_2_900001',
  'x**#900001 | 2026-06-04 09:00:05 agent 云栖:小美 text 在的 in 20260604_1_2_900001',
];

describe('G1 生意参谋 sessions', () => {
  test.each<[string, string]>([
    ['as documented', JSON.stringify({ fetchedAt: 'x', sessions: [session] })],
    ['root renamed and wrapped', JSON.stringify({ code: 0, data: { rows: [session] } })],
    ['a bare list', JSON.stringify([session])],
    ['JSON lines', `${JSON.stringify(session)}\n`],
    ['one session, pretty printed', JSON.stringify(session, null, 2)],
    ['each wrapped once more', JSON.stringify([{ data: session }])],
  ])('%s', async (_, text) => {
    expect(sycmService.recognise(text.slice(0, 65_536), 'a.json')).toBeGreaterThan(0.5);
    for (const chunk of [1, 13, 1 << 16]) {
      expect(presentEvents(await readDocument(sycmService, text, chunk))).toEqual(SHOWN);
    }
  });

  test('the buyer’s whole name, where a message has it, is the thread’s', async () => {
    const whole = { meta, messages: [message('m1', '风吹麦浪', '云栖:小美', '在吗')] };
    const told = await readDocument(sycmService, JSON.stringify([whole]));
    expect(told.events[0]?.buyer).toBe('风吹麦浪');
    expect(presentNotices(told)).toEqual([]);
  });

  test('one mask on two people is two threads, the same person on two days is one', async () => {
    const other = {
      meta: { ...meta, dataId: '20260604_1_2_900002' },
      messages: [message('m3', 'x**', '云栖:小美', '哈喽')],
    };
    const later = {
      meta: { ...meta, dataId: '20260605_1_9_900001' },
      messages: [message('m4', 'x**', '云栖:阿杰', '再问下')],
    };
    const told = await readDocument(sycmService, JSON.stringify([session, other, later]));
    expect([...new Set(told.events.map(({ buyer }) => buyer))]).toEqual([
      'x**#900001',
      'x**#900002',
    ]);
    expect(presentNotices(told)).toEqual(['masked-buyer × 3']);
  });

  test('the service assistant is a machine', async () => {
    const robot = { meta, messages: [message('m1', '云栖:服务助手', 'x**', '您好')] };
    const [first] = (await readDocument(sycmService, JSON.stringify([robot]))).events;
    expect(first?.event.type === 'message' && first.event.by).toBe('bot');
  });

  test('what cannot be placed is quarantined, and the rest is read', async () => {
    const messages = [
      ...session.messages,
      message('m3', 'x**', '云栖:小美', '坏时间', '2026-13-01'),
      message('m4', 'x**', '云栖:小美', '未来', '2036-01-01 00:00:00'),
      message('m5', '', '', '谁说的'),
      'not a message',
    ];
    const told = await readDocument(
      sycmService,
      JSON.stringify([{ meta, messages }, { hello: 1 }]),
    );
    expect(presentEvents(told)).toEqual(SHOWN);
    expect(presentQuarantine(told).sort()).toEqual([
      '1  not-a-session',
      '1 gmtCreated bad-time',
      '1 gmtCreated future-time',
      '1 messages not-a-message',
      '1 userNickFrom unknown-sender',
    ]);
  });

  test('a cut-off file keeps what was whole, twice imported it changes nothing', async () => {
    const sink = recordingSink();
    const text = JSON.stringify({ sessions: [session, session] });
    await readDocument(sycmService, text, 10, sink);
    await readDocument(sycmService, text.slice(0, -30), 10, sink);
    expect(sink.told.rows).toEqual({ accepted: 2, duplicate: 4, quarantined: 1 });
    expect(presentQuarantine(sink.told)).toEqual(['1  broken-json']);
  });
});
