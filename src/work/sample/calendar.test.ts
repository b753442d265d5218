// Proves that days share the traffic exactly, the promotion doubles it, and shifts cover the day.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPrng } from '../../lib/prng.ts';
import { DAY_MS, HOUR_MS, parseDay, planCalendar, ZONE_MS } from './calendar.ts';
import { planDesks } from './roster.ts';
import { hireStaff } from './staff.ts';

const first = parseDay('2026-05-18')!;

describe('planCalendar', () => {
  test('days add up to exactly the conversations asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer(),
        (days, conversations, seed) => {
          const plan = planCalendar(first, days, conversations, createPrng(seed));
          expect(plan.reduce((sum, day) => sum + day.conversations, 0)).toBe(conversations);
          expect(plan.every((day) => day.conversations >= 0)).toBe(true);
        },
      ),
    );
  });

  test('the promotion is in the middle and brings twice the traffic', () => {
    const plan = planCalendar(first, 30, 30_000, createPrng(1));
    const mean = (promotion: boolean): number => {
      const days = plan.filter((day) => day.promotion === promotion);
      return days.reduce((sum, day) => sum + day.conversations, 0) / days.length;
    };
    expect(plan.map((day) => day.promotion).indexOf(true)).toBe(13);
    expect(plan.filter((day) => day.promotion)).toHaveLength(3);
    expect(mean(true) / mean(false)).toBeGreaterThan(1.85);
    expect(mean(true) / mean(false)).toBeLessThan(2.2);
    expect(planCalendar(first, 2, 100, createPrng(1)).some((day) => day.promotion)).toBe(false);
  });

  test.each([
    ['2026-05-18', true],
    ['2026-02-30', false],
    ['2026-5-18', false],
    ['', false],
  ])('%j is a day: %s', (text, good) => {
    expect(parseDay(text) !== null).toBe(good);
  });
});

describe('planDesks', () => {
  test('with twelve agents somebody of each group is there from 8:00 to 23:00 on every day', () => {
    const staff = hireStaff(12, createPrng(1));
    for (let day = first; day < first + 30; day += 1) {
      const desks = planDesks(staff, day, false);
      for (let hour = 8; hour < 23; hour += 0.5) {
        const at = day * DAY_MS - ZONE_MS + hour * HOUR_MS;
        const roles = desks.filter((d) => d.from <= at && at < d.to).map((d) => d.agent.role);
        expect(new Set(roles)).toEqual(new Set(['presale', 'aftersale']));
      }
    }
  });

  test('names are unique however many are hired, and a lone agent does both', () => {
    const many = hireStaff(80, createPrng(2));
    expect(new Set(many.map((agent) => agent.id)).size).toBe(80);
    expect(hireStaff(1, createPrng(2)).map((agent) => agent.role)).toEqual(['both']);
  });
});
