// Pattern: an agent's weak link, where it is below the others by more than chance (P5).
import { salesIdentity, teamAverage } from '../identity.ts';
import { compareShares, minus } from './compare-shares.ts';
import type { Tested } from './concern.ts';
import type { DaySums } from './rows.ts';
import { orderValueOf, type Seller, type ShopBook } from './shop-book.ts';
import { studentQuantile, studentTail } from './tails.ts';
import { type Link, splitLinks, weakestLink } from './weak-link.ts';

/** Fewer inquiries than this say little of anybody. */
const INQUIRIES_MIN = 30;
/** Too few inquirers cost the agent, not the shop: the buyers went to somebody else. */
const SELLING: readonly Link[] = ['conversion', 'paying', 'orderValue'];

interface Test {
  readonly p: number;
  readonly own: number;
  readonly others: number;
  readonly ownCount: number;
  /** The interval of the difference, as a multiple of the difference itself. */
  readonly reach: readonly [number, number];
}

/** One hypothesis a seller: their costliest link is below the others'. p is for having picked one of three. */
export function findWeakLinks(book: ShopBook): Tested[] {
  const { team, sellers } = book;
  if (sellers.size < 2) return [];
  const identities = [...sellers.values()].map(({ sums }) => identityOf(sums));
  const average = teamAverage(identities);
  if (average === null || average.payers === 0) return [];
  return [...sellers].flatMap(([agent, { sums }]): Tested[] => {
    if (sums.inquiries < INQUIRIES_MIN) return [];
    const parts = splitLinks(average, identityOf(sums), sums, team);
    const link = weakestLink(parts, SELLING);
    if (link === null) return [{ p: 1, suspicion: null }];
    const test = testLink(link, book, sums);
    const p = Math.min(1, test.p * SELLING.length);
    const moneyFen = -parts[link];
    const [low, high] = test.reach.map((times) => Math.max(0, Math.round(moneyFen * times)));
    const { own, others, ownCount } = test;
    const open =
      link === 'paying' ? { orderState: 'closed' as const } : { outcome: 'lost' as const };
    return [
      {
        p,
        suspicion: {
          id: `weak-link|${agent}`,
          moneyFen,
          moneyRangeFen: [low ?? 0, high ?? 0],
          detail: { pattern: 'weak-link', agent, link, own, others, ownCount },
          filter: link === 'orderValue' ? { agent } : { agent, ...open },
          points: [],
        },
      },
    ];
  });
}

function identityOf({
  inquiries,
  paid,
  salesFen,
}: Seller['sums']): ReturnType<typeof salesIdentity> {
  return salesIdentity(inquiries, paid, paid === 0 ? 0 : salesFen);
}

function testLink(link: Link, book: ShopBook, own: DaySums): Test {
  const { team, agentSpread } = book;
  if (link === 'orderValue') return testValue(own, team);
  const of = (sums: DaySums): { part: number; whole: number } =>
    link === 'conversion'
      ? { part: sums.ordered, whole: sums.inquiries }
      : { part: sums.paid, whole: sums.ordered };
  const mine = of(own);
  const rest = minus(of(team), mine);
  const { difference, interval, pBelow } = compareShares(mine, rest, agentSpread);
  return {
    p: pBelow,
    own: mine.whole === 0 ? 0 : mine.part / mine.whole,
    others: rest.whole === 0 ? 0 : rest.part / rest.whole,
    ownCount: mine.whole,
    reach: reachOf(difference, interval),
  };
}

function reachOf(
  difference: number,
  [low, high]: readonly [number, number],
): readonly [number, number] {
  return difference >= 0 ? [0, 1] : [high / difference, low / difference];
}

/** Welch's t on what paying buyers spent. */
function testValue(own: DaySums, team: DaySums): Test {
  const count = team.paid - own.paid;
  const others = count === 0 ? 0 : (team.salesFen - own.salesFen) / count;
  const mine = orderValueOf(own);
  const squares = team.salesYuanSquares - own.salesYuanSquares;
  const a = meanVariance(own.paid, own.salesFen / 100, own.salesYuanSquares);
  const b = meanVariance(count, (team.salesFen - own.salesFen) / 100, squares);
  const error = Math.sqrt(a + b) * 100;
  const base = { own: mine, others, ownCount: own.paid };
  if (own.paid < 2 || count < 2 || error === 0) return { ...base, p: 1, reach: [0, 1] };
  const df = (a + b) ** 2 / (a ** 2 / (own.paid - 1) + b ** 2 / (count - 1));
  const reach = studentQuantile(0.025, df) * error;
  const gap = mine - others;
  return {
    ...base,
    p: studentTail((others - mine) / error, df),
    reach: reachOf(gap, [gap - reach, gap + reach]),
  };
}

/** Variance of a mean, from the sums of values and of their squares. */
function meanVariance(count: number, sum: number, squares: number): number {
  if (count < 2) return 0;
  const mean = sum / count;
  return Math.max(0, squares / count - mean * mean) / (count - 1);
}
