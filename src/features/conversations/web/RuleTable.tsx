// Every rule with its rate, how it moved, its trend, and who has most of it.
import type { ReactNode } from 'react';
import { DIMENSIONS } from '../../../report/words/rule-terms.ts';
import { Delta } from '../../../ui/Delta.tsx';
import { formatPercent } from '../../../ui/format.ts';
import { NumberLink } from '../../../ui/NumberLink.tsx';
import { Severity } from '../../../ui/Severity.tsx';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import { Sparkline } from '../../../ui/Sparkline.tsx';
import type { Column } from '../../../ui/table-column.ts';
import { useFilters } from '../../../ui/use-filters.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import type { InspectionShape } from '../contract.ts';
import { listPath } from './list-state.ts';

const WORDS = {
  rule: { zh: '规则', en: 'Rule' },
  severity: { zh: '严重程度', en: 'Severity' },
  dimension: { zh: '维度', en: 'Dimension' },
  hit: { zh: '命中', en: 'Hits' },
  judged: { zh: '判过', en: 'Judged' },
  rate: { zh: '命中率', en: 'Rate' },
  rateHint: {
    zh: '命中 ÷（命中 + 不成立），不适用的不算',
    en: 'Hits ÷ (hits + misses); n/a left out',
  },
  delta: { zh: '比上期', en: 'Against before' },
  trend: { zh: '趋势', en: 'Trend' },
  most: { zh: '最多的客服', en: 'Most by' },
} as const;

export type InspectedRule = InspectionShape['rules'][number];
type Agents = InspectionShape['agents'];

const ORDER = ['info', 'minor', 'major', 'critical'];
/** An agent judged less often says little. */
const JUDGED_MIN = 5;

export function rateOf({ hit, judged }: InspectedRule['now']): number | null {
  return judged === 0 ? null : hit / judged;
}

/** Index of the agent with the highest rate among those judged often enough; −1: none was hit. */
export function mostBy(rule: InspectedRule): number {
  let most = -1;
  let rate = 0;
  rule.byAgent.forEach((count, at) => {
    const own = rateOf(count) ?? 0;
    if (count.judged >= JUDGED_MIN && own > rate) [most, rate] = [at, own];
  });
  return most;
}

export function RuleTable({
  rules,
  agents,
  chosen,
  onChoose,
  footer,
}: {
  readonly rules: readonly InspectedRule[];
  readonly agents: Agents;
  readonly chosen: string;
  readonly onChoose: (rule: string) => void;
  readonly footer: ReactNode;
}) {
  const w = useWords(WORDS);
  const columns = useColumns(agents);
  return (
    <SortableTable
      name={w.rule}
      columns={columns}
      rows={rules}
      rowKey={({ rule }) => rule}
      onOpen={({ rule }) => onChoose(rule)}
      isChosen={({ rule }) => rule === chosen}
      initialSort="-hit"
      exportable
      mainList
      footer={footer}
    />
  );
}

function useColumns(agents: Agents): readonly Column<InspectedRule>[] {
  return [...useNameColumns(), ...useCountColumns(), ...useMoveColumns(agents)];
}

function useNameColumns(): readonly Column<InspectedRule>[] {
  const w = useWords(WORDS);
  const tw = useTw();
  return [
    {
      key: 'name',
      title: w.rule,
      value: ({ name }) => tw(name),
      render: ({ name }) => <b className="kji-name">{tw(name)}</b>,
      phone: 'title',
    },
    {
      key: 'severity',
      title: w.severity,
      value: ({ severity }) => ORDER.indexOf(severity),
      render: ({ severity }) => <Severity value={severity} bare />,
    },
    {
      key: 'dimension',
      title: w.dimension,
      value: ({ dimension }) => tw(DIMENSIONS[dimension]),
      phone: 'hide',
    },
  ];
}

function useCountColumns(): readonly Column<InspectedRule>[] {
  const w = useWords(WORDS);
  const { query } = useFilters();
  return [
    {
      key: 'hit',
      title: w.hit,
      align: 'right',
      value: ({ now }) => now.hit,
      render: ({ rule, now }) => (
        <NumberLink value={now.hit} to={now.hit === 0 ? undefined : listPath({ ...query, rule })} />
      ),
    },
    {
      key: 'judged',
      title: w.judged,
      align: 'right',
      value: ({ now }) => now.judged,
      phone: 'hide',
    },
    {
      key: 'rate',
      title: w.rate,
      hint: w.rateHint,
      align: 'right',
      value: ({ now }) => rateOf(now),
      render: ({ now }) => formatPercent(rateOf(now)),
    },
  ];
}

function useMoveColumns(agents: Agents): readonly Column<InspectedRule>[] {
  const w = useWords(WORDS);
  const agentOf = (rule: InspectedRule) => agents[mostBy(rule)];
  return [
    {
      key: 'delta',
      title: w.delta,
      align: 'right',
      value: ({ now, before }) => {
        const [own, past] = [rateOf(now), rateOf(before)];
        return own === null || past === null ? null : own - past;
      },
      render: ({ now, before, kind }) => (
        <Delta
          now={rateOf(now)}
          before={rateOf(before)}
          unit="percent"
          better={kind === 'merit' ? 'up' : 'down'}
          label=""
        />
      ),
    },
    {
      key: 'trend',
      title: w.trend,
      render: ({ trend }) => <Sparkline values={trend.map(rateOf)} />,
      phone: 'hide',
    },
    {
      key: 'most',
      title: w.most,
      value: (rule) => agentOf(rule)?.name ?? null,
      render: (rule) => {
        const agent = agentOf(rule);
        const count = rule.byAgent[mostBy(rule)];
        if (agent === undefined || count === undefined) return <span className="kj-muted">–</span>;
        return (
          <span className="kj-nowrap">
            {agent.name} <small className="kj-muted">{formatPercent(rateOf(count))}</small>
          </span>
        );
      },
    },
  ];
}
