// What an order counts as sold, what takes it back, and how long it may still change.
import { describe, expect, test } from 'vitest';
import type { AttributionPolicy } from '../domain/setup.ts';
import { assemble, codesOf, common, orderOf, ownerOf } from '../testing/attribute-script.ts';
import { scriptInstant } from '../testing/script-thread.ts';
import { shippedPolicy } from '../testing/shipped-policies.ts';

describe('P3 sales', () => {
  const sold = `
    10:00:00 buyer 有货吗
    10:00:09 雅 有
    10:02:00 order A1 placed 110.00 postage=10.00
    10:03:00 order A1 paid 110.00 postage=10.00`;
  const salesOf = (script: string, policy: AttributionPolicy): unknown => {
    const { salesFen, counted, lost } = orderOf(script, policy);
    return [salesFen, counted, lost];
  };
  test.each([
    ['paid', sold, common, [11_000, true, false]],
    ['without postage', sold, { ...common, withPostage: false }, [10_000, true, false]],
    [
      'refund, gross',
      `${sold}\n06-05 10:00:00 order A1 refunded 30.00`,
      common,
      [11_000, true, false],
    ],
    [
      'refund, net',
      `${sold}\n06-05 10:00:00 order A1 refunded 30.00`,
      { ...common, netOfRefund: true },
      [8000, true, false],
    ],
    [
      'all refunded, net',
      `${sold}\n06-05 10:00:00 order A1 refunded 110.00`,
      { ...common, netOfRefund: true },
      [0, false, false],
    ],
    ['closed', `${sold}\n06-05 10:00:00 order A1 closed`, common, [0, false, true]],
    ['closed untimed', `${sold}\n- order A1 closed`, common, [0, false, true]],
    ['unpaid', sold.replace(/\n.*paid.*/, ''), common, [0, false, false]],
    [
      'cancelled in 15 days to the ms',
      `${sold}\n06-16 10:02:00.000 order A1 closed`,
      shippedPolicy('jd-facilitated'),
      [0, false, true],
    ],
    [
      'cancelled later',
      `${sold}\n06-16 10:02:00.001 order A1 closed`,
      shippedPolicy('jd-facilitated'),
      [11_000, true, true],
    ],
  ])('%s', (_, script, policy, expected) => {
    expect(salesOf(script, policy)).toEqual(expected);
  });

  test('paid later than the payment window, to the millisecond, is nobody’s', () => {
    const paid = (at: string): string =>
      `10:00:00 buyer 在吗\n10:00:09 雅 在\n10:02:00 order A1 placed 9.00\n${at} order A1 paid 9.00`;
    expect(ownerOf(paid('06-04 10:02:00.000'))).toBe('雅');
    expect(ownerOf(paid('06-04 10:02:00.001'))).toBe('silent (雅)');
    expect(codesOf(paid('06-04 10:02:00.001'))).toContain('paid-too-late');
  });

  test('flagged orders are left out where the policy says so', () => {
    const flagged = `${sold}\n10:04:00 order A1 shipped flagged`;
    expect(orderOf(flagged).ownership).toBe('attributed');
    const policy = { ...common, flaggedOrders: 'leave-out' as const };
    expect(orderOf(flagged, policy).ownership).toBe('left-out');
    expect(assemble(flagged, policy).inquiries).toEqual([]);
  });

  test('M10 provisional until the window has passed', () => {
    const at = (time: string): unknown =>
      orderOf(sold.replace(/\n.*paid.*/, ''), common, scriptInstant(time)).provisional;
    expect(at('06-04 10:02:00.000')).toBe(true);
    expect(at('06-04 10:02:00.001')).toBe(false);
    const jd = shippedPolicy('jd-facilitated');
    expect(orderOf(sold, jd, scriptInstant('06-16 10:02:00.000')).provisional).toBe(true);
    expect(orderOf(sold, jd, scriptInstant('06-16 10:02:00.001')).provisional).toBe(false);
  });
});
