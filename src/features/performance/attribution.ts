// Attribution what-if (M7): the same orders under two policies, who gains, who loses, which change hands and why.
import type { TraceStep } from '../../domain/analysis.ts';
import type { AttributionPolicy } from '../../domain/setup.ts';
import { dayOf } from '../../http/day-query.ts';
import type { PersonalMask } from '../../http/scope.ts';
import type { Words } from '../../intake/format.ts';
import { dayNumber, dayStart } from '../../lib/zone.ts';
import { OWNERSHIP } from '../../report/words/left-out.ts';
import { traceSentence } from '../../report/words/trace-sentence.ts';
import type { Database } from '../../store/database.ts';
import type {
  MovedOrder,
  PolicyComparison,
  PolicyOutcome,
} from '../../threads/policy-comparison.ts';
import { comparePolicies, newPolicyTally, tallyPolicies } from '../../threads/policy-tally.ts';
import { replayPolicy } from '../../threads/replay-policy.ts';
import type { Work } from './period.ts';
import { visitStoredThreads } from './replay.ts';

/** Buyers with orders; more take too long to answer at once. */
export const BUYERS_MAX = 10_000;
const MOVED_MAX = 300;

/** Buyers of the orders placed in the days. */
export async function listOrderBuyers(db: Database, work: Work): Promise<string[]> {
  const { zoneOffsetMs, dayCutMs } = work.setup.setup;
  const rows = await db.query<{ buyer: string }>(
    `select distinct buyer from customer_order
     where shop_id = $1 and placed_at >= $2 and placed_at < $3 order by buyer`,
    [
      work.shop,
      dayStart(dayOf(work.from), zoneOffsetMs, dayCutMs),
      dayStart(dayOf(work.to) + 1, zoneOffsetMs, dayCutMs),
    ],
  );
  return rows.map(({ buyer }) => buyer);
}

/** Replays the threads of these buyers; orders placed outside of the days are passed over. */
export async function compareAttribution(
  db: Database,
  work: Work,
  buyers: readonly string[],
  a: AttributionPolicy,
  b: AttributionPolicy,
): Promise<PolicyComparison> {
  const tally = newPolicyTally(a, b, null);
  const { zoneOffsetMs, dayCutMs } = work.setup.setup;
  const [from, to] = [dayOf(work.from), dayOf(work.to)];
  const inside = ({ placedAt }: { readonly placedAt: number | null }): boolean => {
    if (placedAt === null) return false;
    const day = dayNumber(placedAt, zoneOffsetMs, dayCutMs);
    return day >= from && day <= to;
  };
  await visitStoredThreads(db, work, buyers, ({ thread, setup, asOf }) => {
    const ordersA = replayPolicy(thread, setup, a, asOf).filter(inside);
    const ordersB = replayPolicy(thread, setup, b, asOf).filter(inside);
    tallyPolicies(tally, thread, ordersA, ordersB);
  });
  return comparePolicies(tally);
}

export interface AttributionWords {
  readonly mask: PersonalMask;
  /** Whom the account sees; owners outside are not named. */
  readonly seen: readonly string[] | 'all';
  nameOf(agent: string): string;
}

export function presentAttribution(comparison: PolicyComparison, as: AttributionWords) {
  const { owners, moved, revalued, shops } = comparison;
  const shown = (owner: string | null): boolean =>
    as.seen === 'all' || (owner !== null && as.seen.includes(owner));
  const either = (order: MovedOrder): boolean => shown(order.a.owner) || shown(order.b.owner);
  const [shop] = shops;
  const changing = moved.filter(either);
  return {
    orders: shop?.orders ?? 0,
    salesAFen: shop?.salesAFen ?? 0,
    salesBFen: shop?.salesBFen ?? 0,
    conserved: shops.every(({ conserved }) => conserved),
    owners: owners
      .filter(({ owner }) => shown(owner))
      .map(({ shop: _shop, owner, ownership, ...figures }) => ({
        owner: owner === null ? null : { id: owner, name: as.nameOf(owner) },
        ownership: OWNERSHIP[ownership].name,
        ...figures,
      })),
    moved: changing.slice(0, MOVED_MAX).map((order) => presentMoved(order, as)),
    movedCount: changing.length,
    movedFen: changing.reduce((sum, { paidFen }) => sum + paidFen, 0),
    revaluedCount: revalued.filter(either).length,
  };
}

function presentMoved(order: MovedOrder, as: AttributionWords) {
  const { orderId, buyer, placedAt, paidFen, a, b } = order;
  const side = ({ owner, ownership, salesFen, steps }: PolicyOutcome) => ({
    owner: owner === null ? null : { id: owner, name: as.nameOf(owner) },
    ownership: OWNERSHIP[ownership].name,
    salesFen,
    because: steps.map((step: TraceStep): Words => traceSentence(step, as.nameOf)),
  });
  return { orderId, buyer: as.mask.buyer(buyer), placedAt, paidFen, a: side(a), b: side(b) };
}
