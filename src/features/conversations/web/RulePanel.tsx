// One rule in these days: why it matters, its trend, who has most, and bad and good cases side by side.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { Chart } from '../../../ui/Chart.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useCalm } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { Severity } from '../../../ui/Severity.tsx';
import { useFilters } from '../../../ui/use-filters.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import type { CaseShape, InspectionShape } from '../contract.ts';
import { CaseCard } from './CaseCard.tsx';
import { fetchCases } from './conversations-api.ts';
import { listPath } from './list-state.ts';
import { type InspectedRule, rateOf } from './RuleTable.tsx';

const WORDS = {
  rate: { zh: '命中率', en: 'Rate' },
  trend: { zh: '每天的命中率', en: 'Rate by day' },
  agents: { zh: '各客服的命中率', en: 'Rate by agent' },
  bad: { zh: '坏例', en: 'Bad cases' },
  good: { zh: '好例：同样的场合做对了', en: 'Good cases: done right' },
  noBad: { zh: '这几天没有', en: 'None in these days' },
  noGood: { zh: '这条规则没有可学的好例', en: 'Nothing to learn from for this rule' },
  rule: { zh: '看规则', en: 'The rule' },
  list: { zh: '全部会话', en: 'All conversations' },
} as const;

export function RulePanel({ rule, data }: RuleProps) {
  const w = useWords(WORDS);
  const tw = useTw();
  const { query } = useFilters();
  const cases = useQuery({
    queryKey: ['inspection', 'cases', rule.rule, query],
    queryFn: () => fetchCases({ ...query, rule: rule.rule }),
  });
  const top = useRef<HTMLDivElement>(null);
  const calm = useCalm();
  // The table above is long: what was chosen comes into sight.
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
  }, [calm]);
  return (
    <div ref={top} className="kji-rule">
      <Panel
        title={
          <span className="kj-row">
            {tw(rule.name)} <Severity value={rule.severity} />
          </span>
        }
        note={tw(rule.why)}
        actions={
          <>
            <Link to={`/rulebook/${rule.rule}`}>{w.rule}</Link>
            <Link to={listPath({ ...query, rule: rule.rule })}>{w.list}</Link>
          </>
        }
      >
        <p className="kji-advice">{tw(rule.advice)}</p>
        <RuleCharts rule={rule} data={data} />
        <Query of={cases} loading={<Loading rows={6} />}>
          {({ bad, good }) => (
            <div className="kj-grid is-top">
              <Cases title={w.bad} cases={bad} tone="bad" none={w.noBad} />
              <Cases title={w.good} cases={good} tone="good" none={w.noGood} />
            </div>
          )}
        </Query>
      </Panel>
    </div>
  );
}

interface RuleProps {
  readonly rule: InspectedRule;
  readonly data: InspectionShape;
}

function RuleCharts({ rule, data }: RuleProps) {
  const w = useWords(WORDS);
  const ranked = data.agents
    .map(({ name }, at) => ({ name, count: rule.byAgent[at] }))
    .filter(({ count }) => (count?.judged ?? 0) > 0)
    .map(({ name, count }) => ({ name, rate: rateOf(count!) }))
    .sort((a, b) => (b.rate ?? 0) - (a.rate ?? 0))
    .slice(0, 12);
  return (
    <div className="kj-grid is-top">
      <Chart
        label={w.trend}
        height={200}
        spec={{
          kind: 'line',
          x: data.days,
          unit: 'percent',
          fromZero: true,
          series: [{ name: w.rate, values: rule.trend.map(rateOf) }],
        }}
      />
      <Chart
        label={w.agents}
        height={Math.max(200, ranked.length * 24)}
        spec={{
          kind: 'bar',
          flat: true,
          x: ranked.map(({ name }) => name),
          unit: 'percent',
          series: [{ name: w.rate, values: ranked.map(({ rate }) => rate) }],
        }}
      />
    </div>
  );
}

function Cases({
  title,
  cases,
  tone,
  none,
}: {
  readonly title: string;
  readonly cases: readonly CaseShape[];
  readonly tone: 'bad' | 'good';
  readonly none: string;
}) {
  return (
    <section className="kji-cases">
      <h3>{title}</h3>
      {cases.length === 0 && <EmptyState small title={none} />}
      {cases.map((one) => (
        <CaseCard key={one.item.ref} of={one} tone={tone} />
      ))}
    </section>
  );
}
