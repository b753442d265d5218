// The reason shown for an order is the step that decided, not what followed from it.
import { describe, expect, test } from 'vitest';
import { decisiveStep } from './decisive-step.ts';

describe('P3 why an order is or isn’t an agent’s', () => {
  test.each([
    [
      'criterion-placed-first chat-in-window owner-last assist sales-counted window-open',
      'a',
      'owner-last',
    ],
    ['criterion-placed-first chat-too-early silent sales-counted', null, 'chat-too-early'],
    ['criterion-placed no-chat silent unpaid', null, 'no-chat'],
    ['owner-last paid-too-late silent', null, 'paid-too-late'],
    ['orders-unclear', null, 'orders-unclear'],
    ['', null, ''],
  ])('%s → %s', (codes, owner, expected) => {
    const trace = codes.split(' ').flatMap((code) => (code === '' ? [] : [{ code }]));
    expect(decisiveStep(trace, owner)).toBe(expected);
  });
});
