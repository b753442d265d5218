// JD's order export: amounts of the order on every row, buyers by account.
import { describe, expect, test } from 'vitest';
import { presentEvents } from '../../testing/present-told.ts';
import { readRows } from '../../testing/read-source.ts';
import { jdOrders } from './jd-orders.ts';

const base = {
  订单号: '2899',
  商品ID: '1000123',
  商品名称: '蒸锅',
  订购数量: '1',
  下单时间: '2026-06-01 10:00:00',
  京东价: '259.00',
  订单金额: '318.00',
  结算金额: '298.00',
  余额支付: '50.00',
  应付金额: '254.00',
  订单状态: '等待确认收货',
  下单帐号: 'jd_猫',
  运费金额: '6.00',
  付款确认时间: '2026-06-01 10:01:00',
};

function lines(...parts: Partial<typeof base>[]): string[] {
  return presentEvents(
    readRows(
      jdOrders,
      parts.map((part) => ({ ...base, ...part })),
    ),
  );
}

describe('G1 JD orders', () => {
  test('two products are one order; the buyer paid the balance and the amount due', () => {
    expect(lines({}, { 商品ID: '1000124', 商品名称: '砧板' })).toEqual([
      'jd_猫 | 2899:placed 2026-06-01 10:00:00 304.00',
      'jd_猫 | 2899:paid 2026-06-01 10:01:00 304.00',
      'jd_猫 | 2899:shipped untimed (not before 2026-06-01 10:01:00)',
    ]);
  });

  test.each([
    ['完成', ['placed', 'paid', 'completed']],
    ['等待出库', ['placed', 'paid']],
    ['(删除)等待出库', ['placed', 'paid', 'closed']],
    ['（删除）等待确认收货', ['placed', 'paid', 'closed']],
    ['锁定', ['placed', 'paid']],
  ])('%s', (status, states) => {
    const told = readRows(jdOrders, [{ ...base, 订单状态: status }]);
    expect(told.events.map(({ event }) => event.id.split(':')[1])).toEqual(states);
    expect(told.notices).toEqual([]);
  });

  test('等待付款 is placed and no more, its amount not a payment', () => {
    expect(lines({ 订单状态: '等待付款', 付款确认时间: '' })).toEqual([
      'jd_猫 | 2899:placed 2026-06-01 10:00:00 304.00',
    ]);
  });
});
