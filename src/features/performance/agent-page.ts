// What one agent's page adds to the ranking: weak rules with advice, the best and the worst conversations.
import { SEVERITIES } from '../../engine/rule.ts';
import { isScored } from '../../engine/rule-status.ts';
import { dayOf } from '../../http/day-query.ts';
import { maskFor, type Who } from '../../http/scope.ts';
import { dayText } from '../../lib/zone.ts';
import { type RuleCount, sumRules } from '../../store/agent-days.ts';
import type { Database } from '../../store/database.ts';
import type { PeriodFigures } from '../../store/figures.ts';
import { refOf } from '../conversations/store.ts';
import type { WeakRuleShape } from './contract.ts';
import type { Work } from './period.ts';

const WEAK_MAX = 6;
const JUDGED_MIN = 5;
const CASES = 5;

/** Faults the agent has more often than everybody else, by severity × hits too many. */
export function weakRules(
  { days }: Pick<PeriodFigures, 'days'>,
  { setup }: Pick<Work, 'setup'>,
  agent: string,
): WeakRuleShape[] {
  const own = sumRules(days.filter((each) => each.agent === agent));
  const others = sumRules(days.filter((each) => each.agent !== agent && each.agent !== ''));
  return setup.rulebook.rules
    .filter(({ rule }) => rule.kind === 'fault' && isScored(rule.status))
    .flatMap(({ rule }) => {
      const { hit, miss } = own.get(rule.id) ?? NONE;
      const rest = others.get(rule.id) ?? NONE;
      const judged = hit + miss;
      const usual = rest.hit + rest.miss === 0 ? 0 : rest.hit / (rest.hit + rest.miss);
      const tooMany = hit - usual * judged;
      if (judged < JUDGED_MIN || hit === 0 || tooMany <= 0) return [];
      const { id, name, why, advice, severity } = rule;
      const shape: WeakRuleShape = {
        ...{ rule: id, name, why, advice, severity, hits: hit, judged },
        ...{ otherHits: rest.hit, otherJudged: rest.hit + rest.miss },
      };
      return [{ shape, weight: tooMany * (SEVERITIES.indexOf(severity) + 1) }];
    })
    .sort((a, b) => b.weight - a.weight || (a.shape.rule < b.shape.rule ? -1 : 1))
    .slice(0, WEAK_MAX)
    .map(({ shape }) => shape);
}

const NONE: RuleCount = { hit: 0, miss: 0, na: 0 };

interface CaseRow {
  readonly conversation_id: string;
  readonly buyer: string;
  readonly day: number;
  readonly start_at: number | null;
  readonly score: number;
  readonly faults: number;
  readonly order_result: string;
  readonly sales_fen: number;
  readonly first_words: string;
}

/** Highest scores that ended in a sale, or lowest scores; conversations that were mainly the agent's. */
export async function listCases(
  db: Database,
  who: Who,
  { shop, from, to }: Pick<Work, 'shop' | 'from' | 'to'>,
  agent: string,
  which: 'best' | 'worst',
) {
  const [only, order] =
    which === 'best'
      ? [`and c.order_result = 'paid' and c.faults = 0`, 'c.score desc, c.sales_fen desc']
      : ['and c.faults > 0', 'c.score, c.worst_severity desc, c.faults desc'];
  const rows = await db.query<CaseRow>(
    `select c.conversation_id, c.buyer, c.day, c.start_at, c.score::float8 as score, c.faults, c.order_result,
       c.sales_fen, c.first_words
     from conversation c
     where c.shop_id = $1 and c.day between $2 and $3 and c.agent = $4 and c.left_out is null
       and c.score is not null ${only}
     order by ${order}, c.start_at desc limit ${CASES}`,
    [shop, dayOf(from), dayOf(to), agent],
  );
  const mask = maskFor(who);
  return rows.map((row) => ({
    ref: refOf(row),
    day: dayText(row.day),
    at: row.start_at,
    buyer: mask.buyer(row.buyer),
    score: row.score,
    faults: row.faults,
    orderResult: row.order_result,
    salesFen: row.sales_fen,
    firstWords: mask.text(row.first_words),
  }));
}
