// Masked names are joined only when one buyer fits; anything else costs nobody a point.
import { describe, expect, test } from 'vitest';
import type { JoinableOrder, MaskedConversation } from './gathered.ts';
import { fitsMask, joinMasked, planJoins } from './join-masked.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const conversation = (buyer: string, skus: string[] = []): MaskedConversation => ({
  shop: 's',
  buyer,
  startAt: 100 * DAY,
  endAt: 100 * DAY + HOUR,
  skus: new Set(skus),
});

const order = (
  buyer: string,
  placedAt: number,
  skus: string[] = [],
  orderId = 'A1',
): JoinableOrder => ({
  shop: 's',
  buyer,
  orderId,
  placedAt,
  skus,
});

const join = (c: MaskedConversation, orders: JoinableOrder[]) =>
  joinMasked(c, orders, 2 * DAY, 21 * DAY);

describe('joining masked buyers', () => {
  test.each([
    ['x**', 'xiaoming', true],
    ['x**', 'x', false],
    ['x**g', 'xiaoming', true],
    ['x**g', 'xiaohong2', false],
    ['小**', '小桃子', true],
    ['x**', 'x**', true],
  ])('G1 mask %s and name %s: %s', (mask, name, fits) => {
    expect(fitsMask(mask, name)).toBe(fits);
  });

  test('G1 one fitting buyer near in time is joined', () => {
    expect(
      join(conversation('x**'), [order('xiaoming', 100 * DAY + 1), order('yang', 100 * DAY)]),
    ).toEqual({ kind: 'joined', buyer: 'xiaoming', by: 'time' });
  });

  test('G1 of two fitting buyers the one who bought the product talked about', () => {
    const orders = [order('xiaoming', 100 * DAY, ['P1']), order('xinyi', 101 * DAY, ['P2'], 'A2')];
    expect(join(conversation('x**', ['P2']), orders)).toMatchObject({
      buyer: 'xinyi',
      by: 'product',
    });
    expect(join(conversation('x**'), orders)).toEqual({
      kind: 'ambiguous',
      candidates: new Set(['xiaoming', 'xinyi']),
    });
  });

  test('G1 an order outside the window does not join; an earlier one leaves it open', () => {
    expect(join(conversation('x**'), [order('xiaoming', 100 * DAY + HOUR + 2 * DAY + 1)])).toEqual({
      kind: 'none',
    });
    expect(join(conversation('x**'), [order('xiaoming', 90 * DAY)])).toEqual({
      kind: 'ambiguous',
      candidates: new Set(['xiaoming']),
    });
  });

  test('G1 a plan joins what is sure, lists what is not, and counts the rest', () => {
    const people = ['x**#c1', 'y**#c2', 'z**#c3'].map((buyer) => conversation(buyer));
    const orders = [
      order('xiaoming', 100 * DAY),
      order('yang', 100 * DAY),
      order('yuan', 100 * DAY),
    ];
    const plan = planJoins(people, orders, 2 * DAY, 21 * DAY);
    expect([...plan.buyers]).toEqual([['x**#c1', 'xiaoming']]);
    expect(plan.ambiguous.map(({ buyer }) => buyer)).toEqual(['y**#c2']);
    expect(plan.doubtful.map(({ buyer }) => buyer)).toEqual(['yang', 'yuan']);
    expect(plan.none).toBe(1);
  });

  test('G1 masked orders are people of their own', () => {
    expect(join(conversation('x**'), [order('x**#A7', 100 * DAY, [], 'A7')])).toMatchObject({
      buyer: 'x**#A7',
    });
  });
});
