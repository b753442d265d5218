// The links add up to the gap, and paying is told apart from selling.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { salesIdentity } from '../identity.ts';
import { splitSales } from '../split-sales.ts';
import { payingPart, splitLinks, weakestLink } from './weak-link.ts';

const funnel = fc
  .tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }))
  .chain(([inquiries, more]) =>
    fc.record({
      inquiries: fc.constant(inquiries + more),
      ordered: fc.constant(inquiries),
      paid: fc.integer({ min: 1, max: inquiries }),
    }),
  );

describe('weak link', () => {
  test('P5 the four links add up to the gap, to the fen', () => {
    fc.assert(
      fc.property(funnel, funnel, fc.integer({ min: 100, max: 1e6 }), (own, team, fen) => {
        const mine = salesIdentity(own.inquiries, own.paid, own.paid * fen);
        const average = salesIdentity(team.inquiries, team.paid, team.paid * 20_000);
        const { inquiries, conversion, paying, orderValue } = splitLinks(average, mine, own, team);
        const { gapFen } = splitSales(average, mine);
        expect(inquiries + conversion + paying + orderValue).toBe(gapFen);
      }),
    );
  });

  test.each([
    ['all of it after placing', { inquiries: 100, ordered: 40, paid: 20 }, 1],
    ['all of it before', { inquiries: 100, ordered: 20, paid: 16 }, 0],
    ['nobody paid: nothing can be told', { inquiries: 100, ordered: 20, paid: 0 }, 0],
  ])('P5 %s', (_, own, part) => {
    expect(payingPart(own, { inquiries: 1000, ordered: 400, paid: 320 })).toBeCloseTo(part, 9);
  });

  test('P5 the weakest of the links asked for; none if none costs', () => {
    const parts = { inquiries: -900, conversion: 50, paying: -20, orderValue: -10 };
    expect(weakestLink(parts, ['inquiries', 'conversion', 'paying'])).toBe('inquiries');
    expect(weakestLink(parts, ['conversion', 'paying', 'orderValue'])).toBe('paying');
    expect(weakestLink(parts, ['conversion'])).toBeNull();
  });
});
