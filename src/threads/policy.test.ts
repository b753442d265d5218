// Attribution policies are data: the shipped ones are valid, mistakes are named with their line.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { shippedPolicy, shippedPolicyIds, shippedPolicyText } from '../testing/shipped-policies.ts';
import { parsePolicy } from './policy.ts';
import { TRACE_CODES } from './trace-step.ts';

const source = shippedPolicyText('common-tool');

describe('P3 policies', () => {
  test.each(shippedPolicyIds())('%s is valid and named after its file, in both languages', (id) => {
    const policy = shippedPolicy(id);
    expect(policy.id).toBe(id);
    expect(policy.name.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(policy.name.en).not.toMatch(/[\u4e00-\u9fff]/);
  });

  test('the presets differ as the trade has them', () => {
    expect(shippedPolicy('common-tool')).toMatchObject({
      criterion: 'placed-first',
      who: 'last',
      inquiryWindowMs: 172_800_000,
      afterSaleMs: 1_814_400_000,
      cancelReversesMs: null,
      silentFollowUpMs: 0,
    });
    expect(shippedPolicy('jd-facilitated')).toMatchObject({
      who: 'served-sku',
      inquiryWindowMs: 86_400_000,
      cancelReversesMs: 1_296_000_000,
    });
    expect(shippedPolicy('first-agent-48h')).toMatchObject({
      who: 'first',
      inquiryWindowMs: 172_800_000,
    });
  });

  test.each([
    ['not-yaml', '', source.replace('who: last', 'who: [last')],
    ['missing', 'who', source.replace('who: last\n', '')],
    ['unknown-key', 'inqiryWindow', source.replace('inquiryWindow', 'inqiryWindow')],
    ['bad-value', 'inquiryWindow', source.replace('inquiryWindow: 2d', 'inquiryWindow: 2')],
    ['bad-value', 'inquiryWindow', source.replace('inquiryWindow: 2d', 'inquiryWindow: 16d')],
    ['bad-value', 'afterSale', source.replace('afterSale: 21d', 'afterSale: 2d')],
    [
      'bad-value',
      'agentSentencesMin',
      source.replace('agentSentencesMin: 0', 'agentSentencesMin: 11'),
    ],
    ['bad-value', 'crossDayChat', source.replace('crossDayChat: each-day', 'crossDayChat: twice')],
    [
      'bad-value',
      'firstLostExempt',
      source.replace('firstLostExempt: false', 'firstLostExempt: 1'),
    ],
    ['bad-value', 'presalePaid', source.replace('presalePaid: final', 'presalePaid: 定金')],
    [
      'bad-value',
      'transferToAfterSale',
      source.replace('transferToAfterSale: count', 'transferToAfterSale: true'),
    ],
    [
      'bad-value',
      'transferredSentencesMin',
      source.replace('transferredSentencesMin: 0', 'transferredSentencesMin: 11'),
    ],
    ['bad-value', 'countedHours', source.replace('countedHours: always', 'countedHours: 8-23')],
    [
      'bad-value',
      'countedHours',
      source.replace('countedHours: always', 'countedHours: 8:00-25:00'),
    ],
    [
      'bad-value',
      'countedHours',
      source.replace('countedHours: always', 'countedHours: 8:00-8:00'),
    ],
    ['missing', 'crossDayChat', source.replace('crossDayChat: each-day\n', '')],
    ['bad-value', 'netOfRefund', source.replace('netOfRefund: false', 'netOfRefund: maybe')],
    ['bad-value', 'name', source.replace(/name:\n.*\n.*\n/, 'name: 通用\n')],
    ['missing', 'id', ''],
    ['missing', 'id', '- 1\n- 2'],
  ])('%s %s is said with line and words', (code, path, text) => {
    const { policy, problems } = parsePolicy(text);
    expect(policy).toBeNull();
    const problem = problems.find((p) => p.code === code && p.path === path);
    expect(problem?.words.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(problem?.words.en.length).toBeGreaterThan(10);
    if (code === 'bad-value') {
      expect(text.split('\n')[(problem?.line ?? 0) - 1]).toContain(`${path}:`);
    }
  });

  test.each([
    ['8:00-23:00', { fromMinute: 480, toMinute: 1380 }],
    ['22:30-06:00', { fromMinute: 1350, toMinute: 360 }],
    ['0:00-24:00', undefined],
    ['shop', 'shop'],
    ['always', null],
  ])('counted hours %s', (hours, expected) => {
    const { policy } = parsePolicy(
      source.replace('countedHours: always', `countedHours: ${hours}`),
    );
    expect(policy?.countedHours).toEqual(expected);
  });

  test('every setting is a row of docs/reference/attribution-policy.md', () => {
    const page = readFileSync(
      new URL('../../docs/reference/attribution-policy.md', import.meta.url),
      'utf8',
    );
    const rows = [...page.matchAll(/^\| `([a-zA-Z]+)` \|/gm)].map((match) => match[1]);
    const keys = [...source.matchAll(/^([a-zA-Z]+):/gm)].map((match) => match[1]);
    const described = ['id', 'version', 'name', 'note', 'source'];
    expect(rows).toEqual(keys.filter((key) => !described.includes(key ?? '')));
  });

  test('every trace code is explained in docs/reference/attribution-trace.md', () => {
    const page = readFileSync(
      new URL('../../docs/reference/attribution-trace.md', import.meta.url),
      'utf8',
    );
    const explained = [...page.matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1]);
    expect(explained).toEqual([...TRACE_CODES]);
  });
});
