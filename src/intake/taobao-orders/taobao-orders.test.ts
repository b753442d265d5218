// Taobao's order list, alone and joined with its item list.
import { describe, expect, test } from 'vitest';
import { presentEvents, presentNotices, presentQuarantine } from '../../testing/present-told.ts';
import { readRows } from '../../testing/read-source.ts';
import { recordingSink } from '../../testing/recording-sink.ts';
import { taobaoItems } from '../taobao-items/taobao-items.ts';
import { taobaoOrders } from './taobao-orders.ts';

const base = {
  订单编号: '="2871634509913001"',
  买家会员名: '风吹麦浪',
  买家应付货款: '468.00',
  买家应付邮费: '10.00',
  总金额: '478.00',
  买家实际支付金额: '478.00',
  订单状态: '卖家已发货,等待买家确认',
  订单创建时间: '2026-06-01 10:00:00',
  '订单付款时间 ': '2026-06-01 10:05:00',
  '宝贝标题 ': '春秋被，乳胶枕',
  宝贝总数量: '2',
  店铺名称: '云栖棉品旗舰店',
  订单关闭原因: '订单未关闭',
};

function itemsOf(told: ReturnType<typeof readRows>): string[] {
  const [first] = told.events;
  if (first?.event.type !== 'order') return [];
  return first.event.items.map(
    ({ sku, title, quantity, paidFen, refundFen }) =>
      `${sku} ${title}×${quantity} ${paidFen}−${refundFen}`,
  );
}

describe('G1 Taobao order list', () => {
  test('times, amounts and status become events; the shop is the row’s', () => {
    const told = readRows(taobaoOrders, [base]);
    expect(presentEvents(told)).toEqual([
      '风吹麦浪 | 2871634509913001:placed 2026-06-01 10:00:00 478.00',
      '风吹麦浪 | 2871634509913001:paid 2026-06-01 10:05:00 478.00',
      '风吹麦浪 | 2871634509913001:shipped untimed (not before 2026-06-01 10:05:00)',
    ]);
    expect(told.events[0]?.shop).toBe('云栖棉品旗舰店');
    expect(itemsOf(told)).toEqual(['null 春秋被×1 null−0', 'null 乳胶枕×1 null−0']);
  });

  test('without a total the payable amount is goods plus postage', () => {
    const told = readRows(taobaoOrders, [{ ...base, 总金额: '' }]);
    expect(presentEvents(told)[0]).toContain('478.00');
  });

  test.each([
    ['商家备注 counts as flagged', { 订单备注: '亲友单' }, true],
    ['null is no remark', { 订单备注: "'null" }, false],
  ])('%s', (_, part, expected) => {
    const [first] = readRows(taobaoOrders, [{ ...base, ...part }]).events;
    expect(first?.event.type === 'order' && first.event.flagged).toBe(expected);
  });

  test.each<[string, Record<string, string>, string]>([
    ['Excel rounded the number', { 订单编号: '2.87163E+15' }, '2 订单编号 mangled-id'],
    ['no order number', { 订单编号: '' }, '2 订单编号 no-order-id'],
    ['paid before placed', { '订单付款时间 ': '2026-05-31 10:00' }, '2 订单付款时间 time-order'],
    ['unpaid with a payment time', { 订单状态: '等待买家付款' }, '2 订单状态 status-contradicts'],
    ['no such day', { 订单创建时间: '2026-02-30 10:00:00' }, '2 订单创建时间 bad-time'],
    ['in the future', { 订单创建时间: '2026-09-01 10:00:00' }, '2 订单创建时间 future-time'],
    ['negative', { 买家实际支付金额: '-1.00' }, '2 买家实际支付金额 negative-amount'],
    ['no amount', { 总金额: '面议' }, '2 总金额 bad-money'],
  ])('%s goes to quarantine', (_, part, expected) => {
    const told = readRows(taobaoOrders, [{ ...base, ...part }]);
    expect(presentQuarantine(told)).toEqual([expected]);
    expect(told.events).toEqual([]);
  });

  test('an unknown status keeps the order by its times and names the word', () => {
    const told = readRows(taobaoOrders, [{ ...base, 订单状态: '已揽收' }]);
    expect(presentNotices(told)).toEqual(['unknown-status × 1']);
    expect(told.notices[0]?.words.zh).toContain('已揽收');
    expect(told.events).toHaveLength(2);
  });

  test('masked and missing buyers are kept apart, never put together', () => {
    const told = readRows(taobaoOrders, [
      { ...base, 买家会员名: 't**' },
      { ...base, 订单编号: '2', 买家会员名: 't**' },
      { ...base, 订单编号: '3', 买家会员名: '' },
    ]);
    expect([...new Set(told.events.map(({ buyer }) => buyer))]).toEqual([
      't**#2871634509913001',
      't**#2',
      'order:3',
    ]);
    expect(presentNotices(told)).toEqual(['masked-buyer × 2', 'no-buyer-name × 1']);
  });

  test('the same row again changes nothing', () => {
    const sink = recordingSink();
    readRows(taobaoOrders, [base, base], sink);
    readRows(taobaoOrders, [base], sink);
    expect(sink.told.rows).toEqual({ accepted: 1, duplicate: 2, quarantined: 0 });
    expect(sink.told.events).toHaveLength(3);
  });
});

