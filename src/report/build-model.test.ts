// The report's figures: identities that hold, gaps that add up, and sentences that say what the figures say.
import { beforeAll, describe, expect, test } from 'vitest';
import type { MetricRow } from '../measures/roll-up.ts';
import { buildReportInput } from '../testing/report-input.ts';
import { combineRows } from './build/combine-rows.ts';
import { buildModel } from './build-model.ts';
import type { ReportModel } from './model.ts';
import type { ReportInput } from './model-input.ts';

let input: ReportInput;
let model: ReportModel;
beforeAll(() => {
  input = buildReportInput(5, 1200);
  model = buildModel(input);
});

describe('the model', () => {
  test('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  test('P1 sales = inquirers × conversion × order value, for the shop and each agent', () => {
    for (const { identity } of [model, ...model.agents]) {
      const { sales, inquiries, conversion, orderValue } = identity;
      const product = inquiries.value! * conversion.value! * orderValue.value!;
      expect(product).toBeCloseTo(sales.value!, 4);
    }
  });

  test('P3 agents’ sales and the silent orders add up to the shop, to the fen', () => {
    const agents = model.agents.reduce((sum, agent) => sum + agent.identity.sales.value!, 0);
    const owned = model.shares.find((share) => share.kind === 'attributed')!;
    expect(agents).toBe(owned.salesFen);
    expect(model.identity.sales.value).toBe(owned.salesFen);
    const all = model.shares.reduce((sum, share) => sum + share.salesFen, 0);
    const orders = input.collection.ownership.values();
    expect(all).toBe([...orders].reduce((sum, tally) => sum + tally.salesFen, 0));
  });

  test('P5 the parts of each gap add up, in the whole yuan that are shown', () => {
    for (const { gap, weakFen } of model.agents) {
      const { gapFen, inquirersFen, conversionFen, orderValueFen } = gap!;
      expect(inquirersFen + conversionFen + orderValueFen).toBe(gapFen);
      expect(Math.abs(gapFen % 100)).toBe(0);
      if (weakFen !== null) expect(weakFen).toBeLessThan(0);
    }
    expect(model.agents.some(({ weakLink }) => weakLink === 'conversion')).toBe(true);
  });

  test('P5 after-sale staff are neither compared nor in the average', () => {
    const last = model.agents.at(-1)!;
    const agents = new Map(input.setup.agents);
    agents.set(last.id, { ...agents.get(last.id)!, role: 'aftersale' });
    const other = buildModel({ ...input, setup: { ...input.setup, agents } });
    const same = other.agents.find((agent) => agent.id === last.id)!;
    expect([same.gap, same.weakLink]).toEqual([null, null]);
    expect(same.diagnosis.zh).toContain('售后');
    expect(other.agents[0]!.gap!.averageFen).toBeGreaterThan(model.agents[0]!.gap!.averageFen);
  });

  test('M12 without order data nothing is said of sales, and the inspection is complete', () => {
    const without = (rows: readonly MetricRow[]): MetricRow[] =>
      rows.map((row) => ({
        ...row,
        value: null,
        numerator: null,
        denominator: null,
        state: 'na',
        reason: 'orders-unknown',
      }));
    const blind = buildModel({
      ...input,
      shopRows: without(input.shopRows),
      agentRows: without(input.agentRows),
      dayRows: without(input.dayRows),
    });
    expect(blind.headlines[0]!.zh).toContain('没有提供订单数据');
    expect(blind.agents.every((agent) => agent.gap === null)).toBe(true);
    expect(blind.weaknesses).toEqual(model.weaknesses);
  });

  test('Q6 an agent’s types count conversations that could be judged, never more hits than those', () => {
    for (const { cells } of model.archetypes.agents) {
      for (const { judged, hits, rate } of cells) {
        expect(hits).toBeLessThanOrEqual(judged);
        expect(rate === null).toBe(judged === 0);
      }
    }
  });

  test('rows of several shops are added; a percentile of two shops is nobody’s', () => {
    const [sum, ratio, percentile] = ['sales', 'conversion', 'first-response-median'].map(
      (id) => input.shopRows.find((row) => row.metric === id)!,
    );
    const twice = [sum!, ratio!, percentile!].flatMap((row) => [row, { ...row, shop: 'B' }]);
    const [a, b, c] = combineRows(twice);
    expect(a!.value).toBe(sum!.value! * 2);
    expect(b!.value).toBeCloseTo(ratio!.value!, 12);
    expect(b!.denominator).toBe(ratio!.denominator! * 2);
    expect([c!.value, c!.state]).toEqual([null, 'na']);
    expect(combineRows(input.agentRows)).toEqual(input.agentRows);
  });
});
