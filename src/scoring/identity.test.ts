// The sales identity holds to the fen on any threads, for every agent, with the shipped definitions.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileMetrics } from '../measures/compile-metrics.ts';
import { rollUp } from '../measures/roll-up.ts';
import { newTally, tally } from '../measures/tally.ts';
import { randomEvents } from '../testing/random-thread.ts';
import { readShippedMetrics } from '../testing/shipped-metrics.ts';
import { analyseChat, CHAT_SETUP, chatInstant } from '../testing/timed-chat.ts';
import { identityOf } from './identity.ts';

const metrics = compileMetrics(readShippedMetrics().definitions);

test('P1 inquirers × conversion × order value = attributed sales, to the fen, for each agent', () => {
  const threads = fc.array(fc.tuple(randomEvents, fc.nat(10)), { minLength: 1, maxLength: 5 });
  let sold = 0;
  fc.assert(
    fc.property(threads, (drawn) => {
      const t = newTally(metrics);
      for (const [events, days] of drawn) {
        const asOf = chatInstant(`${days}+12:00:00`);
        tally(t, analyseChat(events, { asOf }), CHAT_SETUP, metrics);
      }
      const rows = rollUp(t, metrics, { scope: 'agent', over: 'period' });
      for (const agent of new Set(rows.map((row) => row.agent))) {
        if (agent === null) continue;
        const own = rows.filter((row) => row.agent === agent);
        const value = (id: string) => own.find((row) => row.metric === id)?.value;
        const identity = identityOf(own)!;
        expect(identity.inquirers).toBe(value('inquiries'));
        expect(identity.salesFen).toBe(value('sales'));
        sold += identity.salesFen;
        if (identity.conversion === null || identity.orderValueFen === null) continue;
        const { inquirers, conversion, orderValueFen } = identity;
        expect(inquirers * conversion * orderValueFen).toBeCloseTo(identity.salesFen, 4);
      }
    }),
    // A fixed seed: whether anything was sold at all is asserted below.
    { numRuns: 60, seed: 7 },
  );
  expect(sold).toBeGreaterThan(0);
});
