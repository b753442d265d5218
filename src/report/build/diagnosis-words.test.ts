// Every pattern can be said in both languages, with its money, its comparison and its arithmetic.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Concern, PatternId } from '../../scoring/diagnosis/concern.ts';
import { diagnose } from '../../scoring/diagnosis/diagnose.ts';
import { type ShopPlan, simulateShop } from '../../testing/simulated-shop.ts';
import { PATTERNS } from '../words/concerns.ts';
import { compareOf, computedOf, sparkOf } from './diagnosis-compare.ts';
import { type ConcernNames, sentenceOf } from './diagnosis-words.ts';

const NAMES: ConcernNames = {
  agent: (id) => `客服${id.slice(-1)}`,
  rule: (id) => ({ zh: `规则${id.slice(-1)}`, en: `rule ${id.slice(-1)}` }),
};

/** A shop in which nearly everything is the matter, and one where all get worse together. */
const TROUBLED: ShopPlan = {
  ...{ agents: 8, days: 42, traffic: 30, products: 20 },
  plant(mood, agent, day) {
    if (day === 20 || day === 21) Object.assign(mood, { traffic: 70, ordering: 0.15 });
    if (day === 20 || day === 21) mood.waitSeconds = 90;
    if (agent === 1) mood.closing = 0.4;
    if (agent === 2) mood.orderValueFen = 10_000;
    if (agent === 3) Object.assign(mood, { waitSeconds: 8, bare: 0.8, ordering: 0.2 });
    if (agent === 4 && day > 24) mood.rules['rule-b'] = 0.6;
    if (agent === 4 && day > 24) mood.ordering = 0.12;
  },
  plantHour: (hour) => (hour > 19 ? { wait: 4, ordering: 0.5 } : { wait: 1, ordering: 1 }),
  plantProduct: (index) => ({ asking: index === 3 ? 0.1 : 1, closing: index === 5 ? 7 : 1 }),
};
const SUNKEN: ShopPlan = {
  ...{ agents: 6, days: 40, traffic: 30, products: 0 },
  plant: (mood, _, day) => Object.assign(mood, { ordering: day > 20 ? 0.15 : 0.4 }),
};

let concerns: readonly Concern[];
beforeAll(() => {
  concerns = [TROUBLED, SUNKEN].flatMap((plan) => diagnose(simulateShop(3, plan)).concerns);
});

describe('concerns in words', () => {
  test.each(Object.keys(PATTERNS) as PatternId[])('P5 %s', (pattern) => {
    const own = concerns.filter(({ detail }) => detail.pattern === pattern);
    expect(own).not.toEqual([]);
    for (const concern of own) {
      const money = `¥${Math.round(concern.moneyFen / 100).toLocaleString('en-US')}`;
      for (const words of [sentenceOf(concern, NAMES), computedOf(concern)]) {
        for (const text of [words.zh, words.en]) {
          expect(text).toContain(money);
          expect(text).not.toMatch(/undefined|null|NaN|Infinity|\{|\}/);
        }
      }
      const bars = compareOf(concern, NAMES);
      expect(bars.some(({ own: mine }) => mine)).toBe(true);
      expect(Math.max(...bars.map(({ ratio }) => ratio))).toBeCloseTo(1, 9);
      const spark = sparkOf(concern, NAMES);
      if (spark !== null) expect(spark.bars.some(({ marked }) => marked)).toBe(true);
    }
  });
});
