// Each further setting of a policy, alone: hours, transfers, midnight, first-lost exemption, pre-sale deposits.
import { describe, expect, test } from 'vitest';
import type { Agent, AttributionPolicy, Setup } from '../domain/setup.ts';
import { defaultSetup } from '../domain/setup.ts';
import { Clock } from '../lib/clock.ts';
import { scriptInstant, scriptThread } from '../testing/script-thread.ts';
import { shippedPolicy } from '../testing/shipped-policies.ts';
import { type AssembledThread, assembleThread } from './assemble-thread.ts';

const common = shippedPolicy('common-tool');
const END = scriptInstant('08-30 00:00:00');
const HOUR = 3_600_000;

function agent(id: string, role: Agent['role']): [string, Agent] {
  return [id, { id, name: id, group: null, role, hiredAt: null }];
}

/** 敏 is the after-sale agent. */
const agents = new Map([agent('雅', 'presale'), agent('杰', 'both'), agent('敏', 'aftersale')]);

function assemble(
  script: string,
  change: Partial<AttributionPolicy> = {},
  setup: Partial<Setup> = {},
  asOf = END,
): AssembledThread {
  const used = { ...defaultSetup({ ...common, ...change }), agents, ...setup };
  return assembleThread(scriptThread(script), used, new Clock(asOf));
}

function orderOf(script: string, change: Partial<AttributionPolicy> = {}): string {
  const [order] = assemble(script, change).orders;
  if (order === undefined) throw new Error('no order');
  const helped = order.assists.length === 0 ? '' : ` (${order.assists.join(',')})`;
  return `${order.owner ?? order.ownership}${helped}`;
}

function codesOf(script: string, change: Partial<AttributionPolicy> = {}): string[] {
  return assemble(script, change).orders[0]?.trace.map(({ code }) => code) ?? [];
}

const inquirersOf = (found: AssembledThread): string[] =>
  found.inquiries.map(({ day, agent: by, orderIds }) =>
    `${day.slice(5)} ${by ?? '?'} ${orderIds.join(',')}`.trimEnd(),
  );

describe('P3 counted hours', () => {
  const night = `
    22:59:00 buyer 有货吗
    22:59:59.999 雅 有
    23:00:00.000 杰 亲还在吗
    23:40:00 order A1 placed 99.00`;
  const day = { fromMinute: 8 * 60, toMinute: 23 * 60 };
  test.each([
    ['always', null, '杰 (雅)'],
    ['its own hours, to the millisecond', day, '雅'],
    ['the shop’s hours', 'shop' as const, '雅'],
    ['over midnight', { fromMinute: 23 * 60, toMinute: 8 * 60 }, '杰'],
    ['nobody in hours', { fromMinute: 9 * 60, toMinute: 10 * 60 }, 'silent'],
  ])('%s', (_, countedHours, expected) => {
    expect(orderOf(night, { countedHours })).toBe(expected);
  });

  test('the trace says so', () => {
    expect(codesOf(night, { countedHours: day })).toContain('off-hours');
    expect(codesOf(night)).not.toContain('off-hours');
  });

  test('asked outside, answered inside: an inquiry; all of it outside: none', () => {
    const morning = '07:58:00 buyer>雅 有货吗\n08:01:00 雅 有';
    expect(inquirersOf(assemble(morning, { countedHours: day }))).toEqual(['06-01 雅']);
    const late = '23:30:00 buyer>雅 有货吗\n23:31:00 雅 有';
    expect(inquirersOf(assemble(late, { countedHours: day }))).toEqual([]);
    expect(inquirersOf(assemble(late))).toEqual(['06-01 雅']);
  });
});

