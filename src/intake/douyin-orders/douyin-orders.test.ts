// Douyin's order export: one row a sub-order, its own amount; no buyer.
import { describe, expect, test } from 'vitest';
import { presentEvents, presentNotices } from '../../testing/present-told.ts';
import { readRows } from '../../testing/read-source.ts';
import { douyinOrders } from './douyin-orders.ts';
import { douyinAfterSale } from './douyin-statuses.ts';

const base = {
  主订单编号: '6929011\t',
  子订单编号: '1\t',
  选购商品: '土蜂蜜',
  商品ID: '3633\t',
  商品数量: '2',
  订单应付金额: '2,560.00',
  订单状态: '已发货',
  售后状态: '-',
  订单提交时间: '2026-06-01 20:20:00\t',
  支付完成时间: '2026-06-01 20:21:00',
  旗帜颜色: '',
  取消原因: '-',
};

describe('G1 Douyin orders', () => {
  test('rows of a main order are one order; a refunded row is refunded by its own amount', () => {
    const told = readRows(douyinOrders, [
      base,
      { ...base, 子订单编号: '2', 订单应付金额: '88.00', 订单状态: '已关闭', 售后状态: '退款成功' },
    ]);
    expect(presentEvents(told)).toEqual([
      'order:6929011 | 6929011:placed 2026-06-01 20:20:00 2648.00',
      'order:6929011 | 6929011:paid 2026-06-01 20:21:00 2648.00',
      'order:6929011 | 6929011:shipped untimed (not before 2026-06-01 20:21:00)',
      'order:6929011 | 6929011:refunded untimed (not before 2026-06-01 20:21:00) 88.00',
    ]);
    expect(presentNotices(told)).toEqual(['no-buyer-column × 2', 'refund-amount-unknown × 1']);
  });

  test('an unpaid order that was closed keeps its reason and claims no time', () => {
    const closed = { ...base, 订单状态: '已关闭', 支付完成时间: '', 取消原因: '超时未支付' };
    expect(presentEvents(readRows(douyinOrders, [closed]))).toEqual([
      'order:6929011 | 6929011:placed 2026-06-01 20:20:00 2560.00',
      'order:6929011 | 6929011:closed untimed 超时未支付',
    ]);
  });

  test('a nick column, where there is one, names the buyer', () => {
    const [first] = readRows(douyinOrders, [{ ...base, 买家昵称: '山间清风' }]).events;
    expect(first?.buyer).toBe('山间清风');
  });

  test.each([
    ['-', false],
    ['灰色', false],
    ['红色', true],
  ])('flag %s', (flag, expected) => {
    const [first] = readRows(douyinOrders, [{ ...base, 旗帜颜色: flag }]).events;
    expect(first?.event.type === 'order' && first.event.flagged).toBe(expected);
  });

  test.each([
    ['', 'none'],
    ['售后关闭', 'none'],
    ['换货成功', 'none'],
    ['待商家处理', 'requested'],
    ['待买家退货', 'requested'],
    ['退款中', 'requested'],
    ['退款成功', 'refunded'],
    ['已全额退款', 'refunded'],
    ['穿越', null],
  ])('after-sale “%s” is %s', (word, expected) => {
    expect(douyinAfterSale(word)).toBe(expected);
  });
});
