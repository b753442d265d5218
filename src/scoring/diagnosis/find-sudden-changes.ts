// Pattern: from one day on the whole team converts less, or more orders end closed or refunded (P5).
import { dayText } from '../../lib/zone.ts';
import { addShares, compareShares, rateOf, spreadOf } from './compare-shares.ts';
import type { Share, Tested } from './concern.ts';
import type { DaySums } from './rows.ts';
import { conversionOf, orderValueOf, type Seller, type ShopBook, sumOf } from './shop-book.ts';

const DAYS_MIN = 5;
const CASES_MIN = 50;
/** It is the team's if so many of those who can be told went the same way. */
const ALONG_MIN = 0.6;
const AGENT_CASES_MIN = 15;

const WHATS = ['conversion', 'closed', 'refunded'] as const;
type What = (typeof WHATS)[number];

/** `part` is what is bad: not bought, closed, refunded. */
function badOf(what: What, sums: DaySums): Share {
  if (what === 'closed') return { part: sums.closedOrders, whole: sums.settledOrders };
  if (what === 'refunded') return { part: sums.refundedOrders, whole: sums.paidOrders };
  const { part, whole } = conversionOf(sums);
  return { part: whole - part, whole };
}

interface Change {
  readonly at: number;
  readonly before: Share;
  readonly after: Share;
  readonly p: number;
  readonly interval: readonly [number, number];
}

/** Three hypotheses; each p is multiplied by the days tried. `crowded` days have a pattern of their own. */
export function findSuddenChanges(book: ShopBook, crowded: ReadonlySet<number>): Tested[] {
  const days = book.settledDays.filter((day) => !crowded.has(day));
  return WHATS.flatMap((what): Tested[] => {
    const rows = days.map((day) => badOf(what, book.byDay.get(day) ?? sumOf([])));
    const change = scan(rows);
    if (change === null) return [];
    const since = days[change.at] ?? 0;
    const { before, after, p, interval } = change;
    const along = countAlong(book, what, since, crowded);
    const rise = rateOf(after) - rateOf(before);
    if (rise <= 0 || along.along < along.agents * ALONG_MIN) return [{ p, suspicion: null }];
    const sums = (list: readonly number[]): DaySums =>
      sumOf(list.flatMap((day) => book.byDay.get(day) ?? []));
    const value = worth(what, sums(days.slice(0, change.at)), sums(days.slice(change.at)));
    const money = (gap: number): number => Math.max(0, Math.round(gap * after.whole * value));
    const good = ({ part, whole }: Share): Share =>
      what === 'conversion' ? { part: whole - part, whole } : { part, whole };
    const from = dayText(since);
    return [
      {
        p,
        suspicion: {
          id: `sudden-change|${what}|${from}`,
          moneyFen: money(rise),
          moneyRangeFen: [money(interval[0]), money(interval[1])],
          detail: {
            ...{ pattern: 'sudden-change', what, since },
            ...{ before: good(before), after: good(after) },
            ...{ agents: along.agents, agentsAlong: along.along },
          },
          filter: what === 'conversion' ? { from, outcome: 'lost' } : { from, orderState: what },
          points: days.map((day, i) => ({
            at: day,
            value: rateOf(good(rows[i] ?? before)),
            marked: i >= change.at,
          })),
        },
      },
    ];
  });
}

/** What one case more costs: a buyer who would have paid as before, an order closed or refunded since. */
function worth(what: What, early: DaySums, late: DaySums): number {
  if (what === 'conversion') return orderValueOf(early);
  const [fen, count] =
    what === 'closed' ? [late.closedFen, late.closedOrders] : [late.refundFen, late.refundedOrders];
  return count === 0 ? 0 : fen / count;
}

function scan(rows: readonly Share[]): Change | null {
  let best: Change | null = null;
  let tried = 0;
  for (let at = DAYS_MIN; at <= rows.length - DAYS_MIN; at++) {
    const [early, late] = [rows.slice(0, at), rows.slice(at)];
    const [before, after] = [addShares(early), addShares(late)];
    if (before.whole < CASES_MIN || after.whole < CASES_MIN) continue;
    tried++;
    const { pBelow, interval } = compareShares(after, before, spreadOf([early, late]));
    const p = 1 - pBelow;
    if (best === null || p < best.p) best = { at, before, after, p, interval };
  }
  return best === null ? null : { ...best, p: Math.min(1, best.p * tried) };
}

/** How many sellers can be told on both sides, and how many of them got worse. */
function countAlong(
  book: ShopBook,
  what: What,
  since: number,
  crowded: ReadonlySet<number>,
): { readonly agents: number; readonly along: number } {
  let agents = 0;
  let along = 0;
  const side = ({ days }: Seller, late: boolean): Share =>
    addShares(
      [...days].flatMap(([day, row]) =>
        day >= since === late && !crowded.has(day) ? [badOf(what, row)] : [],
      ),
    );
  for (const seller of book.sellers.values()) {
    const [before, after] = [side(seller, false), side(seller, true)];
    if (before.whole < AGENT_CASES_MIN || after.whole < AGENT_CASES_MIN) continue;
    agents++;
    if (rateOf(after) > rateOf(before)) along++;
  }
  return { agents, along };
}
