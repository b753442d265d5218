// Points are exactly what the card says: deductions, caps, merits, vetoes, and n/a that costs nothing.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Truth, Verdict } from '../domain/analysis.ts';
import { scoreConversation } from './score-conversation.ts';
import { clashingCard, findScorecard, parseScorecard, type Scorecard } from './scorecard.ts';

const CARD = `
id: presale
version: 1
name: { zh: 售前评分卡, en: Pre-sale }
phases: [presale, unknown]
dimensions:
  attitude: { weight: 30, cap: 40 }
  skill: { weight: 50 }
  compliance: { weight: 20 }
rules:
  slow: { dimension: attitude, deduct: 30 }
  rude: { dimension: attitude, veto: dimension }
  blind: { dimension: skill, deduct: 20 }
  mined: { dimension: skill, add: 10 }
  ads: { dimension: compliance, deduct: 50 }
  insult: { dimension: compliance, veto: all }
`;
const RULES = ['slow', 'rude', 'blind', 'mined', 'ads', 'insult'];
const card = parseScorecard(CARD, 'presale.yaml', new Set(RULES)).scorecard as Scorecard;

const verdict = (rule: string, result: Truth): Verdict => ({
  rule,
  version: 1,
  conversation: 'c1',
  orderId: null,
  agent: 'a',
  result,
  reason: null,
  evidence: [],
  at: null,
});

const score = (text: string) =>
  scoreConversation(
    text
      .trim()
      .split(/\s+/)
      .map((part) => {
        const [rule = '', mark = ''] = part.split('=');
        return verdict(rule, mark === 'hit' ? 'hit' : mark === 'miss' ? 'miss' : 'na');
      }),
    card,
  );

describe('Q8 scores from conversations', () => {
  test.each([
    ['slow=miss blind=miss ads=miss', 100],
    ['slow=hit blind=miss ads=miss', 0.3 * 70 + 0.5 * 100 + 0.2 * 100],
    ['slow=hit slow=hit blind=miss ads=miss', 0.3 * 60 + 70],
    ['slow=miss blind=hit mined=hit ads=miss', 30 + 0.5 * 90 + 20],
    ['slow=miss blind=miss mined=hit ads=miss', 100],
    ['rude=hit blind=miss ads=miss', 0 + 50 + 20],
    ['slow=miss blind=miss insult=hit', 0],
    ['slow=na blind=hit ads=miss', (50 / 70) * 80 + (20 / 70) * 100],
    ['slow=na blind=na ads=na', null],
    ['slow=miss mined=miss', 100],
  ])('%s → %s', (text, total) => {
    const got = score(text).total;
    if (total === null) expect(got).toBeNull();
    else expect(got).toBeCloseTo(total, 10);
  });

  test('M12 turning any verdict into n/a never lowers a dimension, and the steps explain the total', () => {
    const results = fc.array(fc.constantFrom<Truth>('hit', 'miss', 'na'), {
      minLength: RULES.length,
      maxLength: RULES.length,
    });
    fc.assert(
      fc.property(results, fc.nat({ max: RULES.length - 1 }), (truths, at) => {
        const verdicts = RULES.map((rule, i) => verdict(rule, truths[i]!));
        const before = scoreConversation(verdicts, card);
        const after = scoreConversation(
          verdicts.map((v, i) =>
            i === at && v.rule !== 'mined' ? { ...v, result: 'na' as const } : v,
          ),
          card,
        );
        after.dimensions.forEach(({ score: points }, i) => {
          if (points !== null) expect(points).toBeGreaterThanOrEqual(before.dimensions[i]!.score!);
        });
        if (before.total !== null) {
          const sum = before.dimensions.reduce((s, d) => s + d.weight * (d.score ?? 0), 0);
          expect(before.total).toBeCloseTo(sum, 10);
          expect(before.dimensions.reduce((s, d) => s + d.weight, 0)).toBeCloseTo(1, 10);
        }
        expect(before.steps.map((s) => s.rule).sort()).toEqual(
          RULES.filter((_, i) => truths[i] === 'hit').sort(),
        );
      }),
    );
  });

  test('a scorecard is chosen by phase, group and period', () => {
    const double: Scorecard = {
      ...card,
      id: 'promotion',
      groups: ['一组'],
      period: { from: '2026-06-01', to: '2026-06-18' },
    };
    const cards = [double, card];
    expect(findScorecard(cards, 'presale', '一组', '2026-06-18')?.id).toBe('promotion');
    expect(findScorecard(cards, 'presale', '一组', '2026-06-19')?.id).toBe('presale');
    expect(findScorecard(cards, 'presale', null, '2026-06-10')?.id).toBe('presale');
    expect(findScorecard(cards, 'aftersale', '一组', '2026-06-10')).toBeNull();
    expect(findScorecard([card, double], 'presale', '一组', '2026-06-18')?.id).toBe('promotion');
  });

  test.each<[string, Partial<Scorecard>, Partial<Scorecard>, boolean]>([
    ['the same phase for all', {}, {}, true],
    ['other phases', {}, { phases: ['aftersale'] }, false],
    ['a group of its own', {}, { groups: ['一组'] }, false],
    ['other groups', { groups: ['二组'] }, { groups: ['一组'] }, false],
    ['one group in both', { groups: ['二组', '一组'] }, { groups: ['一组'] }, true],
    ['a period of its own', {}, { period: { from: '2026-06-01', to: '2026-06-18' } }, false],
    [
      'periods that meet on a day',
      { period: { from: '2026-06-18', to: '2026-06-30' } },
      { period: { from: '2026-06-01', to: '2026-06-18' } },
      true,
    ],
    [
      'periods one after the other',
      { period: { from: '2026-06-19', to: '2026-06-30' } },
      { period: { from: '2026-06-01', to: '2026-06-18' } },
      false,
    ],
  ])('Q8 two scorecards for the same conversations are told: %s', (_, one, other, clash) => {
    const first: Scorecard = { ...card, ...one, id: 'first' };
    const second: Scorecard = { ...card, ...other, id: 'second' };
    expect(clashingCard(first, [first, second])?.id ?? null).toBe(clash ? 'second' : null);
    expect(clashingCard(second, [first, second])?.id ?? null).toBe(clash ? 'first' : null);
  });

  test.each([
    ['rules:\n  slow:', 'rules:\n  slwo:', 'rules.slwo'],
    ['deduct: 30', 'deduct: 30, add: 5', 'rules.slow'],
    ['dimension: attitude, deduct', 'dimension: process, deduct', 'rules.slow'],
    ['version: 1', 'version: one', 'version'],
    ['id: presale', 'id: [', ''],
  ])('a mistake is refused with its place: %s', (good, bad, path) => {
    const { scorecard, problems } = parseScorecard(
      CARD.replace(good, bad),
      'x.yaml',
      new Set(RULES),
    );
    expect(scorecard).toBeNull();
    expect(problems[0]?.path).toContain(path);
    expect(problems[0]?.words.zh).toMatch(/[一-龥]/);
  });
});

test('Q11 hits of a rule on trial (shadow) take and give no points', () => {
  const all = [verdict('slow', 'hit'), verdict('blind', 'miss'), verdict('ads', 'miss')];
  const trial = { ...verdict('insult', 'hit'), shadow: true };
  const merit = { ...verdict('mined', 'hit'), shadow: true };
  expect(scoreConversation([...all, trial, merit], card)).toEqual(scoreConversation(all, card));
});
