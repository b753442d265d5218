// The rulebook: every rule with how often it hits, how often it cannot judge, and how well it is pinned down.
import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { ARCHETYPES, DIMENSIONS, SEVERITIES } from '../../../engine/rule.ts';
import { ARCHETYPE_WORDS } from '../../../report/words/archetypes.ts';
import {
  DIMENSIONS as DIMENSION_WORDS,
  SEVERITIES as SEVERITY_WORDS,
} from '../../../report/words/rule-terms.ts';
import { read } from '../../../ui/client.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Figure, FigureRow } from '../../../ui/Figure.tsx';
import { formatRange } from '../../../ui/format.ts';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import { urlChoice, urlText } from '../../../ui/url-state.ts';
import { useFilters } from '../../../ui/use-filters.ts';
import { useMay } from '../../../ui/use-session.ts';
import { useUrlState } from '../../../ui/use-url-state.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { NewRuleDialog } from './NewRuleDialog.tsx';
import { RulebookTabs } from './RulebookTabs.tsx';
import { useRuleColumns } from './RuleColumns.tsx';
import { KIND_WORDS, STATUS_WORDS } from './rule-words.ts';
import { api, RULEBOOK, type RuleListing, type RuleRow } from './rulebook-api.ts';
import { useRuleLink } from './use-rule-link.ts';

const WORDS = {
  title: { zh: '规则库', en: 'Rulebook' },
  add: { zh: '新建规则', en: 'New rule' },
  search: { zh: '搜规则名、编号', en: 'Name or id' },
  dimension: { zh: '维度', en: 'Dimension' },
  severity: { zh: '严重度', en: 'Severity' },
  kind: { zh: '种类', en: 'Kind' },
  status: { zh: '状态', en: 'Status' },
  type: { zh: '类型', en: 'Archetype' },
  rules: { zh: '生效规则', en: 'Rules in force' },
  own: { zh: '本店改过', en: 'Changed by the shop' },
  hits: { zh: '命中（人次）', en: 'Hits' },
  quiet: { zh: '没命中过的', en: 'Without a hit' },
  pinned: { zh: '平均变异得分', en: 'Mean mutation score' },
  pinnedHint: {
    zh: '故意把规则改坏，例子能发现其中多少。越高，说明例子把规则管得越牢。',
    en: 'The share of deliberate small changes to a rule that its examples notice.',
  },
  working: {
    zh: (count: number) => `还有 ${count} 条在算`,
    en: (count: number) => `${count} being worked out`,
  },
  none: { zh: '没有符合条件的规则', en: 'No rule matches' },
  clear: { zh: '清除条件', en: 'Clear' },
  drafts: { zh: '还没发布的草稿：', en: 'Drafts not yet published: ' },
  shown: {
    zh: (count: number) => `${count} 条规则`,
    en: (count: number) => `${count} rules`,
  },
} as const;

const STATE = {
  q: urlText(),
  dimension: urlChoice(['', ...DIMENSIONS], ''),
  severity: urlChoice(['', ...SEVERITIES], ''),
  kind: urlChoice(['', 'fault', 'merit', 'signal'], ''),
  status: urlChoice(['', 'active', 'shadow', 'draft', 'retired'], ''),
  type: urlChoice(['', ...ARCHETYPES], ''),
};
const POLL_MS = 4000;

export function RulebookPage() {
  const w = useWords(WORDS);
  const lang = useLang();
  const { query, from, to } = useFilters();
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const days = from === '' ? {} : { from, to };
  const list = useQuery({
    queryKey: [RULEBOOK, 'list', query.shop, from, to, lang],
    queryFn: () => read(api.rules.$get({ query: { shop: query.shop, ...days } })),
    enabled: query.shop !== '',
    refetchInterval: ({ state }) => ((state.data?.pending ?? 0) > 0 ? POLL_MS : false),
  });
  return (
    <div className="kj-stack">
      <PageTitle
        title={w.title}
        note={from === '' ? undefined : formatRange(from, to, lang)}
        actions={
          may('rules.write') && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
              {w.add}
            </Button>
          )
        }
      />
      <RulebookTabs />
      <Query of={list}>{(data) => <Listing data={data} />}</Query>
      {adding && <NewRuleDialog shop={query.shop} onClose={() => setAdding(false)} />}
    </div>
  );
}

