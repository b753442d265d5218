// Whose an order is: windows to the millisecond, who owns, silent orders, what is unclear.
import { describe, expect, test } from 'vitest';
import { defaultSetup } from '../domain/setup.ts';
import { Clock } from '../lib/clock.ts';
import { assemble, codesOf, common, END, ownerOf } from '../testing/attribute-script.ts';
import { scriptThread } from '../testing/script-thread.ts';
import { assembleThread } from './assemble-thread.ts';

describe('P3 the inquiry window', () => {
  const chat = '10:00:00.000 buyer 有货吗\n10:00:05.000 雅 有';
  test.each([
    ['placed right after', '10:00:05.001', '雅'],
    ['placed at the very instant of the line', '10:00:05.000', 'silent'],
    ['two days to the millisecond', '06-03 10:00:05.000', '雅'],
    ['a millisecond more', '06-03 10:00:05.001', 'silent'],
  ])('%s', (_, placed, expected) => {
    const order = `${placed} order A1 placed 99.00`;
    expect(ownerOf(`${chat}\n${order}`, { ...common, criterion: 'placed' })).toBe(expected);
  });

  test('an unanswered buyer is an inquirer, but owns nobody the order', () => {
    const script =
      '10:00:00 buyer>雅 有货吗\n10:05:00 order A1 placed 99.00\n10:06:00 order A1 paid 99.00';
    expect(ownerOf(script)).toBe('silent');
    expect(codesOf(script)).toContain('no-agent-sentence');
    expect(assemble(script).inquiries).toMatchObject([
      { agent: '雅', ordered: false, salesFen: 0 },
    ]);
  });

  test('an automatic line is no chat', () => {
    expect(ownerOf('10:00:00 buyer 在吗\n10:00:01 雅! 欢迎\n10:05:00 order A1 placed 9.00')).toBe(
      'silent',
    );
  });

  test('fewer sentences than the policy asks', () => {
    const script = '10:00:00 buyer 在吗\n10:00:09 雅 在\n10:05:00 order A1 placed 9.00';
    expect(ownerOf(script, { ...common, agentSentencesMin: 2 })).toBe('silent (雅)');
    expect(codesOf(script, { ...common, agentSentencesMin: 2 })).toContain('too-few-sentences');
  });
});

describe('P3 who owns', () => {
  const script = `
    10:00:00 buyer 有货吗
    10:00:09 雅 有
    10:00:20 buyer 什么面料
    10:00:29 雅 [product P7]
    10:01:00 buyer 能便宜吗
    10:01:09 杰 不能哦
    10:02:00 order A1 placed 99.00 P7`;
  test.each([
    ['common-tool', '杰 (雅)'],
    ['common-tool-b', '雅 (杰)'],
    ['first-agent-24h', '雅 (杰)'],
    ['jd-facilitated', '雅 (杰)'],
  ])('%s', (policy, expected) => {
    expect(ownerOf(script, policy)).toBe(expected);
  });

  test('a tie in rounds goes to who spoke last', () => {
    const tie = `
      10:00:00 buyer 在吗
      10:00:09 雅 在
      10:01:00 buyer 有吗
      10:01:09 杰 有
      10:02:00 order A1 placed 9.00`;
    expect(ownerOf(tie, 'common-tool-b')).toBe('杰 (雅)');
  });

  test('in the same second the later line decides', () => {
    const placed = '10:02:00 order A1 placed 9.00';
    const head = '10:00:00 buyer 在吗';
    expect(ownerOf(`${head}\n10:00:09 雅 在\n10:00:09 杰 在\n${placed}`)).toBe('杰 (雅)');
    expect(ownerOf(`${head}\n10:00:09 杰 在\n10:00:09 雅 在\n${placed}`)).toBe('雅 (杰)');
  });

  test('served SKU: nobody served it, so who spoke last', () => {
    expect(ownerOf(script.replace('placed 99.00 P7', 'placed 99.00 P8'), 'jd-facilitated')).toBe(
      '杰 (雅)',
    );
  });

  test('transferred without a word stays with who spoke', () => {
    const moved =
      '10:00:00 buyer 在吗\n10:00:09 雅 在\n10:01:00 system>杰 转接\n10:02:00 order A1 placed 9.00';
    expect(ownerOf(moved)).toBe('雅');
  });
});

