// A quiet shop gives no alarm, a planted trouble is found where it was planted and for about what it cost.
import { describe, expect, test } from 'vitest';
import { dayText, weekday } from '../../lib/zone.ts';
import { FIRST_DAY, type ShopPlan, simulateShop } from '../../testing/simulated-shop.ts';
import type { Concern, Diagnosis } from './concern.ts';
import { diagnose, SHOWN_MAX } from './diagnose.ts';
import type { DiagnosisInput } from './rows.ts';

const QUIET: ShopPlan = { agents: 6, days: 30, traffic: 14, products: 20 };

const firm = ({ concerns }: Diagnosis): Concern[] =>
  concerns.filter(({ confidence }) => confidence !== 'chance');
const run = (seed: number, plan: Partial<ShopPlan>): Diagnosis =>
  diagnose(simulateShop(seed, { ...QUIET, ...plan }));

/** The firm concern of a pattern that matches; fails with what there was instead. */
function found<Pattern extends Concern['detail']['pattern']>(
  diagnosis: Diagnosis,
  pattern: Pattern,
): Concern & { readonly detail: Extract<Concern['detail'], { pattern: Pattern }> } {
  const list = firm(diagnosis).filter(({ detail }) => detail.pattern === pattern);
  expect(firm(diagnosis).map(({ id }) => id)).toContainEqual(expect.stringContaining(pattern));
  return list[0] as ReturnType<typeof found<Pattern>>;
}

describe('quiet shops', () => {
  test('P5 false alarms stay rare: at most one quiet shop in ten says anything is the matter', () => {
    const alarmed: string[] = [];
    let tested = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const diagnosis = run(seed, { agents: 3 + (seed % 6), days: 14 + (seed % 3) * 14 });
      tested += diagnosis.tested;
      const alarms = firm(diagnosis);
      if (alarms.length > 0) alarmed.push(`${seed}: ${alarms.map(({ id }) => id).join()}`);
    }
    // 60 shops at a false discovery rate of 10 %: six are to be expected at most.
    expect(alarmed.length, alarmed.join('\n')).toBeLessThanOrEqual(6);
    expect(tested).toBeGreaterThan(60 * 40);
  });
});

