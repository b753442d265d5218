// Inspection: what the rules found in these days, by rule, agent and day; the five types; good and bad cases.
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { DIMENSIONS as DIMENSION_WORDS } from '../../../report/words/rule-terms.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Figure, FigureRow } from '../../../ui/Figure.tsx';
import { formatRange } from '../../../ui/format.ts';
import { Loading } from '../../../ui/Loading.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { urlChoice, urlFlag, urlText } from '../../../ui/url-state.ts';
import { useFilters } from '../../../ui/use-filters.ts';
import { useUrlState } from '../../../ui/use-url-state.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import type { InspectionShape } from '../contract.ts';
import { ArchetypePanel } from './ArchetypePanel.tsx';
import { fetchInspection } from './conversations-api.ts';
import './inspection.css';
import './conversations.css';
import { listPath } from './list-state.ts';
import { RuleHeat } from './RuleHeat.tsx';
import { RulePanel } from './RulePanel.tsx';
import { RuleTable } from './RuleTable.tsx';

const WORDS = {
  title: { zh: '质检', en: 'Inspection' },
  faults: { zh: '发现的问题', en: 'Faults found' },
  critical: { zh: '红线', en: 'Critical' },
  merits: { zh: '亮点', en: 'Done well' },
  buyers: { zh: '买家信号', en: 'Buyer signals' },
  byRule: { zh: '按规则', en: 'By rule' },
  byRuleNote: {
    zh: '点一行看趋势、各客服和好坏例子',
    en: 'Choose one for its trend, agents and cases',
  },
  all: { zh: '全部', en: 'All' },
  fault: { zh: '问题', en: 'Faults' },
  merit: { zh: '亮点', en: 'Merits' },
  signal: { zh: '信号', en: 'Signals' },
  heat: { zh: '谁在哪条上多', en: 'Who, on which rule' },
  heatNote: {
    zh: '颜色越深，命中率越高；点一格看会话',
    en: 'The darker, the higher the rate; a cell opens its conversations',
  },
  quiet: {
    zh: (count: number) => `另有 ${count} 条没有命中，展开`,
    en: (count: number) => `Show ${count} more without a hit`,
  },
  none: { zh: '这几天没有可以质检的会话', en: 'Nothing to inspect in these days' },
  hint: { zh: '换一段有会话的日子再看。', en: 'Choose days that have conversations.' },
} as const;

const KINDS = ['fault', 'merit', 'signal'] as const;
const DIMENSIONS = ['all', 'attitude', 'skill', 'compliance', 'process', 'buyer'] as const;
const STATE = {
  rule: urlText(),
  kind: urlChoice(KINDS, 'fault'),
  dimension: urlChoice(DIMENSIONS, 'all'),
  /** Rules without a hit too. */
  quiet: urlFlag(),
};

export function InspectionPage() {
  const w = useWords(WORDS);
  const lang = useLang();
  const { query, from, to } = useFilters();
  const inspection = useQuery({
    queryKey: ['inspection', query],
    queryFn: () => fetchInspection({ ...query }),
    enabled: query.shop !== '' && from !== '',
  });
  return (
    <div className="kj-stack">
      <PageTitle title={w.title} note={from === '' ? undefined : formatRange(from, to, lang)} />
      {from === '' ? (
        <EmptyState title={w.none} hint={w.hint} />
      ) : (
        <Query
          of={inspection}
          loading={<Loading kind="page" />}
          empty={({ agents }) => agents.length === 0}
          whenEmpty={<EmptyState title={w.none} hint={w.hint} />}
        >
          {(data) => <Inspected data={data} />}
        </Query>
      )}
    </div>
  );
}

function Inspected({ data }: { readonly data: InspectionShape }) {
  const w = useWords(WORDS);
  const tw = useTw();
  const [state, patch] = useUrlState(STATE);
  const chosen = data.rules.find(({ rule }) => rule === state.rule) ?? null;
  const shown = data.rules.filter(
    ({ kind, dimension }) =>
      kind === state.kind && (state.dimension === 'all' || dimension === state.dimension),
  );
  const hit = shown.filter(({ now, before }) => now.hit + before.hit > 0);
  return (
    <div className="kj-stack">
      <Sums data={data} />
      <Panel
        flush
        title={w.byRule}
        note={w.byRuleNote}
        actions={
          <>
            <Segmented
              size="small"
              value={state.kind}
              onChange={(kind) => patch({ kind })}
              options={KINDS.map((kind) => ({ value: kind, label: w[kind] }))}
            />
            <Segmented
              size="small"
              value={state.dimension}
              onChange={(dimension) => patch({ dimension })}
              options={DIMENSIONS.map((one) => ({
                value: one,
                label: one === 'all' ? w.all : tw(DIMENSION_WORDS[one]),
              }))}
            />
          </>
        }
      >
        <RuleTable
          rules={state.quiet ? shown : hit}
          agents={data.agents}
          chosen={state.rule}
          onChoose={(rule) => patch({ rule: rule === state.rule ? '' : rule }, 'step')}
          footer={
            !state.quiet && shown.length > hit.length ? (
              <Button type="link" size="small" onClick={() => patch({ quiet: true })}>
                {w.quiet(shown.length - hit.length)}
              </Button>
            ) : undefined
          }
        />
      </Panel>
      {chosen !== null && <RulePanel key={chosen.rule} rule={chosen} data={data} />}
      <Panel title={w.heat} note={w.heatNote} flush>
        <RuleHeat rules={shown} agents={data.agents} />
      </Panel>
      <ArchetypePanel data={data} />
    </div>
  );
}

function Sums({ data }: { readonly data: InspectionShape }) {
  const w = useWords(WORDS);
  const { query } = useFilters();
  const sum = (
    keep: (rule: InspectionShape['rules'][number]) => boolean,
    of: 'now' | 'before' = 'now',
  ): number => data.rules.filter(keep).reduce((hits, rule) => hits + rule[of].hit, 0);
  const trend = (keep: (rule: InspectionShape['rules'][number]) => boolean): number[] =>
    data.days.map((_, at) =>
      data.rules.filter(keep).reduce((hits, rule) => hits + (rule.trend[at]?.hit ?? 0), 0),
    );
  const figures = [
    {
      key: 'faults',
      keep: ({ kind }: { kind: string }) => kind === 'fault',
      ask: { kind: 'fault' },
    },
    {
      key: 'critical',
      keep: ({ kind, severity }: { kind: string; severity: string }) =>
        kind === 'fault' && severity === 'critical',
      ask: { severity: 'critical', kind: 'fault' },
    },
    {
      key: 'merits',
      keep: ({ kind }: { kind: string }) => kind === 'merit',
      ask: { kind: 'merit' },
    },
    {
      key: 'buyers',
      keep: ({ kind }: { kind: string }) => kind === 'signal',
      ask: { kind: 'signal' },
    },
  ] as const;
  return (
    <FigureRow>
      {figures.map(({ key, keep, ask }) => (
        <Figure
          key={key}
          label={w[key]}
          value={sum(keep)}
          before={sum(keep, 'before')}
          better={key === 'merits' ? 'up' : 'down'}
          trend={trend(keep)}
          to={listPath({ ...query, ...ask })}
        />
      ))}
    </FigureRow>
  );
}
