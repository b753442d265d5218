// Fair comparison: what each agent does with the buyers they drew, with intervals, and who cannot be told apart.
import { useQuery } from '@tanstack/react-query';
import { read } from '../../../ui/client.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatGap, formatPercent } from '../../../ui/format.ts';
import { IntervalBar } from '../../../ui/IntervalBar.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { NumberLink } from '../../../ui/NumberLink.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { type Lang, useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import type { Column } from '../../../ui/table-column.ts';
import type { FilterQuery } from '../../../ui/use-filters.ts';
import { type Spoken, useTw, useWords } from '../../../ui/use-words.ts';
import type { AgentShape, FairShape } from '../shapes.ts';
import { agentTo, api, KEY, whyTo } from './performance-api.ts';

const WORDS = {
  title: { zh: '同样的买家，谁做得更好', en: 'The same buyers: who does better' },
  none: { zh: '还没有能比的询单', en: 'No inquiries to compare yet' },
  noneHint: {
    zh: '要有窗口已经结束的询单，并且知道谁接待、买没买。选更早或更长的时间。',
    en: 'It takes inquiries whose window has closed, with a known agent and outcome.',
  },
  name: { zh: '公平对比', en: 'Fair comparison' },
  tier: { zh: '档次', en: 'Tier' },
  tierHint: {
    zh: '同一档里的人和这一档第一名分不出高下',
    en: 'Agents of one tier cannot be told from the first of it',
  },
  nth: { zh: (tier: number) => `第 ${tier} 档`, en: (tier: number) => `Tier ${tier}` },
  agent: { zh: '客服', en: 'Agent' },
  inquiries: { zh: '询单', en: 'Inquiries' },
  observed: { zh: '实际转化', en: 'Observed' },
  observedHint: {
    zh: '只算转化窗口已经结束的询单，所以可能和排行里的转化率、询单人数略有不同',
    en: 'Of inquiries whose window is closed only, so it may differ a little from the ranking',
  },
  expected: { zh: '应有转化', en: 'Expected' },
  expectedHint: {
    zh: '全队接这位客服分到的买家，会有多少转化',
    en: 'What the whole team would have reached with these buyers',
  },
  value: { zh: '真实差距', en: 'Difference' },
  valueHint: {
    zh: '实际减应有，再按数据多少往团队收缩；横条是可信范围，跨过中线就说不准',
    en: 'Observed − expected, shrunk towards the team; a bar over the middle line may be chance',
  },
  worth: { zh: '折合', en: 'Worth' },
  mix: { zh: '分到的买家', en: 'Buyers drawn' },
  usual: { zh: '和团队差不多', en: 'like the team’s' },
  better: { zh: '高于团队', en: 'above' },
  worse: { zh: '低于团队', en: 'below' },
  unsure: { zh: '说不准', en: 'unsure' },
} as const;

type W = Spoken<typeof WORDS>;
type Row = FairShape['rows'][number] & { readonly name: string };

export function FairPanel({
  agents,
  query,
}: {
  readonly agents: readonly AgentShape[];
  readonly query: FilterQuery;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const lang = useLang();
  const found = useQuery({
    queryKey: [KEY, 'fairness', query],
    queryFn: () => read(api.agents.fairness.$get({ query })),
  });
  const nameOf = (id: string): string => agents.find((one) => one.id === id)?.name ?? id;
  return (
    <Query of={found} loading={<Loading rows={8} />}>
      {({ fair }) =>
        fair === null ? (
          <EmptyState title={w.none} hint={w.noneHint} />
        ) : (
          <Panel title={w.title} flush>
            <div className="kj-fair-notes">
              <p>{tw(fair.pairs)}</p>
              <p className="kj-muted">
                {[fair.quality, ...fair.notes].map((words) => tw(words)).join(' ')}
              </p>
            </div>
            <SortableTable<Row>
              name={w.name}
              columns={columnsOf(w, fair, query, lang, tw)}
              rows={fair.rows.map((row) => ({ ...row, name: nameOf(row.agent) }))}
              rowKey={({ agent }) => agent}
              rowTo={({ agent }) => agentTo(agent, query)}
              sortParam="fairSort"
              initialSort="-value"
              exportable
              mainList
              wide
            />
          </Panel>
        )
      }
    </Query>
  );
}

function columnsOf(
  w: W,
  { reach, level }: FairShape,
  query: FilterQuery,
  lang: Lang,
  tw: ReturnType<typeof useTw>,
): Column<Row>[] {
  const tone = { better: 'good', worse: 'bad', unsure: 'plain' } as const;
  return [
    {
      key: 'agent',
      title: w.agent,
      phone: 'title',
      value: ({ name }) => name,
      render: ({ name, verdict }) => (
        <span className="kj-nowrap">
          <b>{name}</b> <Tag tone={tone[verdict]}>{w[verdict]}</Tag>
        </span>
      ),
    },
    {
      key: 'value',
      title: w.value,
      hint: w.valueHint,
      value: ({ value }) => value,
      render: ({ value, low, high }) => (
        <span className="kj-fair-bar">
          <IntervalBar
            unit="percent"
            level={level}
            scale={[-reach, reach]}
            reference={0}
            interval={{ value, low, high }}
          />
          <b className="kj-num">{formatGap(value, 'percent', lang)}</b>
        </span>
      ),
    },
    ...restColumns(w, query, lang, tw),
  ];
}

function restColumns(
  w: W,
  query: FilterQuery,
  lang: Lang,
  tw: ReturnType<typeof useTw>,
): Column<Row>[] {
  return [
    {
      key: 'observed',
      title: w.observed,
      hint: w.observedHint,
      align: 'right',
      value: ({ observed }) => observed,
      render: ({ observed, agent }) => (
        <NumberLink value={observed} unit="percent" to={whyTo('conversion', { ...query, agent })} />
      ),
    },
    {
      key: 'expected',
      title: w.expected,
      hint: w.expectedHint,
      align: 'right',
      value: ({ expected }) => expected,
      render: ({ expected }) => formatPercent(expected),
    },
    {
      key: 'inquiries',
      title: w.inquiries,
      hint: w.observedHint,
      align: 'right',
      value: ({ inquiries }) => inquiries,
    },
    {
      key: 'worth',
      title: w.worth,
      align: 'right',
      value: ({ worthFen }) => worthFen,
      render: ({ worthFen }) => formatGap(Math.round(worthFen / 100) * 100, 'fen', lang),
    },
    {
      key: 'mix',
      title: w.mix,
      render: ({ mix }) => (
        <span className="kj-weak">
          {mix.length === 0
            ? w.usual
            : mix.map((part) => tw(part)).join(lang === 'zh' ? '；' : '; ')}
        </span>
      ),
    },
    {
      key: 'tier',
      title: w.tier,
      hint: w.tierHint,
      value: ({ tier }) => tier,
      render: ({ tier, alike }) => (
        <span className="kj-weak">
          <b>{w.nth(tier)}</b> <span className="kj-muted">{tw(alike)}</span>
        </span>
      ),
    },
  ];
}
