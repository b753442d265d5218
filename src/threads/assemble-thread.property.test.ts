// What must hold for every thread: a function of the set of events, and money adds up.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ThreadEvent } from '../domain/event.ts';
import type { Setup } from '../domain/setup.ts';
import { Clock } from '../lib/clock.ts';
import { at, events, HOUR, policies, setup, threadOf } from '../testing/hostile-thread.ts';
import { type AssembledThread, assembleThread } from './assemble-thread.ts';

function assemble(list: readonly ThreadEvent[], used: Setup, asOf: number): AssembledThread {
  return assembleThread(threadOf(list), used, new Clock(asOf));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

describe('assembleThread', () => {
  test('M1 depends on the set of events only: shuffled and repeated ends the same', () => {
    const shuffled = events.chain((list) =>
      fc.record({
        list: fc.constant(list),
        other: fc
          .tuple(fc.shuffledSubarray(list, { minLength: list.length }), fc.subarray(list))
          .map(([all, again]) => [...again, ...all, ...again].map((event) => ({ ...event }))),
      }),
    );
    fc.assert(
      fc.property(shuffled, setup, at, ({ list, other }, used, asOf) => {
        expect(assemble(other, used, asOf)).toEqual(assemble(list, used, asOf));
      }),
      { numRuns: 200 },
    );
  });

  test('M1 events that have not come yet change nothing', () => {
    const hasCome = (event: ThreadEvent, asOf: number): boolean =>
      event.at !== null
        ? event.at <= asOf
        : event.type !== 'order' || event.notBefore === null || event.notBefore <= asOf;
    fc.assert(
      fc.property(events, setup, at, (list, used, asOf) => {
        const known = list.filter((event) => hasCome(event, asOf));
        expect(assemble(known, used, asOf)).toEqual(assemble(list, used, asOf));
      }),
      { numRuns: 200 },
    );
  });

  test('M1 nothing changes by time alone before recheckAt', () => {
    fc.assert(
      fc.property(
        events,
        setup,
        at,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (list, used, asOf, part) => {
          const clock = new Clock(asOf);
          const now = assembleThread(threadOf(list), used, clock);
          const next = clock.recheckAt ?? asOf + 400 * 24 * HOUR;
          const later = asOf + Math.floor((next - 1 - asOf) * part);
          expect(assemble(list, used, Math.max(asOf, later))).toEqual(now);
          expect(assemble(list, used, Math.max(asOf, next - 1))).toEqual(now);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('P3 agents + silent + unclear + left out = shop, to the fen, under every policy', () => {
    fc.assert(
      fc.property(events, setup, at, (list, used, asOf) => {
        const { orders, inquiries } = assemble(list, used, asOf);
        const shop = sum(orders.map((order) => order.salesFen));
        const agents = sum(inquiries.map((inquiry) => inquiry.salesFen));
        const nobodys = orders.filter((order) => order.owner === null);
        expect(agents + sum(nobodys.map((order) => order.salesFen))).toBe(shop);
        // Who owns an order moves no money: the same shop under any other way to choose.
        for (const other of policies.values()) {
          const { netOfRefund, withPostage, cancelReversesMs, presalePaid } = used.policy;
          const moved = { ...other, netOfRefund, withPostage, cancelReversesMs, presalePaid };
          const again = assemble(list, { ...used, policy: moved }, asOf).orders;
          expect(sum(again.map((order) => order.salesFen))).toBe(shop);
        }
        for (const name of ['雅', '杰', '敏']) {
          const own = orders.filter((order) => order.owner === name);
          const units = inquiries.filter((inquiry) => inquiry.agent === name);
          expect(sum(units.map((u) => u.salesFen))).toBe(sum(own.map((o) => o.salesFen)));
          expect(units.flatMap((u) => u.orderIds).sort()).toEqual(own.map((o) => o.orderId).sort());
          expect(units.filter((u) => u.paid).length).toBeLessThanOrEqual(
            own.filter((o) => o.counted).length,
          );
        }
        for (const order of orders) {
          expect(order.owner === null).toBe(order.ownership !== 'attributed');
          expect(order.inquiryDay === null).toBe(order.owner === null);
          expect(order.assists).not.toContain(order.owner);
          expect(order.salesFen).toBeGreaterThanOrEqual(0);
          expect(Number.isSafeInteger(order.salesFen)).toBe(true);
          expect(order.counted || order.salesFen === 0).toBe(true);
          expect(order.trace.length).toBeGreaterThan(0);
        }
        const keys = inquiries.map((inquiry) => `${inquiry.agent}|${inquiry.day}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 150 },
    );
  });

  test('P3 orders alone, or chats alone, never need each other', () => {
    fc.assert(
      fc.property(events, setup, at, (list, used, asOf) => {
        const chats = assemble(
          list.filter((e) => e.type === 'message'),
          used,
          asOf,
        );
        expect(chats.orders).toEqual([]);
        expect(chats.inquiries.every((inquiry) => !inquiry.ordered)).toBe(true);
        const orders = assemble(
          list.filter((e) => e.type === 'order'),
          used,
          asOf,
        );
        expect(orders.orders.every((order) => order.owner === null)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('Q1 every buyer line is in at most one round; rounds and replies follow in order', () => {
    fc.assert(
      fc.property(events, setup, at, (list, used, asOf) => {
        for (const { lines, rounds, receptions } of assemble(list, used, asOf).conversations) {
          let end = -1;
          rounds.forEach((round, index) => {
            expect(round.rawOpenedBy).toBeGreaterThan(end);
            expect(round.openedBy).toBeGreaterThanOrEqual(round.rawOpenedBy);
            expect(lines[round.openedBy]?.message.by).toBe('buyer');
            expect(lines[round.openedBy]?.closing).toBe(round.closing);
            if (round.repliedBy < 0) expect(index).toBe(rounds.length - 1);
            else expect(round.repliedBy).toBeGreaterThan(round.openedBy);
            expect(round.waitMs === null || round.waitMs >= 0).toBe(true);
            end = round.repliedBy;
          });
          expect(rounds.filter((round) => round.first).length).toBeLessThanOrEqual(1);
          const typed = lines.filter(
            (l) => !l.auto && !l.revoked && (l.message.by === 'agent' || l.message.by === 'bot'),
          );
          const unnamed = typed.filter((line) => line.message.agent === null).length;
          const counted = sum(receptions.map((reception) => reception.agentLines));
          expect(counted).toBeLessThanOrEqual(typed.length);
          expect(counted).toBeGreaterThanOrEqual(typed.length - unnamed);
        }
      }),
      { numRuns: 150 },
    );
  });
});