describe('planted troubles', () => {
  test('P5 traffic doubles for three days and conversion falls: the days, the cost, the likely cause', () => {
    const diagnosis = run(11, {
      plant(mood, _agent, day) {
        if (day < 13 || day > 15) return;
        mood.traffic *= 2;
        mood.ordering *= 0.5;
        mood.waitSeconds *= 3;
      },
    });
    const { detail, moneyFen, moneyRangeFen, filter, confidence } = found(
      diagnosis,
      'crowded-days',
    );
    expect([detail.from, detail.to]).toEqual([FIRST_DAY + 13, FIRST_DAY + 15]);
    expect(filter).toEqual({
      from: dayText(FIRST_DAY + 13),
      to: dayText(FIRST_DAY + 15),
      outcome: 'lost',
    });
    expect(confidence).toBe('sure');
    // Half of what would have been sold: inquiries × 0.35 × 0.85 ÷ 2 × the mean of the order values.
    const truth = detail.inquiries * 0.35 * 0.85 * 0.5 * 20_000 * Math.exp(0.125);
    expect(moneyRangeFen[0]).toBeLessThan(truth);
    expect(moneyRangeFen[1]).toBeGreaterThan(truth);
    expect(Math.abs(moneyFen / truth - 1)).toBeLessThan(0.3);
    expect(detail.moved.map(({ what }) => what)).toContain('response');
    expect(diagnosis.concerns[0]!.id).toContain('crowded-days');
  });

  test('P5 a crowded day that sells as usual is no concern', () => {
    const diagnosis = run(12, {
      plant: (mood, _, day) =>
        Object.assign(mood, { traffic: mood.traffic * (day === 14 ? 2 : 1) }),
    });
    expect(firm(diagnosis).filter(({ detail }) => detail.pattern === 'crowded-days')).toEqual([]);
  });

  test('P5 weak link per agent: selling, paying and baskets are told apart', () => {
    for (const [link, change] of [
      ['conversion', { ordering: 0.6 }],
      ['paying', { paying: 0.6 }],
      ['orderValue', { orderValueFen: 0.6 }],
    ] as const) {
      const diagnosis = run(21, {
        agents: 5,
        plant(mood, agent) {
          if (agent !== 2) return;
          for (const [key, times] of Object.entries(change)) mood[key as 'ordering'] *= times;
        },
      });
      const { detail } = found(diagnosis, 'weak-link');
      expect([detail.agent, detail.link]).toEqual(['shop:2', link]);
      expect(detail.own).toBeLessThan(detail.others);
    }
  });

  test('P5 orders closed and refunded by agent and by product, with the excess over the others', () => {
    const diagnosis = run(31, {
      plant(mood, agent) {
        if (agent === 1) mood.closing = 0.35;
        if (agent === 3) mood.refunding = 0.3;
      },
      plantProduct: (index) => ({ asking: 1, closing: index === 4 ? 6 : 1 }),
    });
    const lost = firm(diagnosis).flatMap(({ detail, moneyFen }) =>
      detail.pattern === 'lost-orders' ? [{ ...detail, moneyFen }] : [],
    );
    const brief = lost.map(({ fate, of, key }) => `${fate} ${of} ${key}`);
    expect(brief).toEqual(
      expect.arrayContaining(['closed agent shop:1', 'refunded agent shop:3', 'closed product P4']),
    );
    for (const { lostFen, moneyFen } of lost) expect(moneyFen).toBeLessThan(lostFen);
  });

  test('P5 conversion falls once a rule starts firing: the agent, the rule, the day, the interval', () => {
    const diagnosis = run(41, {
      days: 40,
      traffic: 25,
      plant(mood, agent, day) {
        if (agent !== 4 || day < 20) return;
        mood.rules['rule-c'] = 0.5;
        mood.ordering *= 0.5;
      },
    });
    const { detail, filter } = found(diagnosis, 'rule-onset');
    expect([detail.agent, detail.rule]).toEqual(['shop:4', 'rule-c']);
    expect(Math.abs(detail.since - (FIRST_DAY + 20))).toBeLessThanOrEqual(2);
    expect(detail.interval[0]).toBeLessThan(-0.15);
    expect(detail.interval[1]).toBeLessThan(0);
    expect(filter).toEqual({ agent: 'shop:4', rule: 'rule-c', from: dayText(detail.since) });
    // The same money is not said again as a weak link.
    const agents = firm(diagnosis).flatMap(({ detail: d }) => ('agent' in d ? [d.agent] : []));
    expect(agents.filter((agent) => agent === 'shop:4')).toHaveLength(1);
  });

  test('P5 a rule that sets in for everybody, or falls together with all, is nobody’s in particular', () => {
    const diagnosis = run(42, {
      days: 40,
      plant(mood, _agent, day) {
        if (day < 20) return;
        mood.rules['rule-c'] = 0.5;
        mood.ordering *= 0.7;
      },
    });
    expect(firm(diagnosis).filter(({ detail }) => detail.pattern === 'rule-onset')).toEqual([]);
    const { detail } = found(diagnosis, 'sudden-change');
    expect(detail.what).toBe('conversion');
    expect(Math.abs(detail.since - (FIRST_DAY + 20))).toBeLessThanOrEqual(2);
    expect(detail.agentsAlong).toBeGreaterThanOrEqual(detail.agents - 1);
  });

  test('P5 response fine but answers bare', () => {
    const diagnosis = run(51, {
      plant(mood, agent) {
        if (agent !== 0) return;
        mood.waitSeconds = 10;
        mood.bare = 0.7;
        mood.ordering *= 0.6;
      },
    });
    const { detail } = found(diagnosis, 'bare-answers');
    expect(detail.agent).toBe('shop:0');
    expect(detail.waitMs).toBeLessThan(detail.othersWaitMs);
  });

  test('P5 a slow agent with bare answers is no case of good response', () => {
    const diagnosis = run(51, {
      plant(mood, agent) {
        if (agent !== 0) return;
        Object.assign(mood, { waitSeconds: 40, bare: 0.7 });
        mood.ordering *= 0.6;
      },
    });
    const patterns = firm(diagnosis).map(({ detail }) => detail.pattern);
    expect(patterns).toContain('weak-link');
    expect(patterns).not.toContain('bare-answers');
  });

  test('P5 hours short of hands: every evening, or one weekday only', () => {
    const evening = run(61, {
      plantHour: (hour) =>
        hour === 20 || hour === 21 ? { wait: 3, ordering: 0.5 } : { wait: 1, ordering: 1 },
    });
    const { detail } = found(evening, 'short-staffed');
    expect([detail.weekday, detail.hours]).toEqual([null, [20, 22]]);
    const sunday = run(62, {
      days: 56,
      traffic: 40,
      plantHour: (hour, day) =>
        weekday(FIRST_DAY + day) === 0 && hour >= 14 && hour < 18
          ? { wait: 4, ordering: 0.4 }
          : { wait: 1, ordering: 1 },
    });
    const one = found(sunday, 'short-staffed').detail;
    expect([one.weekday, one.hours]).toEqual([0, [14, 18]]);
  });

  test('P5 a product asked about often and hardly sold', () => {
    const diagnosis = run(71, {
      plantProduct: (index) => ({ asking: index === 7 ? 0.2 : 1, closing: 1 }),
    });
    const { detail, filter } = found(diagnosis, 'asked-not-sold');
    expect(detail.sku).toBe('P7');
    expect(filter).toEqual({ sku: 'P7', outcome: 'lost' });
  });
});

