// Pattern: response fine but answers bare: quick, says only what was asked, and converts below the others (P5).
import { compareShares, minus, rateOf } from './compare-shares.ts';
import type { Tested } from './concern.ts';
import { conversionOf, orderValueOf, type ShopBook } from './shop-book.ts';

const JUDGED_MIN = 30;
const INQUIRIES_MIN = 30;
/** First responses needed to call somebody quick. */
const WAITS_MIN = 20;

/**
 * One hypothesis for each seller who answers at least as quickly as the others: bare answers above and
 * conversion below theirs, both (the larger p).
 */
export function findBareAnswers(book: ShopBook): Tested[] {
  const { team, sellers, agentSpread } = book;
  const allBare = { part: 0, whole: 0 };
  for (const { row } of sellers.values()) {
    allBare.part += row.bareHits;
    allBare.whole += row.bareJudged;
  }
  return [...sellers].flatMap(([agent, { row, sums }]): Tested[] => {
    if (row.bareJudged < JUDGED_MIN || sums.inquiries < INQUIRIES_MIN) return [];
    const othersWaits = team.waits - sums.waits;
    if (sums.waits < WAITS_MIN || othersWaits < WAITS_MIN) return [];
    const [waitMs, othersWaitMs] = [
      typicalMs(sums.logWaits, sums.waits),
      typicalMs(team.logWaits - sums.logWaits, othersWaits),
    ];
    if (waitMs > othersWaitMs) return [];
    const bare = { part: row.bareHits, whole: row.bareJudged };
    const othersBare = minus(allBare, bare);
    const seen = conversionOf(sums);
    const others = minus(conversionOf(team), seen);
    const more = compareShares(othersBare, bare, agentSpread);
    const less = compareShares(seen, others, agentSpread);
    const p = Math.max(more.pBelow, less.pBelow);
    if (more.difference >= 0 || less.difference >= 0) return [{ p, suspicion: null }];
    const value = orderValueOf(sums);
    const money = (gap: number): number => Math.max(0, Math.round(-gap * seen.whole * value));
    return [
      {
        p,
        suspicion: {
          id: `bare-answers|${agent}`,
          moneyFen: money(rateOf(seen) - rateOf(others)),
          moneyRangeFen: [money(less.interval[1]), money(less.interval[0])],
          detail: {
            ...{ pattern: 'bare-answers', agent, bare, othersBare, seen, others },
            ...{ waitMs, othersWaitMs },
          },
          filter: { agent, outcome: 'lost' },
          points: [],
        },
      },
    ];
  });
}

/** The geometric mean in ms: one forgotten buyer must not stand for an agent. */
export function typicalMs(logWaits: number, waits: number): number {
  return waits === 0 ? 0 : Math.expm1(logWaits / waits / 1000) * 1000;
}
