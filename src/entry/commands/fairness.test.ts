// `kejing fairness` on a sample shop: whether the planted skill shows, in words and as JSON.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FairComparison } from '../../scoring/fairness/fair-comparison.ts';
import { truthsOf } from '../../testing/compare-truth.ts';
import { rankCorrelation } from '../../testing/rank-correlation.ts';
import { runCommand } from '../../testing/run-command.ts';
import { type SampleShop, sampleShop } from '../../testing/sample-shop.ts';

let shop: SampleShop;
beforeAll(async () => {
  shop = await sampleShop({
    seed: 5,
    agents: 12,
    from: '2026-03-02',
    days: 20,
    conversations: 2500,
  });
}, 60_000);
afterAll(() => shop.remove());

async function run(...more: readonly string[]) {
  const done = await runCommand('fairness', ...shop.files, '--as-of', '2026-04-20', ...more);
  expect(done.code).toBe(0);
  return done.out;
}

describe('M4 kejing fairness', () => {
  test('finds who was given the skill to sell, and does not compare after-sale staff', async () => {
    const fair = JSON.parse(await run('--json')) as FairComparison;
    const truths = truthsOf(shop.truths, 'agent');
    // What the sample lets skill do to the odds of buying (work/sample/sell.ts).
    const planted = new Map(
      truths.map(({ id, skills }) => [id, 0.65 * skills.mining + 0.7 * skills.selling]),
    );
    expect(fair.agents).toHaveLength(9);
    expect(fair.notCompared).toHaveLength(3);
    expect(fair.conversionModel.used).toBe(true);
    const rank = rankCorrelation(
      fair.agents.map(({ skill }) => skill.mean),
      fair.agents.map(({ agent }) => planted.get(agent)!),
    );
    expect(rank).toBeGreaterThan(0.6);
    const best = fair.agents.find(({ agent }) => agent.endsWith('小雅'))!;
    expect(best).toMatchObject({ tier: 1, conversion: { verdict: 'better' } });
    // Nobody is better or worse than all: together they are what was expected.
    const excess = fair.agents.reduce(
      (sum, { inquiries, conversion }) => sum + inquiries * conversion.difference,
      0,
    );
    expect(excess / fair.inquiries).toBeCloseTo(0, 6);
  }, 60_000);

  test('says it in Chinese and in English', async () => {
    const zh = await run();
    expect(zh).toContain('同样买家该有');
    expect(zh).toMatch(/小雅.*比预期好/);
    expect(zh).toContain('不参加比较：');
    const en = await run('--lang', 'en');
    expect(en).toMatch(/小雅.*better/);
    expect(en).toContain('calibration slope');
  }, 60_000);

  test('refuses where there is nothing to compare', async () => {
    const { code, err } = await runCommand('fairness', '/nowhere/chats.csv');
    expect(code).toBe(2);
    expect(err).toContain('找不到');
  });
});
