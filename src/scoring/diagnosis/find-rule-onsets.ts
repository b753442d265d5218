// Pattern: an agent's conversion falls from the day a rule starts firing, and the others' does not (P5).
import { dayText } from '../../lib/zone.ts';
import {
  addShares,
  type Change,
  compareChanges,
  intervalOf,
  minus,
  type Spread,
  spreadOf,
} from './compare-shares.ts';
import type { Share, Tested } from './concern.ts';
import { simes } from './false-discoveries.ts';
import type { RuleDayRow } from './rows.ts';
import { conversionOf, orderValueOf, type ShopBook } from './shop-book.ts';

/** On either side: days at work, conversations judged, inquiries. */
const DAYS_MIN = 4;
const JUDGED_MIN = 20;
const INQUIRIES_MIN = 20;
/** Hits after the change that are worth a scan at all; and by how much a rule must have set in. */
const HITS_MIN = 8;
const RISE_MIN = 0.08;

const NONE: Share = { part: 0, whole: 0 };

/** Share of a rule's hits, or of buyers who paid, by day. */
type RuleDays = ReadonlyMap<number, Share>;

interface Onset {
  readonly rule: string;
  readonly since: number;
  readonly hits: readonly [Share, Share];
  readonly p: number;
}

interface Fall {
  readonly onset: Onset;
  readonly own: readonly [Share, Share];
  readonly others: readonly [Share, Share];
  readonly change: Change;
  /** Both hold: the rule set in, and conversion fell (intersection–union: the larger p). */
  readonly p: number;
}

/**
 * One hypothesis a seller (Simes over the rules). The day is where the rule's hits rise most against the
 * others' (the p of that is multiplied by the days tried); conversion had no part in choosing it.
 */
export function findRuleOnsets(book: ShopBook): Tested[] {
  const byRule = rulesByAgent(book.input.ruleDays, new Set(book.settledDays));
  const all = new Map([...byRule].map(([rule, agents]) => [rule, allAgents(agents)]));
  const days = conversionDays(book);
  return [...book.sellers.keys()].flatMap((agent): Tested[] => {
    const falls: Fall[] = [];
    const seen: number[] = [];
    for (const [rule, agents] of byRule) {
      const own = agents.get(agent);
      if (own === undefined || addShares([...own.values()]).part < HITS_MIN) continue;
      const onset = findOnset(rule, own, all.get(rule) ?? own);
      if (onset === null) continue;
      const fall = fallAt(book, agent, days, onset);
      if (fall === null) continue;
      seen.push(fall.p);
      falls.push(fall);
    }
    if (falls.length === 0) return [];
    falls.sort((a, b) => a.p - b.p || (a.onset.rule < b.onset.rule ? -1 : 1));
    return [{ p: simes(seen), suspicion: suspicionOf(book, agent, falls, byRule) }];
  });
}

function rulesByAgent(
  rows: readonly RuleDayRow[],
  settled: ReadonlySet<number>,
): ReadonlyMap<string, ReadonlyMap<string, RuleDays>> {
  const rules = new Map<string, Map<string, Map<number, Share>>>();
  for (const { rule, agent, day, hits, judged } of rows) {
    if (judged === 0 || !settled.has(day)) continue;
    let agents = rules.get(rule);
    if (agents === undefined) {
      agents = new Map();
      rules.set(rule, agents);
    }
    const share = { part: hits, whole: judged };
    const days = agents.get(agent);
    if (days) days.set(day, share);
    else agents.set(agent, new Map([[day, share]]));
  }
  return rules;
}

/** All agents' shares of a rule by day, so that the others are a subtraction. */
function allAgents(agents: ReadonlyMap<string, RuleDays>): RuleDays {
  const all = new Map<number, Share>();
  for (const days of agents.values()) {
    for (const [day, share] of days) all.set(day, addShares([all.get(day) ?? NONE, share]));
  }
  return all;
}