describe('the diagnosis as a whole', () => {
  const troubled = (seed: number): DiagnosisInput =>
    simulateShop(seed, {
      ...{ agents: 12, days: 40, traffic: 20, products: 40 },
      plant(mood, agent) {
        if (agent < 11) mood.ordering *= 0.5 + 0.08 * agent;
      },
    });

  test('P5 at most eight are shown, the rest counted, none of the shown may be chance', () => {
    const { concerns, shown } = diagnose(troubled(81));
    expect(shown).toBeLessThanOrEqual(SHOWN_MAX);
    for (const [i, one] of concerns.entries()) {
      expect(one.q).toBeGreaterThanOrEqual(one.p);
      if (i < shown) expect(one.confidence).not.toBe('chance');
      expect(one.moneyFen).toBeGreaterThan(0);
      expect(one.moneyRangeFen[0]).toBeLessThanOrEqual(one.moneyFen);
      expect(one.moneyRangeFen[1]).toBeGreaterThanOrEqual(one.moneyFen);
    }
  });

  test('P5 the order of rows does not show', () => {
    const input = troubled(82);
    const turned = Object.fromEntries(
      Object.entries(input).map(([key, rows]) => [
        key,
        Array.isArray(rows) ? [...rows].reverse() : rows,
      ]),
    ) as unknown as DiagnosisInput;
    const brief = ({ concerns }: Diagnosis) =>
      concerns.map(({ id, moneyFen, p }) => [id, moneyFen, p.toPrecision(9)]);
    expect(brief(diagnose(turned))).toEqual(brief(diagnose(input)));
  });

  test('M10 days whose window is open are left out of every comparison', () => {
    const input = simulateShop(83, QUIET);
    const last = FIRST_DAY + QUIET.days - 1;
    const open = {
      ...input,
      agentDays: input.agentDays.map((row) =>
        row.day > last - 6
          ? { ...row, open: row.inquiries, ordered: 0, paid: 0, salesFen: 0 }
          : row,
      ),
    };
    expect(firm(diagnose(open))).toEqual([]);
    const counted = { ...open, agentDays: open.agentDays.map((row) => ({ ...row, open: 0 })) };
    const { concerns } = diagnose({
      ...counted,
      agentDays: counted.agentDays.map((row) =>
        row.day > last - 6 ? { ...row, ordered: 0, paid: 0, salesFen: 0 } : row,
      ),
    });
    expect(concerns.map(({ id }) => id).join()).toContain('sudden-change|conversion');
  });

  test('M12 without orders, or with no day settled, there is no diagnosis and a reason', () => {
    const input = simulateShop(84, QUIET);
    expect(diagnose({ ...input, ordersKnown: false })).toMatchObject({
      concerns: [],
      missing: 'orders-unknown',
    });
    const agentDays = input.agentDays.map((row) => ({ ...row, open: row.inquiries }));
    expect(diagnose({ ...input, agentDays }).missing).toBe('no-days');
    expect(diagnose({ ...input, agentDays: [] }).missing).toBe('no-days');
  });
});