describe('P3 transfers', () => {
  const moved = `
    10:00:00 buyer 能退吗
    10:00:09 雅 我帮您转售后
    10:01:00 system>敏 转接
    10:01:05 buyer 在吗
    10:01:09 敏 在的
    10:02:00 order A1 placed 9.00`;
  test.each([
    ['count', 'count' as const, '敏 (雅)', ['06-01 雅', '06-01 敏 A1']],
    ['leave out', 'leave-out' as const, 'silent', []],
  ])('to after-sale: %s', (_, transferToAfterSale, owner, inquirers) => {
    expect(orderOf(moved, { transferToAfterSale })).toBe(owner);
    expect(inquirersOf(assemble(moved, { transferToAfterSale }))).toEqual(inquirers);
    const told = codesOf(moved, { transferToAfterSale }).includes('handed-to-aftersale');
    expect(told).toBe(transferToAfterSale === 'leave-out');
  });

  test('what was ordered before the handover stays with who chatted', () => {
    const before = `10:00:20 order A1 placed 9.00\n${moved.replace(/\n.*order A1.*/, '')}`;
    expect(orderOf(before, { transferToAfterSale: 'leave-out', criterion: 'placed' })).toBe('雅');
    const inquiries = inquirersOf(assemble(before, { transferToAfterSale: 'leave-out' }));
    expect(inquiries).toEqual(['06-01 雅 A1']);
  });

  test('between agents who both sell, and from after-sale on, nothing is left out', () => {
    const selling = moved.replaceAll('敏', '杰');
    expect(orderOf(selling, { transferToAfterSale: 'leave-out' })).toBe('杰 (雅)');
    const back = moved.replaceAll('敏', '丙').replaceAll('雅', '敏').replaceAll('丙', '雅');
    expect(orderOf(back, { transferToAfterSale: 'leave-out' })).toBe('雅 (敏)');
  });

  const passed = `
    10:00:00 buyer 有货吗
    10:00:05 雅 有
    10:00:09 雅 给您转
    10:01:00 system>杰 转接
    10:01:05 buyer 在吗
    10:01:09 杰 在的
    10:02:00 order A1 placed 9.00`;
  test.each([
    [0, '杰 (雅)'],
    [1, '杰 (雅)'],
    [2, '雅'],
    [3, 'silent'],
  ])('at least %i sentences in a transferred chat', (transferredSentencesMin, expected) => {
    expect(orderOf(passed, { transferredSentencesMin })).toBe(expected);
    const short = codesOf(passed, { transferredSentencesMin }).includes('transfer-too-short');
    expect(short).toBe(transferredSentencesMin >= 2);
  });

  test('a chat that was not transferred needs none of them', () => {
    const alone = '10:00:00 buyer 在吗\n10:00:09 雅 在\n10:02:00 order A1 placed 9.00';
    expect(orderOf(alone, { transferredSentencesMin: 10 })).toBe('雅');
  });
});

describe('P3 a chat over midnight', () => {
  const night = `
    23:50:00 buyer 有货吗
    23:50:09 雅 有
    06-02 00:10:00 buyer 什么面料
    06-02 00:10:09 雅 棉的
    06-02 00:15:00 order A1 placed 9.00`;
  test.each([
    ['each-day' as const, ['06-01 雅', '06-02 雅 A1']],
    ['once' as const, ['06-01 雅 A1']],
  ])('%s', (crossDayChat, expected) => {
    const found = assemble(night, { crossDayChat });
    expect(inquirersOf(found)).toEqual(expected);
    const [order] = found.orders;
    expect(order?.inquiryDay).toBe(
      expected.at(-1)?.startsWith('06-02') ? '2026-06-02' : '2026-06-01',
    );
  });

  test('who took over after midnight has the day they began', () => {
    const taken = night.replace('06-02 00:10:09 雅', '06-02 00:10:09 杰');
    expect(inquirersOf(assemble(taken, { crossDayChat: 'once' }))).toEqual([
      '06-01 雅',
      '06-02 杰 A1',
    ]);
  });

  test('another conversation the next day is another contact', () => {
    const two = '10:00:00 buyer>雅 在吗\n10:00:09 雅 在\n06-02 10:00:00 buyer>雅 在吗';
    expect(inquirersOf(assemble(two, { crossDayChat: 'once' }))).toEqual(['06-01 雅', '06-02 雅']);
  });
});

describe('P3 first-lost exemption', () => {
  const exempt = (script: string, on = true): string[] =>
    assemble(script, { firstLostExempt: on }).inquiries.flatMap((one) =>
      one.lostExempt ? [`${one.day.slice(5)} ${one.agent}`] : [],
    );
  const two = `
    10:00:00 buyer>雅 有货吗
    10:00:09 雅 有
    06-02 10:00:00 #c2 buyer>杰 还有吗
    06-02 10:00:09 #c2 杰 有`;
  test.each([
    ['the second agent’s first contact', two, ['06-02 杰']],
    [
      'not the second contact',
      `${two}\n06-03 12:00:00 #c3 buyer>杰 便宜点\n06-03 12:00:09 #c3 杰 不行`,
      ['06-02 杰'],
    ],
    ['not if it was ordered', `${two}\n06-02 10:05:00 order A1 placed 9.00`, []],
    ['not beyond the inquiry window', two.replaceAll('06-02', '06-04'), []],
    ['not the same agent again', two.replaceAll('杰', '雅'), []],
  ])('%s', (_, script, expected) => {
    expect(exempt(script)).toEqual(expected);
    expect(exempt(script, false)).toEqual([]);
  });
});

