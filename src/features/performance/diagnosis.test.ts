// Where a concern leads: the conversations it speaks of, not others that sound alike.
import { expect, test } from 'vitest';
import { presentFilter } from './diagnosis.ts';

test('P5 inquiries that did not buy are those without an order', () => {
  expect(presentFilter({ from: '2026-06-01', to: '2026-06-03', outcome: 'lost' })).toMatchObject({
    ...{ from: '2026-06-01', to: '2026-06-03' },
    ...{ phase: 'presale', order: 'none' },
  });
});

test('P5 orders closed are orders lost, and orders refunded are those', () => {
  expect(presentFilter({ agent: 'a', orderState: 'closed' })).toMatchObject({
    ...{ agent: 'a', phase: null, order: 'lost' },
  });
  expect(presentFilter({ sku: 'b', orderState: 'refunded' })).toMatchObject({
    ...{ sku: 'b', phase: null, order: 'refunded' },
  });
  expect(presentFilter({ agent: 'a', rule: 'unanswered' })).toMatchObject({ order: null });
});
