// The diagnosis: every pattern tried, chance held down over all of them, and what remains ranked by money (P5).
import type { Concern, Confidence, Diagnosis, Suspicion, Tested } from './concern.ts';
import { falseDiscoveryRates } from './false-discoveries.ts';
import { findBareAnswers } from './find-bare-answers.ts';
import { crowdedDaysOf, findCrowdedDays, listCrowdedRuns } from './find-crowded-days.ts';
import { findLostOrders } from './find-lost-orders.ts';
import { findRuleOnsets } from './find-rule-onsets.ts';
import { findShortHours } from './find-short-hours.ts';
import { findSuddenChanges } from './find-sudden-changes.ts';
import { findUnsoldProducts } from './find-unsold-products.ts';
import { findWeakLinks } from './find-weak-links.ts';
import type { DiagnosisInput } from './rows.ts';
import { assembleShop } from './shop-book.ts';

/** A manager can look into so many. */
export const SHOWN_MAX = 8;
const SURE_Q = 0.01;
const LIKELY_Q = 0.1;
/** Alone this would be called found; among so many tests it may be chance. */
const CHANCE_P = 0.05;
const WEIGHT: Readonly<Record<Confidence, number>> = { sure: 1, likely: 0.7, chance: 1 };
/** Less than ten yuan is no concern. */
const MONEY_MIN_FEN = 1000;

/**
 * Tests every pattern over all days, agents, rules, hours and products, and returns those that
 * stand out. Deterministic; the order of rows means nothing. Formulas: docs/reference/diagnosis.md.
 */
export function diagnose(input: DiagnosisInput): Diagnosis {
  const book = assembleShop(input);
  const { orders, reasons } = { orders: book.shop, reasons: input.reasons };
  const nothing = { concerns: [], shown: 0, tested: 0, orders, reasons };
  if (!input.ordersKnown) return { ...nothing, missing: 'orders-unknown' };
  if (book.settledDays.length === 0) return { ...nothing, missing: 'no-days' };
  const runs = listCrowdedRuns(book);
  const tested = [
    ...findCrowdedDays(book, runs),
    ...findWeakLinks(book),
    ...findLostOrders(book),
    ...findRuleOnsets(book),
    ...findBareAnswers(book),
    ...findShortHours(book),
    ...findUnsoldProducts(book),
    ...findSuddenChanges(book, crowdedDaysOf(runs)),
  ];
  const concerns = withoutDoubles(judged(tested));
  concerns.sort(byRank);
  const firm = concerns.filter(({ confidence }) => confidence !== 'chance').length;
  const shown = Math.min(SHOWN_MAX, firm);
  return { concerns, shown, tested: tested.length, orders, reasons, missing: null };
}

function judged(tested: readonly Tested[]): Concern[] {
  const rates = falseDiscoveryRates(tested.map(({ p }) => p));
  return tested.flatMap(({ p, suspicion }, i): Concern[] => {
    const q = rates[i] ?? 1;
    if (suspicion === null || suspicion.moneyFen < MONEY_MIN_FEN || p > CHANCE_P) return [];
    const confidence = q <= SURE_Q ? 'sure' : q <= LIKELY_Q ? 'likely' : 'chance';
    return [{ ...suspicion, p, q, confidence }];
  });
}

/** Those that may be chance come after all that are not, whatever they would be worth. */
function byRank(a: Concern, b: Concern): number {
  const firm = (one: Concern): number => (one.confidence === 'chance' ? 0 : 1);
  const size = ({ moneyFen, confidence }: Concern): number => moneyFen * WEIGHT[confidence];
  return firm(b) - firm(a) || size(b) - size(a) || (a.id < b.id ? -1 : 1);
}

/**
 * The same money is said once: what explains an agent's conversion better than the bare fact stands for
 * it, and an agent's closed orders for their weak link of paying.
 */
function withoutDoubles(concerns: readonly Concern[]): Concern[] {
  const firm = concerns.filter(({ confidence }) => confidence !== 'chance');
  const explained = (agent: string, patterns: readonly string[]): boolean =>
    firm.some((one) => patterns.includes(one.detail.pattern) && agentOf(one) === agent);
  const closed = (agent: string): boolean =>
    firm.some(
      ({ detail }) =>
        detail.pattern === 'lost-orders' &&
        detail.fate === 'closed' &&
        detail.of === 'agent' &&
        detail.key === agent,
    );
  return concerns.filter(({ detail }) => {
    if (detail.pattern === 'bare-answers') return !explained(detail.agent, ['rule-onset']);
    if (detail.pattern !== 'weak-link') return true;
    if (detail.link === 'paying') return !closed(detail.agent);
    if (detail.link !== 'conversion') return true;
    return !explained(detail.agent, ['rule-onset', 'bare-answers']);
  });
}

function agentOf({ detail }: Suspicion): string | null {
  return 'agent' in detail ? detail.agent : null;
}