describe('P3 pre-sale deposits', () => {
  const chats = `
    10:00:00 buyer 预售什么时候发
    10:00:09 雅 下月初`;
  const paidIn = `${chats}
    10:05:00 order A1 placed 300.00
    10:06:00 order A1 deposit-paid 50.00
    06-10 09:00:00 buyer 尾款怎么付
    06-10 09:00:09 杰 我发您链接
    06-10 10:00:00 order A1 paid 300.00`;
  const unpaid = paidIn.split('\n').slice(0, 5).join('\n');
  const figures = (script: string, change: Partial<AttributionPolicy>): unknown => {
    const [order] = assemble(script, change).orders;
    return [order?.owner, order?.salesFen, order?.counted, order?.provisional];
  };
  test.each([
    ['final, rest not paid', unpaid, 'final' as const, ['雅', 0, false, true]],
    ['deposit, rest not paid', unpaid, 'deposit' as const, ['雅', 5000, true, true]],
    [
      'final, all paid: the deposit kept the payment window',
      paidIn,
      'final' as const,
      ['雅', 30_000, true, false],
    ],
    ['deposit, all paid', paidIn, 'deposit' as const, ['雅', 30_000, true, false]],
  ])('%s', (_, script, presalePaid, expected) => {
    expect(figures(script, { presalePaid })).toEqual(expected);
  });

  test('criterion paid: before the deposit or before the final payment', () => {
    expect(orderOf(paidIn, { criterion: 'paid', presalePaid: 'deposit' })).toBe('雅');
    expect(orderOf(paidIn, { criterion: 'paid', presalePaid: 'final' })).toBe('杰');
  });

  test('after the deposit a chat counts until the rest is paid, however long that takes', () => {
    const later = `${unpaid}\n06-10 09:00:00 buyer 尾款怎么付\n06-10 09:00:09 杰 我发您链接`;
    expect(orderOf(later, { criterion: 'paid' })).toBe('杰 (雅)');
    const none = later.replace(/\n.*deposit-paid.*/, '');
    expect(orderOf(none, { criterion: 'paid' })).toBe('雅');
  });

  test('a deposit at an unknown time is unclear, never a guess', () => {
    const untimed = paidIn.replace('10:06:00 order A1 deposit', '- order A1 deposit');
    expect(orderOf(untimed, { criterion: 'paid', presalePaid: 'deposit' })).toBe('unclear');
    expect(orderOf(untimed, { criterion: 'paid', presalePaid: 'final' })).toBe('杰');
  });

  test('the deposit late by the payment window is nobody’s', () => {
    const late = unpaid.replace('10:06:00 order', '06-04 10:05:00.001 order');
    expect(orderOf(late, { presalePaid: 'deposit', paymentWindowMs: 72 * HOUR })).toBe(
      'silent (雅)',
    );
  });

  test('closed with only the deposit paid', () => {
    const closed = `${unpaid}\n06-03 10:00:00 order A1 closed`;
    expect(figures(closed, { presalePaid: 'deposit' })).toEqual(['雅', 0, false, false]);
    expect(codesOf(closed, { presalePaid: 'final' })).toContain('unpaid-closed');
  });
});

describe('P3 several shops', () => {
  test('a thread is one buyer and one shop: the chat in one shop earns nothing in the other', () => {
    const chat = scriptThread('10:00:00 buyer 在吗\n10:00:09 雅 在', { shop: '甲店' });
    const order = scriptThread('10:05:00 order A1 placed 9.00', { shop: '乙店' });
    const setup = defaultSetup(common);
    expect(assembleThread(chat, setup, new Clock(END)).orders).toEqual([]);
    expect(assembleThread(order, setup, new Clock(END)).orders[0]?.ownership).toBe('silent');
  });
});