function findOnset(rule: string, own: RuleDays, all: RuleDays): Onset | null {
  const days = [...own.keys()].sort((a, b) => a - b);
  let best: Onset | null = null;
  let tried = 0;
  for (let i = DAYS_MIN; i <= days.length - DAYS_MIN; i++) {
    const since = days[i] ?? 0;
    const hits = splitAt(own, since);
    if (hits[0].whole < JUDGED_MIN || hits[1].whole < JUDGED_MIN) continue;
    tried++;
    if (hits[1].part < HITS_MIN) continue;
    const both = splitAt(all, since);
    const others = [minus(both[0], hits[0]), minus(both[1], hits[1])] as const;
    const { difference, pBelow } = compareChanges(hits, others, spreadAround(own, since));
    if (difference < RISE_MIN) continue;
    if (best === null || 1 - pBelow < best.p) best = { rule, since, hits, p: 1 - pBelow };
  }
  return best === null ? null : { ...best, p: Math.min(1, best.p * tried) };
}

function splitAt(days: RuleDays, since: number): readonly [Share, Share] {
  const before = { part: 0, whole: 0 };
  const after = { part: 0, whole: 0 };
  for (const [day, { part, whole }] of days) {
    const side = day < since ? before : after;
    side.part += part;
    side.whole += whole;
  }
  return [before, after];
}

function spreadAround(days: RuleDays, since: number): Spread {
  const pick = (late: boolean): Share[] =>
    [...days].flatMap(([day, share]) => (day >= since === late ? [share] : []));
  return spreadOf([pick(false), pick(true)]);
}

/** Conversion by day of each seller, and of all. */
interface ConversionDays {
  readonly of: ReadonlyMap<string, RuleDays>;
  readonly all: RuleDays;
}

function conversionDays({ sellers }: ShopBook): ConversionDays {
  const of = new Map(
    [...sellers].map(([agent, { days }]): [string, RuleDays] => [
      agent,
      new Map([...days].map(([day, row]) => [day, conversionOf(row)])),
    ]),
  );
  return { of, all: allAgents(of) };
}

function fallAt(
  { agentSpread }: ShopBook,
  agent: string,
  { of, all }: ConversionDays,
  onset: Onset,
): Fall | null {
  const own = splitAt(of.get(agent) ?? new Map(), onset.since);
  const both = splitAt(all, onset.since);
  const others = [minus(both[0], own[0]), minus(both[1], own[1])] as const;
  if ([...own, ...others].some(({ whole }) => whole < INQUIRIES_MIN)) return null;
  const change = compareChanges(own, others, agentSpread);
  return { onset, own, others, change, p: Math.max(onset.p, change.pBelow) };
}

function suspicionOf(
  { sellers, agentSpread }: ShopBook,
  agent: string,
  falls: readonly Fall[],
  byRule: ReadonlyMap<string, ReadonlyMap<string, RuleDays>>,
): Tested['suspicion'] {
  const first = falls[0];
  const seller = sellers.get(agent);
  if (first === undefined || seller === undefined || first.change.difference >= 0) return null;
  const { onset, own, others, change } = first;
  const { difference } = change;
  const interval = intervalOf(change, agentSpread);
  const { rule, since, hits } = onset;
  const value = orderValueOf(seller.sums);
  const money = (gap: number): number => Math.max(0, Math.round(-gap * own[1].whole * value));
  const days = byRule.get(rule)?.get(agent) ?? new Map<number, Share>();
  const also = falls.slice(1).filter((fall) => fall.p <= 0.05 && fall.change.difference < 0);
  return {
    id: `rule-onset|${agent}|${rule}`,
    moneyFen: money(difference),
    moneyRangeFen: [money(interval[1]), money(interval[0])],
    detail: {
      pattern: 'rule-onset',
      agent,
      rule,
      also: also.map((fall) => fall.onset.rule),
      since,
      hitsBefore: hits[0],
      hitsAfter: hits[1],
      before: own[0],
      after: own[1],
      othersBefore: others[0],
      othersAfter: others[1],
      difference,
      interval,
    },
    filter: { agent, rule, from: dayText(since) },
    points: [...days]
      .sort(([a], [b]) => a - b)
      .map(([at, { part, whole }]) => ({ at, value: part / whole, marked: at >= since })),
  };
}
