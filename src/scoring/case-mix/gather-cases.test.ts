// What is read of a buyer before the agent could have a hand in it, and what is left alone.
import { describe, expect, test } from 'vitest';
import { analyse } from '../../analyse/analyse.ts';
import { scriptInstant, scriptThread } from '../../testing/script-thread.ts';
import { shippedSetup } from '../../testing/shipped-setup.ts';
import { newCaseMix } from './case-mix.ts';
import type { CaseRow } from './case-row.ts';
import { gatherCases } from './gather-cases.ts';

const prepared = shippedSetup();

function gather(script: string, asOf = '06-29 00:00:00', ordersKnown = true) {
  const mix = newCaseMix();
  const thread = scriptThread(script, { ordersKnown });
  const analysis = analyse(thread, prepared, scriptInstant(asOf));
  gatherCases(mix, analysis, prepared.setup, prepared.rulebook.words);
  return mix;
}

function theRow(script: string): CaseRow {
  const { rows } = gather(script);
  expect(rows).toHaveLength(1);
  return rows[0]!;
}

describe('M4 case rows', () => {
  test.each<[string, Partial<CaseRow>]>([
    ['在吗', { intent: 'greeting', difficulty: 'none', priceFen: null, category: null }],
    ['这件多少钱', { intent: 'price', difficulty: 'none' }],
    ['能便宜点吗', { intent: 'price', difficulty: 'haggling' }],
    ['我一米六穿什么码', { intent: 'spec' }],
    ['还有货吗', { intent: 'stock' }],
    ['今天能发货吗', { intent: 'shipping' }],
    ['质量怎么样', { intent: 'quality' }],
    ['坏了可以换新的么', { intent: 'after-sale' }],
    ['什么垃圾店', { difficulty: 'abusive' }],
    ['[product P3]', { intent: 'product-card', priceFen: 29_900, category: '水杯' }],
    ['想看看外套', { category: '外套', priceFen: null }],
  ])('reads the opening: %s', (said, expected) => {
    const row = theRow(`10:05:00 buyer>小雅 ${said}\n10:05:20 小雅 您好，在的`);
    expect(row).toMatchObject({
      agent: '小雅',
      hour: 10,
      history: 'new',
      paid: false,
      ...expected,
    });
  });

  test('what is said after the first minute, and what was bought in the end, is not looked at', () => {
    const quiet = theRow('10:00:00 buyer>小雅 在吗\n10:00:05 小雅 在的');
    const later = theRow(`10:00:00 buyer>小雅 在吗
      10:00:05 小雅 在的
      10:01:30 buyer>小雅 [product P1]
      10:01:40 buyer>小雅 什么垃圾店，能便宜点吗
      10:03:00 order A1 placed 99.00 P1
      10:04:00 order A1 paid 99.00 P1`);
    expect(later).toEqual({ ...quiet, paid: true, salesFen: 9900 });
  });

  test('is the same whether the agent answers at once, late or never', () => {
    const row = (answer: string) => ({
      ...theRow(`10:00:00 buyer>小雅 在吗\n${answer}\n10:00:30 buyer>小雅 [product P1]`),
    });
    const soon = row('10:00:03 小雅 在的亲');
    expect(row('10:20:00 小雅 久等了')).toEqual(soon);
  });

  test.each([
    ['new', ''],
    ['asked-before', '05-20 10:00:00 buyer>小雅 在吗\n05-20 10:00:10 小雅 在的'],
    [
      'bought-before',
      '03-01 09:00:00 order Z1 placed 99.00 P1\n03-01 09:01:00 order Z1 paid 99.00 P1',
    ],
    ['order-waiting', '09:50:00 order Z1 placed 99.00 P1'],
  ])('knows what went before: %s', (history, before) => {
    const { rows } = gather(`${before}\n10:00:00 buyer>小雅 在吗\n10:00:10 小雅 在的`);
    expect(rows.at(-1)).toMatchObject({ history });
  });

  test('a buyer who abused somebody before is a hard one', () => {
    const { rows } = gather(`05-20 10:00:00 buyer>阿杰 什么垃圾店，骗子
      05-20 10:00:10 阿杰 抱歉
      10:00:00 buyer>小雅 还有货吗
      10:00:10 小雅 有的`);
    expect(rows.map(({ agent, difficulty }) => [agent, difficulty])).toEqual([
      ['阿杰', 'abusive'],
      ['小雅', 'abusive'],
    ]);
  });

  test('inquiries whose outcome is open or unknown are left out and counted', () => {
    const script = '10:00:00 buyer>小雅 在吗\n10:00:10 小雅 在的';
    expect(gather(script, '06-01 12:00:00')).toMatchObject({
      rows: [],
      leftOut: { provisional: 1 },
    });
    expect(gather(script, '06-29 00:00:00', false)).toMatchObject({
      rows: [],
      leftOut: { 'orders-unknown': 1 },
    });
  });
});
