// The columns of the list of rules.
import { DIMENSIONS as DIMENSION_WORDS } from '../../../report/words/rule-terms.ts';
import { formatCount, formatPercent } from '../../../ui/format.ts';
import { Severity } from '../../../ui/Severity.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import type { Column } from '../../../ui/table-column.ts';
import { useFilters } from '../../../ui/use-filters.ts';
import { type Spoken, useTw, useWords } from '../../../ui/use-words.ts';
import { useShopClock } from '../../../ui/wall-clock.ts';
import { RuleStatus } from './RuleStatus.tsx';
import { naShare, pinnedShare, rateOf } from './rule-rates.ts';
import { KIND_WORDS } from './rule-words.ts';
import type { RuleRow } from './rulebook-api.ts';

const WORDS = {
  rule: { zh: '规则', en: 'Rule' },
  dimension: { zh: '维度', en: 'Dimension' },
  severity: { zh: '严重度', en: 'Severity' },
  status: { zh: '状态', en: 'Status' },
  hit: { zh: '命中', en: 'Hits' },
  rate: { zh: '命中率', en: 'Hit rate' },
  rateHint: { zh: '命中 ÷（命中 + 不算），不适用的不在里面', en: 'Hits of what could be judged' },
  na: { zh: '不适用', en: 'n/a' },
  naHint: {
    zh: '判不了的占多少：没有时间、没到时限、下班、看不懂图片……不适用不扣分',
    en: 'The share that could not be judged; n/a never deducts',
  },
  pinned: { zh: '变异得分', en: 'Mutation' },
  pinnedHint: {
    zh: '故意把规则改坏，例子能发现多少；90% 以上才能发布',
    en: 'Share of small changes the examples notice',
  },
  working: { zh: '计算中', en: 'working' },
  version: { zh: '版本', en: 'Version' },
  changed: { zh: '最近改动', en: 'Last change' },
  shipped: { zh: '自带', en: 'as shipped' },
  draft: { zh: '有草稿', en: 'draft' },
  trial: {
    zh: (count: number) => `试运行 ${count}`,
    en: (count: number) => `${count} on trial`,
  },
} as const;

export function useRuleColumns(): readonly Column<RuleRow>[] {
  const w = useWords(WORDS);
  const tw = useTw();
  const clock = useShopClock(useFilters().shop);
  return [
    {
      key: 'rule',
      title: w.rule,
      phone: 'title',
      value: ({ name }) => tw(name),
      render: (row) => (
        <span className="kj-rb-name">
          <b>{tw(row.name)}</b>
          {row.kind !== 'fault' && (
            <Tag tone={row.kind === 'merit' ? 'good' : 'plain'}>{tw(KIND_WORDS[row.kind]!)}</Tag>
          )}
          {row.draft && <Tag tone="accent">{w.draft}</Tag>}
          <small>{row.id}</small>
        </span>
      ),
    },
    {
      key: 'dimension',
      title: w.dimension,
      value: ({ dimension }) => tw(DIMENSION_WORDS[dimension]),
    },
    {
      key: 'severity',
      title: w.severity,
      value: ({ severity }) => ['info', 'minor', 'major', 'critical'].indexOf(severity),
      render: ({ severity }) => <Severity value={severity} bare />,
    },
    {
      key: 'status',
      title: w.status,
      value: ({ status }) => status,
      render: ({ status }) => <RuleStatus value={status} />,
    },
    ...counted(w),
    { key: 'version', title: w.version, align: 'right', value: ({ version }) => version },
    {
      key: 'changed',
      title: w.changed,
      value: ({ changedAt }) => changedAt,
      render: ({ changedAt, changedBy }) =>
        changedAt === null ? (
          <span className="kj-muted">{w.shipped}</span>
        ) : (
          <span className="kj-nowrap">
            {clock.time(changedAt)} <span className="kj-muted">{changedBy}</span>
          </span>
        ),
    },
  ];
}

function counted(w: Spoken<typeof WORDS>): readonly Column<RuleRow>[] {
  return [
    {
      key: 'hit',
      title: w.hit,
      align: 'right',
      value: ({ hit }) => hit,
      render: ({ hit, status, shadowHits }) =>
        status === 'shadow' ? (
          <span className="kj-muted">{w.trial(shadowHits)}</span>
        ) : (
          formatCount(hit)
        ),
    },
    {
      key: 'rate',
      title: w.rate,
      hint: w.rateHint,
      align: 'right',
      value: rateOf,
      render: (row) => formatPercent(rateOf(row)),
    },
    {
      key: 'na',
      title: w.na,
      hint: w.naHint,
      align: 'right',
      value: naShare,
      render: (row) => <NaShare value={naShare(row)} />,
    },
    {
      key: 'pinned',
      title: w.pinned,
      hint: w.pinnedHint,
      align: 'right',
      value: pinnedShare,
      render: (row) => <Pinned row={row} />,
    },
  ];
}

function NaShare({ value }: { readonly value: number | null }) {
  return (
    <span className="kj-rb-na">
      {value !== null && (
        <i aria-hidden="true">
          <b style={{ width: `${value * 100}%` }} />
        </i>
      )}
      {formatPercent(value)}
    </span>
  );
}

function Pinned({ row }: { readonly row: RuleRow }) {
  const w = useWords(WORDS);
  const value = pinnedShare(row);
  if (value === null) {
    return <span className="kj-muted">{row.mutation === null ? w.working : '–'}</span>;
  }
  return <span className={value < 0.9 ? 'kj-bad' : undefined}>{formatPercent(value)}</span>;
}
