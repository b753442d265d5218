// Figures add up: agents + unattributed = shop, days = period, drill-down = number, however threads are merged.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Analysis } from '../domain/analysis.ts';
import { randomEvents } from '../testing/random-thread.ts';
import { readShippedMetrics } from '../testing/shipped-metrics.ts';
import { analyseChat, CHAT_SETUP, chatEvents, chatInstant } from '../testing/timed-chat.ts';
import { compileMetrics, type Metrics } from './compile-metrics.ts';
import { listUnits } from './list-units.ts';
import { parseDefinitions } from './parse-definitions.ts';
import { type MetricRow, type RollUpBy, rollUp } from './roll-up.ts';
import { mergeTally, newTally, type Tally, tally } from './tally.ts';
import { unitsOf } from './units.ts';

const { definitions } = readShippedMetrics();
const metrics = compileMetrics(definitions);

const randomAnalyses: fc.Arbitrary<Analysis[]> = fc.array(
  fc
    .tuple(randomEvents, fc.boolean(), fc.constantFrom('甲店', '乙店'), fc.nat(10))
    .map(([events, ordersKnown, shop, days]) => {
      const known = ordersKnown ? events : events.filter((event) => event.type === 'message');
      return analyseChat(known, { ordersKnown, shop, asOf: chatInstant(`${days}+12:00:00`) });
    }),
  { minLength: 1, maxLength: 5 },
);

function tallyOf(analyses: readonly Analysis[]): Tally {
  const t = newTally(metrics);
  for (const analysis of analyses) tally(t, analysis, CHAT_SETUP, metrics);
  return t;
}

function sums(rows: readonly MetricRow[], key: (row: MetricRow) => string) {
  const found = new Map<string, number[]>();
  for (const row of rows) {
    const sum = found.get(key(row)) ?? [0, 0, 0];
    const { numerator, denominator, units } = row;
    found.set(key(row), [
      sum[0]! + (numerator ?? 0),
      sum[1]! + (denominator ?? 0),
      sum[2]! + units,
    ]);
  }
  return found;
}

function expectClose(a: Map<string, number[]>, b: Map<string, number[]>): void {
  expect([...a.keys()].sort()).toEqual([...b.keys()].sort());
  for (const [key, values] of a) {
    values.forEach((value, i) => {
      // Presented seconds are thousandths; the sums behind them are whole.
      expect(Math.round(value * 1e6)).toBe(Math.round(b.get(key)![i]! * 1e6));
    });
  }
}

const BY: readonly RollUpBy[] = [
  { scope: 'agent', over: 'day' },
  { scope: 'agent', over: 'period' },
  { scope: 'group', over: 'day', groupOf: (agent) => (agent.endsWith('小雅') ? '一组' : null) },
  { scope: 'shop', over: 'day' },
];

test('M6 agents + unattributed = shop and days = period, for every metric', () => {
  fc.assert(
    fc.property(randomAnalyses, (analyses) => {
      const t = tallyOf(analyses);
      const key = (row: MetricRow): string => `${row.shop} ${row.metric}`;
      const whole = sums(rollUp(t, metrics, { scope: 'shop', over: 'period' }), key);
      for (const by of BY) expectClose(sums(rollUp(t, metrics, by), key), whole);
    }),
    { numRuns: 60 },
  );
});

test('M6 the drill-down of every agent and day sums to the number, and nothing is lost', () => {
  fc.assert(
    fc.property(randomAnalyses, (analyses) => {
      const rows = rollUp(tallyOf(analyses), metrics, { scope: 'agent', over: 'day' });
      for (const row of rows) {
        const metric = metrics.all.find(({ definition }) => definition.id === row.metric)!;
        const day = row.day === 'undated' ? null : row.day;
        const where = { shop: row.shop, agent: row.agent, day };
        const list = listUnits(metric, metrics, analyses, CHAT_SETUP, where);
        expect(list.counted.length).toBe(row.units);
        if (row.numerator !== null) expect(list.numerator).toBe(row.numerator);
        if (row.denominator !== null) expect(list.denominator).toBe(row.denominator);
      }
      for (const metric of metrics.all) {
        const { counted, leftOut } = listUnits(metric, metrics, analyses, CHAT_SETUP);
        const { unit } = metric.definition;
        if (unit !== 'agent-day') {
          let all = 0;
          for (const each of analyses) all += unitsOf(each, CHAT_SETUP)[unit].length;
          expect(counted.length + leftOut.length).toBe(all);
        }
        for (const { reason } of leftOut) expect(reason).toMatch(/^[a-z-]+$/);
      }
    }),
    { numRuns: 25 },
  );
});

