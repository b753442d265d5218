// Dongdong logs: sessions with messages, messages alone, robots, revocations, transfers, evaluations.
import { describe, expect, test } from 'vitest';
import { presentEvents, presentNotices, presentQuarantine } from '../../testing/present-told.ts';
import { readDocument } from '../../testing/read-source.ts';
import { jdChat } from './jd-chat.ts';

const T = Date.UTC(2026, 5, 1, 2);
const base = { waiter: '厨匠-小周', customer: 'jd_猫', sid: 's1', msgType: 1, contentType: 'text' };

function message(uuid: string, waiterSend: unknown, content: string, more: object = {}) {
  return { ...base, uuid, waiterSend, content, createdTime: T, ...more };
}

const session = { ...base, createdTime: T, transfer: false };
const log = [
  message('u1', 0, '蒸锅电磁炉能用吗', { skuId: 1000123 }),
  message('u2', 1, '能用的', { createdTime: T + 5000 }),
];
const SHOWN = [
  'jd_猫 | 2026-06-01 10:00:00 buyer 厨匠-小周 text 蒸锅电磁炉能用吗 sku=1000123 in s1',
  'jd_猫 | 2026-06-01 10:00:05 agent 厨匠-小周 text 能用的 in s1',
];

describe('G1 JD Dongdong', () => {
  test.each<[string, string]>([
    [
      'chat details',
      JSON.stringify({
        success: true,
        data: [{ dongdongSession: session, dongdongChatLogList: log }],
      }),
    ],
    ['session and messages under other names', JSON.stringify([{ session, messages: log }])],
    ['messages alone, a list', JSON.stringify({ data: log })],
    ['messages alone, lines', log.map((each) => JSON.stringify(each)).join('\n')],
    ['flat sessions', JSON.stringify([{ ...session, chatLogs: log }])],
  ])('%s', async (_, text) => {
    expect(jdChat.recognise(text, 'a.json')).toBeGreaterThan(0.5);
    for (const chunk of [1, 17, 1 << 16]) {
      expect(presentEvents(await readDocument(jdChat, text, chunk))).toEqual(SHOWN);
    }
  });

  test.each<[string, object, string]>([
    [
      'revoked at a time',
      { revokeFlag: 1, revokeTime: T + 9000 },
      'text 您好 in s1 revoked 2026-06-01 10:00:09',
    ],
    [
      'revoked at an unknown time',
      { revokeFlag: 1, revokeTime: 0 },
      'text 您好 in s1 revoked 2026-06-01 10:00:00',
    ],
    ['not revoked', { revokeFlag: 0, revokeTime: T }, 'text 您好 in s1'],
    [
      'a picture',
      { content: '', contentType: 'image', imgUrl: 'https://x/a.jpg' },
      'image [图片] in s1',
    ],
  ])('%s', async (_, more, expected) => {
    const told = await readDocument(jdChat, JSON.stringify([message('u1', 1, '您好', more)]));
    expect(presentEvents(told)).toEqual([
      `jd_猫 | 2026-06-01 10:00:00 agent 厨匠-小周 ${expected}`,
    ]);
  });

  test.each<[string, object, object, string]>([
    ['a robot by its session', { waiter: '', robotCode: 'r1' }, { waiter: '' }, 'bot true'],
    ['a robot by its name', {}, { waiter: '京小智' }, 'bot true'],
    ['a person', {}, {}, 'agent null'],
    ['an assisted message is judged by its words', {}, { msgAssistFlag: 1 }, 'agent null'],
  ])('%s', async (_, head, more, expected) => {
    const text = JSON.stringify([
      { session: { ...session, ...head }, messages: [message('u1', 1, '您好', more)] },
    ]);
    const [first] = (await readDocument(jdChat, text)).events;
    expect(first?.event.type === 'message' && `${first.event.by} ${first.event.auto}`).toBe(
      expected,
    );
  });

  test('a transfer is a system line addressed to the next waiter', async () => {
    const moved = {
      ...session,
      transfer: true,
      toWaiter: '厨匠-老李',
      transferTime: T + 60_000,
      transferReason: '售后',
    };
    const told = await readDocument(
      jdChat,
      JSON.stringify([{ dongdongSession: moved, dongdongChatLogList: log }]),
    );
    expect(presentEvents(told).at(-1)).toBe(
      'jd_猫 | 2026-06-01 10:01:00 system 厨匠-老李 system 由 厨匠-小周 转交给 厨匠-老李，原因：售后 in s1',
    );
  });

  test('masked customers are kept apart by JD’s buyer number or the session', async () => {
    const masked = { customer: 'jd_1******7' };
    const told = await readDocument(
      jdChat,
      JSON.stringify([
        message('u1', 0, '在', { ...masked, xidBuyer: 'o1' }),
        message('u2', 0, '在', { ...masked, sid: 's2' }),
      ]),
    );
    expect(told.events.map(({ buyer }) => buyer)).toEqual(['jd_1******7#o1', 'jd_1******7#s2']);
  });

  test('sessions without messages are said, and evaluations become ratings', async () => {
    const evaluation = {
      customer: 'jd_猫',
      waiter: '厨匠-小周',
      degree: 5,
      evaluation: '好',
      sid: 's1',
    };
    const told = await readDocument(jdChat, JSON.stringify({ data: [session, evaluation] }));
    expect(told.rows).toEqual({ accepted: 2, duplicate: 0, quarantined: 0 });
    expect(presentNotices(told)).toEqual(['session-without-messages × 1']);
    expect(presentEvents(told).filter((line) => line.includes('rating'))).toEqual([
      'jd_猫 | rating:s1@厨匠-小周 untimed score=5 厨匠-小周 好',
    ]);
  });

  test('P4 a degree of another scale is left aside and said, an invitation alone is kept', async () => {
    const one = { customer: 'jd_猫', waiter: '小周', sid: 's1' };
    const told = await readDocument(
      jdChat,
      JSON.stringify([
        { ...one, degree: 100 },
        { ...one, degree: 0, inviteTime: 1_780_279_700_000 },
        { ...one, degree: 0, inviteTime: 0 },
      ]),
    );
    expect(told.rows.accepted).toBe(3);
    expect(presentNotices(told)).toEqual(['degree-unread × 1']);
    expect(presentEvents(told)).toEqual([
      'jd_猫 | invite:s1@小周 2026-06-01 10:08:20 score=null 小周 invited',
    ]);
  });

  test('what cannot be placed is quarantined', async () => {
    const bad = [
      message('u1', 7, '谁'),
      message('u2', 0, '坏', { createdTime: 'x' }),
      message('u3', 0, '未来', { createdTime: T * 2 }),
      { a: 1 },
    ];
    expect(presentQuarantine(await readDocument(jdChat, JSON.stringify(bad)))).toEqual([
      '1 waiterSend unknown-sender',
      '1 createdTime bad-time',
      '1 createdTime future-time',
      '1  not-a-session',
    ]);
  });
});
