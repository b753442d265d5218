// Pinduoduo's order export: one time for placing and paying, sometimes only the day in the number.
import { describe, expect, test } from 'vitest';
import { presentEvents, presentNotices } from '../../testing/present-told.ts';
import { readRows } from '../../testing/read-source.ts';
import { orderNumberDay } from './order-number-day.ts';
import { pddOrders } from './pdd-orders.ts';

const base = {
  商品: '保温袋',
  订单号: '260601-118823450001',
  订单状态: '已发货，待签收',
  '商品总价(元)': '15.90',
  '邮费(元)': '3.00',
  '店铺优惠折扣(元)': '1.00',
  '用户实付金额(元)': '17.90',
  '商家实收金额(元)': '17.90',
  '商品数量(件)': '1',
  发货时间: '2026-06-01 18:00:00',
  售后状态: '无售后或售后取消',
  订单成交时间: '2026-06-01 08:03:11\t',
};

describe('G1 Pinduoduo orders', () => {
  test('the trade time stands for placing and paying, and the file says so', () => {
    const told = readRows(pddOrders, [base]);
    expect(presentEvents(told)).toEqual([
      'order:260601-118823450001 | 260601-118823450001:placed 2026-06-01 08:03:11 17.90',
      'order:260601-118823450001 | 260601-118823450001:paid 2026-06-01 08:03:11 17.90',
      'order:260601-118823450001 | 260601-118823450001:shipped 2026-06-01 18:00:00',
    ]);
    expect(presentNotices(told)).toEqual(['no-buyer-column × 1', 'trade-time-for-placing × 1']);
  });

  test('a blank trade time falls back to the day in the order number, and the file says so', () => {
    const told = readRows(pddOrders, [
      { ...base, 订单状态: '待支付', 订单成交时间: '\t', 发货时间: '' },
    ]);
    expect(presentEvents(told)).toEqual([
      'order:260601-118823450001 | 260601-118823450001:placed 2026-06-01 00:00:00 17.90',
    ]);
    expect(presentNotices(told)).toContain('day-from-order-number × 1');
  });

  test.each([
    ['260601-1', Date.UTC(2026, 4, 31, 16)],
    ['261301-1', null],
    ['2606011', null],
  ])('the day of %s', (orderId, expected) => {
    expect(orderNumberDay(orderId, 8 * 3_600_000)).toBe(expected);
  });

  test.each([
    ['未发货，退款成功', ['placed', 'paid', 'refunded']],
    ['已发货,退款成功', ['placed', 'paid', 'shipped', 'refunded']],
    ['已取消', ['placed', 'closed']],
    ['待发货', ['placed', 'paid']],
    ['已签收', ['placed', 'paid', 'completed']],
  ])('%s', (status, states) => {
    const told = readRows(pddOrders, [{ ...base, 发货时间: '', 订单状态: status }]);
    const seen = told.events.map(({ event }) => event.id.split(':')[1]);
    expect(seen).toEqual(states);
  });
});
