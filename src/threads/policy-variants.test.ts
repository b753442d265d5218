// Policies with one setting changed: every one is valid, differs in that setting alone, and none is missing.
import { describe, expect, test } from 'vitest';
import type { AttributionPolicy } from '../domain/setup.ts';
import { shippedPolicy, shippedPolicyIds, shippedPolicyText } from '../testing/shipped-policies.ts';
import { parsePolicy } from './policy.ts';
import { policyVariants } from './policy-variants.ts';
import { traceStep } from './trace-step.ts';

const common = shippedPolicy('common-tool');
const HOUR = 3_600_000;

const differing = (a: AttributionPolicy, b: AttributionPolicy): string[] =>
  Object.keys(a).filter((key) => Reflect.get(a, key) !== Reflect.get(b, key));

describe('P3 what would have to be different', () => {
  test.each(shippedPolicyIds())('each variant of %s is what its file would say', (id) => {
    const source = shippedPolicyText(id);
    const shipped = shippedPolicy(id);
    for (const { setting, value, policy } of policyVariants(shipped, [])) {
      const line = new RegExp(`^${setting}:.*$`, 'm');
      const { policy: parsed, problems } = parsePolicy(
        source.replace(line, `${setting}: ${value}`),
      );
      expect(problems).toEqual([]);
      expect(parsed).toEqual(policy);
      expect(differing(policy, shipped)).toHaveLength(1);
    }
  });

  test('the window a missed chat would have needed is one of them, to the full hour', () => {
    const missed = traceStep('chat-too-early', 0, {
      beforeMs: 100 * HOUR + 1,
      windowMs: 48 * HOUR,
    });
    const values = policyVariants(common, [missed])
      .filter(({ setting }) => setting === 'inquiryWindow')
      .map(({ value }) => value);
    expect(values).toEqual(['1d', '3d', '101h', '7d', '15d']);
  });

  test('every setting that decides whose an order is, or what it counts, is tried', () => {
    const tried = new Set(policyVariants(common, []).map(({ setting }) => setting));
    const strict = { ...common, agentSentencesMin: 2, transferredSentencesMin: 2 };
    const idle = { ...strict, silentFollowUpIdleMs: HOUR, countedHours: 'shop' as const };
    for (const { setting } of policyVariants(idle, [])) tried.add(setting);
    const inquiriesOnly = ['afterSale', 'crossDayChat', 'firstLostExempt'];
    const names = ['id', 'version', 'name', 'note', 'source', ...inquiriesOnly];
    const keys = [...shippedPolicyText('common-tool').matchAll(/^([a-zA-Z]+):/gm)];
    const settings = keys.map(([, key = '']) => key).filter((key) => !names.includes(key));
    expect([...tried].sort()).toEqual(settings.sort());
  });
});