test('M1 tallies merge to the same rows in any order, after structured cloning', () => {
  fc.assert(
    fc.property(randomAnalyses, randomAnalyses, (a, b) => {
      const by: RollUpBy = { scope: 'agent', over: 'day' };
      const whole = rollUp(tallyOf([...a, ...b]), metrics, by);
      const left = structuredClone(tallyOf(a));
      const right = structuredClone(tallyOf(b));
      expect(rollUp(mergeTally(left, right), metrics, by)).toEqual(whole);
      expect(rollUp(mergeTally(right, left), metrics, by)).toEqual(whole);
    }),
    { numRuns: 40 },
  );
});

test('M1 a unit that is provisional by time alone becomes final at the instant it asks for', () => {
  fc.assert(
    fc.property(randomEvents, fc.nat(60), (events, hours) => {
      const at = chatInstant('09:00:00') + hours * 3_600_000;
      const analysis = analyseChat(events, { asOf: at });
      const { recheckAt, ...units } = unitsOf(analysis, CHAT_SETUP);
      if (recheckAt === null) return;
      const before = unitsOf({ ...analysis, asOf: recheckAt - 1 }, CHAT_SETUP);
      expect({ ...before, recheckAt: null }).toEqual({ ...units, recheckAt: null });
      const after = unitsOf({ ...analysis, asOf: recheckAt }, CHAT_SETUP);
      expect({ ...after, recheckAt: null }).not.toEqual({ ...units, recheckAt: null });
    }),
    { numRuns: 60 },
  );
});

function versioned(from: string | null, to: string | null, version: number, fromMinute: number) {
  return `id: asked
version: ${version}
effective: { from: ${from}, to: ${to} }
family: tmall
name: { zh: 问, en: Asked }
sentence: { zh: 问, en: asked }
source: test
unit: round
aggregate: sum
value: count
settings: { fromMinute: ${fromMinute} }
numerator: minuteOfDay >= fromMinute
`;
}

test('P4 each day is counted by the version in effect on it', () => {
  const { definitions: two, problems } = parseDefinitions([
    { name: '1', text: versioned(null, '2026-06-01', 1, 540) },
    { name: '2', text: versioned('2026-06-02', null, 2, 480) },
  ]);
  expect(problems).toEqual([]);
  const both: Metrics = compileMetrics(two);
  const t = newTally(both);
  const chat = chatEvents('08:30:00 > 有货吗\n08:30:10 A 有\n1+08:30:00 > 红色呢\n1+08:30:10 A 有');
  tally(t, analyseChat(chat), CHAT_SETUP, both);
  const rows = rollUp(t, both, { scope: 'shop', over: 'day' });
  expect(rows.map((row) => [row.day, row.version, row.value])).toEqual([
    ['2026-06-01', 1, 0],
    ['2026-06-02', 2, 1],
  ]);
  const first = both.all[0]!;
  const { counted, leftOut } = listUnits(first, both, [analyseChat(chat)], CHAT_SETUP);
  expect([counted.length, leftOut.length]).toEqual([1, 0]);
  const undated = newTally(both);
  tally(undated, analyseChat(chatEvents('? > 有货吗', 'c1')), CHAT_SETUP, both);
  const versions = rollUp(undated, both, { scope: 'shop', over: 'period' });
  expect(versions.map((row) => [row.version, row.units])).toEqual([
    [1, 0],
    [2, 1],
  ]);
});

test('untimed conversations count where no time is needed, and say so where it is', () => {
  const t = newTally(metrics);
  const analysis = analyseChat(chatEvents('? > 有货吗\n? A 有的', 'c1'));
  tally(t, analysis, CHAT_SETUP, metrics);
  const rows = rollUp(t, metrics, { scope: 'shop', over: 'day' });
  const row = (id: string) => rows.find((each) => each.metric === id);
  expect(row('reply-rate')).toMatchObject({ day: 'undated', value: 1, state: 'final' });
  expect(row('average-response')).toMatchObject({ value: null, state: 'na', reason: 'no-units' });
  const metric = metrics.all.find(({ definition }) => definition.id === 'average-response')!;
  const { leftOut } = listUnits(metric, metrics, [analysis], CHAT_SETUP, { day: null });
  expect(leftOut.map(({ reason }) => reason)).toEqual(['untimed']);
});

test('a tally made for other metrics is refused', () => {
  const other = newTally(compileMetrics(definitions.slice(1)));
  expect(() => mergeTally(other, newTally(metrics))).toThrow(/other metrics/);
});
