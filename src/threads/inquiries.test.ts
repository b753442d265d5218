// Who counts as an inquirer, on which day and with whom, and what phase a conversation is.
import { describe, expect, test } from 'vitest';
import { type AttributionPolicy, defaultSetup } from '../domain/setup.ts';
import { Clock } from '../lib/clock.ts';
import { scriptInstant, scriptThread } from '../testing/script-thread.ts';
import { shippedPolicy } from '../testing/shipped-policies.ts';
import { type AssembledThread, assembleThread } from './assemble-thread.ts';

const common = shippedPolicy('common-tool');
const END = scriptInstant('08-30 00:00:00');

function assemble(
  script: string,
  policy: AttributionPolicy | string = common,
  asOf = END,
): AssembledThread {
  const used = typeof policy === 'string' ? shippedPolicy(policy) : policy;
  return assembleThread(scriptThread(script), defaultSetup(used), new Clock(asOf));
}

describe('P3 inquiries and phases', () => {
  const unitsOf = (script: string, policy?: AttributionPolicy | string): string[] =>
    assemble(script, policy).inquiries.map(
      (i) =>
        `${i.day} ${i.agent ?? '?'} ${i.orderIds.join(',')}${i.orderedInWindow ? ' ordered' : ''}`,
    );
  /** A1, placed and paid on June 1. */
  const bought = '10:05:00 order A1 placed 9.00\n10:06:00 order A1 paid 9.00';
  const chat = (at: string, text = '有货吗'): string =>
    `${at}:00 buyer ${text}\n${at}:09 雅 亲，在的`;

  test.each([
    ['no orders', chat('10:00'), ['2026-06-01 雅 ']],
    ['ordered', `${chat('10:00')}\n10:05:00 order A1 placed 9.00`, ['2026-06-01 雅 A1 ordered']],
    [
      'after-sale the next day',
      `${chat('10:00')}\n${bought}\n${chat('06-02 10:00', '到哪了')}`,
      ['2026-06-01 雅 A1 ordered'],
    ],
    [
      'a new order inside the after-sale period',
      `${bought}\n${chat('06-05 10:00')}\n06-05 10:30:00 order A2 placed 9.00`,
      ['2026-06-05 雅 A2 ordered'],
    ],
    ['after the after-sale period', `${bought}\n${chat('06-22 10:07')}`, ['2026-06-22 雅 ']],
    [
      'two days, one order',
      `${chat('10:00')}\n${chat('06-02 10:00')}\n06-02 10:05:00 order A1 placed 9.00`,
      ['2026-06-01 雅  ordered', '2026-06-02 雅 A1 ordered'],
    ],
    [
      'two agents, one order',
      `${chat('10:00')}\n10:03:00 buyer 在吗\n10:03:09 杰 在\n10:05:00 order A1 placed 9.00`,
      ['2026-06-01 雅 ', '2026-06-01 杰 A1 ordered'],
    ],
    [
      'passed on without a word',
      '10:00:00 buyer>雅 有货吗\n10:01:00 system>杰 转接\n10:01:09 杰 有',
      ['2026-06-01 杰 '],
    ],
    ['nobody known', '10:00:00 buyer 有货吗', ['2026-06-01 ? ']],
    [
      'mere outreach is no inquiry',
      `${chat('10:00')}\n06-02 10:00:00 雅 亲考虑得怎么样`,
      ['2026-06-01 雅 '],
    ],
    [
      'outreach that brought the order is made one',
      `10:00:00 #c1 buyer 有货吗
      10:00:09 #c1 雅 有
      06-02 10:00:00 #c1 雅 亲考虑得怎么样
      06-02 11:00:00 order A1 placed 9.00`,
      ['2026-06-01 雅  ordered', '2026-06-02 雅 A1 ordered'],
    ],
    ['untimed chats have no day', '- buyer 有货吗\n- 雅 有', []],
  ])('%s', (_, script, expected) => {
    expect(unitsOf(script)).toEqual(expected);
  });

  test('the after-sale period ends to the millisecond', () => {
    const phaseAt = (time: string): unknown =>
      assemble(`10:05:00 order A1 placed 9.00\n10:06:00.000 order A1 paid 9.00\n${time} buyer 你好`)
        .conversations[0]?.phase;
    expect(phaseAt('06-22 10:06:00.000')).toBe('aftersale');
    expect(phaseAt('06-22 10:06:00.001')).toBe('unknown');
  });

  test('the business day is cut where the shop cuts it', () => {
    const setup = { ...defaultSetup(common), dayCutMs: 4 * 3_600_000 };
    const thread = scriptThread('06-02 03:59:59 buyer>雅 在吗\n06-02 04:00:00 #c2 buyer>雅 在吗');
    const { inquiries } = assembleThread(thread, setup, new Clock(END));
    expect(inquiries.map((inquiry) => inquiry.day)).toEqual(['2026-06-01', '2026-06-02']);
  });

  test.each([
    ['presale', 'orders', `${chat('10:00', '怎么退货')}\n10:05:00 order A1 placed 9.00`],
    ['aftersale', 'text', chat('10:00', '收到货有破损')],
    ['presale', 'text', chat('10:00', '这件多少钱')],
    ['presale', 'text', chat('10:00', '不合适可以退货吗')],
    ['unknown', 'text', chat('10:00', '在吗')],
    ['aftersale', 'text', '10:00:00 buyer [order A9]\n10:00:09 雅 在'],
  ])('phase %s by %s', (phase, phaseBasis, script) => {
    expect(assemble(script).conversations[0]).toMatchObject({ phase, phaseBasis });
  });

  test('orders unknown: words tell, and no order is counted', () => {
    const inquiriesOf = (text: string): number =>
      assembleThread(
        scriptThread(chat('10:00', text), { ordersKnown: false }),
        defaultSetup(common),
        new Clock(END),
      ).inquiries.length;
    expect(inquiriesOf('有货吗')).toBe(1);
    expect(inquiriesOf('在吗')).toBe(1);
    expect(inquiriesOf('我要退款')).toBe(0);
  });

  test('orders of a conversation: placed in it, within a pause after, or attributed', () => {
    const { conversations } = assemble(`
      10:00:00 buyer 在吗
      10:00:09 雅 在
      12:00:09 order A1 placed 9.00
      12:00:10 order A2 placed 9.00
      06-20 10:00:00 order A3 placed 9.00`);
    expect(conversations[0]?.orderIds).toEqual(['A1', 'A2']);
  });
});
