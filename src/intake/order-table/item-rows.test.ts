// One row an item: rows become whole orders, in bounded memory, and duplicates add nothing.
import { describe, expect, test } from 'vitest';
import { readRows } from '../../testing/read-source.ts';
import { recordingSink } from '../../testing/recording-sink.ts';
import { douyinOrders } from '../douyin-orders/douyin-orders.ts';
import { collectOrders } from './collect-orders.ts';
import { mergeRows } from './merge-rows.ts';
import { blankOrder, type OrderProgress, type OrderRecord } from './order-record.ts';

function row(part: Partial<OrderRecord>): OrderRecord {
  return { ...blankOrder, orderId: 'A1', shop: '店', buyer: '买家', line: 2, ...part };
}

describe('G1 rows of one order', () => {
  test.each<[string, 'per-row' | 'repeated', (number | null)[], number | null]>([
    ['shares are summed', 'per-row', [100, 100, 50], 250],
    ['a repeated total counts once', 'repeated', [100, 100], 100],
    ['totals that differ are shares', 'repeated', [100, 60], 160],
    ['unknown stays unknown', 'per-row', [null, null], null],
    ['unknown beside known', 'repeated', [null, 70], 70],
  ])('%s', (_, amounts, fen, expected) => {
    const rows = fen.map((paidFen) => row({ paidFen }));
    expect(mergeRows(rows, amounts).paidFen).toBe(expected);
  });

  test.each<[OrderProgress[], OrderProgress]>([
    [['closed', 'shipped'], 'shipped'],
    [['closed', 'closed'], 'closed'],
    [['paid', 'completed', 'shipped'], 'completed'],
  ])('items at %j make the order %s', (progress, expected) => {
    const rows = progress.map((each) => row({ status: { progress: each } }));
    expect(mergeRows(rows, 'per-row').status?.progress).toBe(expected);
  });

  test('orders are handed on when too many are open, and refuse rows that come too late', () => {
    const done: string[] = [];
    const collector = collectOrders((rows) => done.push(`${rows[0]?.orderId}×${rows.length}`), 2);
    const take = (orderId: string): boolean => {
      const open = collector.open(orderId);
      if (open) collector.add(row({ orderId }), true);
      return open;
    };
    expect(['A', 'A', 'B', 'A', 'C', 'A'].map(take)).toEqual([true, true, true, true, true, false]);
    collector.finish();
    expect(done).toEqual(['A×3', 'B×1', 'C×1']);
  });

  test('an overlapping export adds the new item without losing the old, and repeats nothing', () => {
    const item = (sub: string, due: string): Record<string, string> => ({
      主订单编号: '690001',
      子订单编号: sub,
      选购商品: `商品${sub}`,
      订单应付金额: due,
      订单状态: '待发货',
      下单时间: '2026-06-01 10:00:00',
      支付完成时间: '2026-06-01 10:00:30',
    });
    const sink = recordingSink();
    readRows(douyinOrders, [item('1', '10.00'), item('1', '10.00')], sink);
    readRows(douyinOrders, [item('1', '10.00'), item('2', '5.50')], sink);
    readRows(douyinOrders, [item('1', '10.00'), item('2', '5.50')], sink);
    expect(sink.told.rows).toEqual({ accepted: 2, duplicate: 4, quarantined: 0 });
    const paid = sink.told.events.filter(({ event }) => event.id === '690001:paid');
    expect(paid.map(({ event }) => (event.type === 'order' ? event.amountFen : null))).toEqual([
      1000, 1550,
    ]);
    const [first, second] = paid.map(({ event }) => event.revision);
    expect(second).toBeGreaterThan(first ?? 0);
  });
});