describe('G1 Taobao order list with its item list', () => {
  const item = {
    子订单编号: '1',
    主订单编号: '="2871634509913001"',
    商品标题: '春秋被',
    商品价格: '299.00',
    购买数量: '1',
    商品ID: '678812345001',
    买家实付金额: '289.00',
    退款状态: '没有申请退款',
    退款金额: '无退款申请',
  };
  const pillow = { ...item, 子订单编号: '2', 商品标题: '乳胶枕', 商品ID: '678812345002' };

  test('items replace the joined titles; a refunded item is a refund of the order', () => {
    const sink = recordingSink();
    readRows(taobaoItems, [item, { ...pillow, 退款状态: '退款成功', 退款金额: '169.00' }], sink);
    const told = readRows(taobaoOrders, [base], sink);
    expect(itemsOf(told)).toEqual([
      '678812345001 春秋被×1 28900−0',
      '678812345002 乳胶枕×1 28900−16900',
    ]);
    expect(presentEvents(told).at(-1)).toBe(
      '风吹麦浪 | 2871634509913001:refunded untimed (not before 2026-06-01 10:05:00) 169.00',
    );
  });

  test.each([
    ['没有申请退款', 0, []],
    ['', 0, []],
    ['退款关闭', 0, []],
    ['卖家拒绝退款', 0, []],
    ['退款成功', 16900, []],
    ['买家已经申请退款，等待卖家同意', 0, ['refund-in-progress × 1']],
    ['卖家已经同意退款，等待买家退货', 0, ['refund-in-progress × 1']],
    ['蒸发', 0, ['unknown-status × 1']],
  ])('refund status “%s” refunds %i fen', (word, refundFen, notices) => {
    const told = readRows(taobaoItems, [{ ...item, 退款状态: word, 退款金额: '169.00' }]);
    expect(told.items.get('2871634509913001')?.[0]?.refundFen).toBe(refundFen);
    expect(presentNotices(told)).toEqual(notices);
  });

  test('the old layout has no product id: the merchant code stands for it', () => {
    const told = readRows(taobaoItems, [
      { 订单编号: '77', 标题: '龙井', 价格: '128.00', 购买数量: '2', 外部系统编号: 'LJ-50' },
    ]);
    expect(told.items.get('77')).toEqual([
      { sku: 'LJ-50', title: '龙井', quantity: 2, priceFen: 12800, paidFen: null, refundFen: 0 },
    ]);
  });
});
