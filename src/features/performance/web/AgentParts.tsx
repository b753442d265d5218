// Parts of an agent's page: scores by dimension, weak rules with advice, good and bad conversations.
import { Link } from 'react-router';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatMoney, formatPercent } from '../../../ui/format.ts';
import { NumberLink } from '../../../ui/NumberLink.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { ScoreBar } from '../../../ui/ScoreBar.tsx';
import { Severity } from '../../../ui/Severity.tsx';
import type { FilterQuery } from '../../../ui/use-filters.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { useShopClock } from '../../../ui/wall-clock.ts';
import type { WeakRuleShape } from '../contract.ts';
import type { ScoresShape } from '../shapes.ts';
import { conversationsTo, conversationTo } from './performance-api.ts';

const WORDS = {
  attitude: { zh: '态度', en: 'Attitude' },
  skill: { zh: '业务', en: 'Skill' },
  compliance: { zh: '合规', en: 'Compliance' },
  process: { zh: '流程', en: 'Process' },
  total: { zh: '总分', en: 'Total' },
  weakRules: { zh: '最该改的', en: 'What to mend first' },
  weakNote: {
    zh: '比同事犯得多的，按严重程度和次数排',
    en: 'hit more often than with others, by gravity and number',
  },
  noWeak: { zh: '没有比同事犯得多的问题', en: 'No fault more often than others' },
  others: { zh: '其他人', en: 'others' },
  of: { zh: '会话', en: 'conversations' },
  sold: { zh: (money: string) => `成交 ${money}`, en: (money: string) => `sold ${money}` },
  faults: { zh: (n: number) => `${n} 处失分`, en: (n: number) => `${n} faults` },
} as const;

const DIMENSIONS = ['total', 'attitude', 'skill', 'compliance', 'process'] as const;

export function ScoreRow({
  scores,
  team,
}: {
  readonly scores: ScoresShape;
  readonly team: ScoresShape;
}) {
  const w = useWords(WORDS);
  return (
    <dl className="kj-scores">
      {DIMENSIONS.map((key) => (
        <div key={key}>
          <dt>{w[key]}</dt>
          <dd>
            <ScoreBar score={scores[key]} team={team[key]} width={200} label={w[key]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function WeakRules({
  rules,
  query,
}: {
  readonly rules: readonly WeakRuleShape[];
  readonly query: FilterQuery;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const share = (hits: number, judged: number): number | null =>
    judged === 0 ? null : hits / judged;
  return (
    <Panel title={w.weakRules} note={w.weakNote}>
      {rules.length === 0 ? (
        <EmptyState small good title={w.noWeak} />
      ) : (
        <ul className="kj-weak-rules">
          {rules.map((rule) => (
            <li key={rule.rule}>
              <header>
                <b>{tw(rule.name)}</b>
                <Severity value={rule.severity} bare />
                <span className="kj-weak-rate">
                  <NumberLink
                    value={share(rule.hits, rule.judged)}
                    unit="percent"
                    to={conversationsTo(query, { rule: rule.rule })}
                  />
                  <small>
                    {rule.hits}/{rule.judged} · {w.others}{' '}
                    {formatPercent(share(rule.otherHits, rule.otherJudged))}
                  </small>
                </span>
              </header>
              <p>{tw(rule.advice)}</p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

interface Case {
  readonly ref: string;
  readonly at: number | null;
  readonly buyer: string;
  readonly score: number;
  readonly faults: number;
  readonly orderResult: string;
  readonly salesFen: number;
  readonly firstWords: string;
}

export function CaseList({
  title,
  none,
  cases,
  shop,
}: {
  readonly title: string;
  readonly none: string;
  readonly cases: readonly Case[];
  readonly shop: string;
}) {
  const w = useWords(WORDS);
  const clock = useShopClock(shop);
  return (
    <Panel title={title}>
      {cases.length === 0 ? (
        <EmptyState small title={none} />
      ) : (
        <div className="kj-attention">
          <ul>
            {cases.map((one) => (
              <li key={one.ref}>
                <Link to={conversationTo(shop, one.ref)}>
                  <span className="kj-attention-head">
                    <b>{one.firstWords}</b>
                    <ScoreBar score={one.score} width={48} />
                  </span>
                  <span className="kj-attention-about">
                    {[
                      one.buyer,
                      clock.time(one.at),
                      one.salesFen > 0 ? w.sold(formatMoney(one.salesFen)) : '',
                      one.faults > 0 ? w.faults(one.faults) : '',
                    ]
                      .filter((part) => part !== '')
                      .join(' · ')}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  );
}