function Listing({ data }: { readonly data: RuleListing }) {
  const w = useWords(WORDS);
  const link = useRuleLink();
  const [state, patch] = useUrlState(STATE);
  const columns = useRuleColumns();
  const rows = data.items.filter((row) => matches(row, state));
  return (
    <>
      <Sums data={data} />
      {data.drafts.length > 0 && (
        <Alert
          type="info"
          title={
            <>
              {w.drafts}
              {data.drafts.map(({ id }) => (
                <Link key={id} to={link(`/rulebook/${id}/edit`)} className="kj-rb-draft-link">
                  {id}
                </Link>
              ))}
            </>
          }
        />
      )}
      <Panel flush>
        <SortableTable
          name={w.title}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          rowTo={({ id }) => link(`/rulebook/${id}`)}
          initialSort="-hit"
          mainList
          exportable
          toolbar={<Filters state={state} patch={patch} count={rows.length} />}
          whenEmpty={
            <EmptyState
              small
              title={w.none}
              action={
                <Button
                  onClick={() =>
                    patch({ q: '', dimension: '', severity: '', kind: '', status: '', type: '' })
                  }
                >
                  {w.clear}
                </Button>
              }
            />
          }
        />
      </Panel>
    </>
  );
}

type State = ReturnType<typeof useUrlState<typeof STATE>>[0];
type Patch = ReturnType<typeof useUrlState<typeof STATE>>[1];

function matches(row: RuleRow, { q, dimension, severity, kind, status, type }: State): boolean {
  const asked = q.trim().toLowerCase();
  const text = `${row.id} ${row.name.zh} ${row.name.en}`.toLowerCase();
  return (
    (asked === '' || text.includes(asked)) &&
    (dimension === '' || row.dimension === dimension) &&
    (severity === '' || row.severity === severity) &&
    (kind === '' || row.kind === kind) &&
    (status === '' || row.status === status) &&
    (type === '' || row.archetype === type)
  );
}

function Sums({ data }: { readonly data: RuleListing }) {
  const w = useWords(WORDS);
  const active = data.items.filter(({ status }) => status === 'active');
  const scored = data.items.flatMap(({ mutation }) =>
    mutation === null || mutation.mutants === 0 ? [] : [mutation.killed / mutation.mutants],
  );
  const mean = scored.length === 0 ? null : scored.reduce((a, b) => a + b, 0) / scored.length;
  return (
    <div className="kj-rb-sums">
      <FigureRow>
        <Figure label={w.rules} value={active.length} />
        <Figure label={w.own} value={data.items.filter(({ own }) => own).length} />
        <Figure label={w.hits} value={active.reduce((sum, { hit }) => sum + hit, 0)} />
        <Figure label={w.quiet} value={active.filter(({ hit }) => hit === 0).length} />
        <Figure
          label={w.pinned}
          hint={w.pinnedHint}
          value={mean}
          unit="percent"
          note={data.pending > 0 ? w.working(data.pending) : undefined}
        />
      </FigureRow>
    </div>
  );
}

function Filters({
  state,
  patch,
  count,
}: {
  readonly state: State;
  readonly patch: Patch;
  readonly count: number;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const some = (
    words: Readonly<Record<string, { zh: string; en: string }>>,
    of: readonly string[],
  ) => of.map((value) => ({ value, label: tw(words[value] ?? { zh: value, en: value }) }));
  const one = (
    key: 'dimension' | 'severity' | 'kind' | 'status' | 'type',
    options: { value: string; label: string }[],
  ) => (
    <Select
      size="middle"
      allowClear
      aria-label={w[key]}
      placeholder={w[key]}
      className="kj-rb-filter"
      value={state[key] === '' ? null : state[key]}
      onChange={(value: string | null) => patch({ [key]: value ?? '' } as Parameters<Patch>[0])}
      options={options}
    />
  );
  return (
    <div className="kj-row kj-rb-filters">
      <Input.Search
        allowClear
        placeholder={w.search}
        aria-label={w.search}
        className="kj-rb-search"
        defaultValue={state.q}
        onChange={({ target }) => patch({ q: target.value })}
      />
      {one('dimension', some(DIMENSION_WORDS, DIMENSIONS))}
      {one('severity', some(SEVERITY_WORDS, SEVERITIES))}
      {one('kind', some(KIND_WORDS, ['fault', 'merit', 'signal']))}
      {one('status', some(STATUS_WORDS, ['active', 'shadow', 'draft', 'retired']))}
      {one(
        'type',
        ARCHETYPES.map((value) => ({ value, label: tw(ARCHETYPE_WORDS[value].name) })),
      )}
      <span className="kj-muted">{w.shown(count)}</span>
    </div>
  );
}