describe('P3 silent orders', () => {
  const late = `
    10:00:00 order A1 placed 99.00
    10:10:00 buyer 能改地址吗
    10:10:09 雅 可以
    10:20:00 order A1 paid 99.00`;
  test.each([
    ['placed first: between placing and paying', late, common, '雅 silent-placed'],
    [
      'placed: only chats before placing',
      late,
      { ...common, criterion: 'placed' as const },
      'silent',
    ],
    [
      'paid: before paying, however placed',
      late,
      { ...common, criterion: 'paid' as const },
      '雅 silent-placed',
    ],
    [
      'a follow-up too soon earns nothing',
      late,
      { ...common, silentFollowUpIdleMs: 610_000 },
      'silent',
    ],
    [
      'a follow-up late enough',
      late,
      { ...common, silentFollowUpIdleMs: 609_000 },
      '雅 silent-placed',
    ],
    [
      'a chat before placing comes first',
      `09:59:00 buyer 在吗\n09:59:09 杰 在${late}`,
      common,
      '杰 (雅)',
    ],
    [
      'nobody chatted',
      '10:00:00 order A1 placed 9.00\n10:01:00 order A1 paid 9.00',
      common,
      'silent',
    ],
  ])('%s', (_, script, policy, expected) => {
    expect(ownerOf(script, policy)).toBe(expected);
  });

  const full = (at: string): string =>
    `
    10:00:00 order A1 placed 9.00
    10:01:00 order A1 paid 9.00
    10:01:30 buyer 好的
    ${at} 雅 亲，核对一下地址`;
  test.each([
    ['off', full('10:02:00.000'), 0, 'silent'],
    ['within it to the millisecond', full('10:11:00.000'), 600_000, '雅'],
    ['a millisecond late', full('10:11:00.001'), 600_000, 'silent'],
    [
      'an outreach the buyer never answered is no chat',
      full('10:02:00').replace('10:01:30 buyer 好的', ''),
      600_000,
      'silent',
    ],
  ])('follow-up of a fully silent order: %s', (_, script, silentFollowUpMs, expected) => {
    expect(ownerOf(script, { ...common, silentFollowUpMs })).toBe(expected);
  });
});

describe('P3 what cannot be told is unclear, never a guess', () => {
  test.each([
    ['only untimed chats', '- buyer 有货吗\n- 雅 有\n10:00:00 order A1 placed 9.00'],
    ['placed at an unknown time', '10:00:00 buyer 在吗\n10:00:09 雅 在\n- order A1 placed 9.00'],
    [
      'paid at an unknown time',
      '10:00:00 order A1 placed 9.00\n10:10:00 buyer 在\n10:10:09 雅 在\n- order A1 paid 9.00',
    ],
  ])('%s', (_, script) => {
    expect(ownerOf(script)).toMatch(/^unclear/);
  });

  test('no chats at all: silent, whatever the times', () => {
    expect(ownerOf('- order A1 placed 9.00\n- order A1 paid 9.00')).toBe('silent');
  });

  test('orders that cannot be joined surely are nobody’s, and words tell the phase', () => {
    const thread = scriptThread(
      '10:00:00 buyer 怎么还没收到货\n10:00:09 雅 我查下\n10:05:00 order A1 placed 9.00',
      { ordersUnclear: 'masked-name' },
    );
    const result = assembleThread(thread, defaultSetup(common), new Clock(END));
    expect(result.orders[0]?.ownership).toBe('unclear');
    expect(result.conversations[0]).toMatchObject({ phase: 'aftersale', phaseBasis: 'text' });
    expect(result.inquiries).toEqual([]);
  });
});
