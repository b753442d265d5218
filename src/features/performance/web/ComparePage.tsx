// The same chats under each family's definition: the figures, and for every two what makes the difference.
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { Link } from 'react-router';
import { FAMILY_WORDS } from '../../../measures/describe.ts';
import { read } from '../../../ui/client.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatCount, formatDay, formatRange } from '../../../ui/format.ts';
import { Loading } from '../../../ui/Loading.tsx';
import { NumberLink } from '../../../ui/NumberLink.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { urlNumber, urlText } from '../../../ui/url-state.ts';
import { type FilterQuery, useFilters } from '../../../ui/use-filters.ts';
import { useUrlState } from '../../../ui/use-url-state.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import type { ComparisonShape } from '../metric-shapes.ts';
import { api, conversationTo, KEY, whyTo } from './performance-api.ts';
import './performance.css';

const WORDS = {
  title: { zh: '几家口径并排比', en: 'Families side by side' },
  definitions: { zh: '指标口径', en: 'Definitions' },
  topic: { zh: '比什么', en: 'Topic' },
  figures: { zh: '同一批聊天，各家的数', en: 'The same chats, each family’s figure' },
  pair: { zh: '哪两个', en: 'Pair' },
  differ: {
    zh: (a: string, d: string) => `${a} 条看法一致，${d} 条不一致`,
    en: (a: string, d: string) => `${a} agree, ${d} differ`,
  },
  why: { zh: '差在哪', en: 'Why they differ' },
  cases: { zh: '影响最大的', en: 'With the greatest effect' },
  none: { zh: '两家完全一致', en: 'The two agree on everything' },
  when: { zh: '时间', en: 'When' },
  buyer: { zh: '买家', en: 'Buyer' },
  agent: { zh: '客服', en: 'Agent' },
  reason: { zh: '原因', en: 'Reason' },
  notCounted: { zh: '不数', en: 'not counted' },
} as const;

const STATE = { topic: urlText('reply-rate'), pair: urlNumber(0) };

export function ComparePage() {
  const w = useWords(WORDS);
  const tw = useTw();
  const lang = useLang();
  const { query, from, to, shop, shopInfo } = useFilters();
  const [{ topic, pair }, patch] = useUrlState(STATE);
  const metrics = useQuery({
    queryKey: [KEY, 'metrics', shop],
    queryFn: () => read(api.metrics.$get({ query: shop === '' ? {} : { shop } })),
  });
  const compared = useQuery({
    queryKey: [KEY, 'compare', topic, query],
    queryFn: () => read(api.metrics.compare.$get({ query: { ...query, topic } })),
    enabled: shop !== '' && from !== '',
  });
  const note = [shopInfo?.name ?? '', from === '' ? '' : formatRange(from, to, lang)];
  return (
    <>
      <PageTitle
        title={w.title}
        note={note.filter((part) => part !== '').join(' · ')}
        crumbs={[
          {
            label: w.definitions,
            to: `/definitions?${new URLSearchParams({ ...query }).toString()}`,
          },
        ]}
        actions={
          <Select
            aria-label={w.topic}
            value={topic}
            style={{ minWidth: 260 }}
            options={(metrics.data?.topics ?? []).map(({ id, name }) => ({
              value: id,
              label: tw(name),
            }))}
            onChange={(one) => patch({ topic: one, pair: 0 })}
          />
        }
      />
      <Query of={compared} loading={<Loading kind="page" />}>
        {(data) => (
          <div className="kj-stack">
            <Figures data={data} query={query} />
            <Pair data={data} at={pair} onPair={(at) => patch({ pair: at })} shop={query.shop} />
          </div>
        )}
      </Query>
    </>
  );
}

type Compared = ComparisonShape;

function Figures({ data, query }: { readonly data: Compared; readonly query: FilterQuery }) {
  const w = useWords(WORDS);
  const tw = useTw();
  return (
    <Panel title={w.figures}>
      <ul className="kj-compared">
        {data.metrics.map((metric) => (
          <li key={metric.metric}>
            <Tag tone={metric.family === 'common' ? 'plain' : 'accent'}>
              {tw(FAMILY_WORDS[metric.family])}
            </Tag>
            <strong>
              <NumberLink
                value={metric.value}
                unit={metric.unit}
                to={whyTo(metric.metric, query)}
              />
            </strong>
            <small className="kj-num">{metric.sum}</small>
            <b>{tw(metric.name)}</b>
            <p>{tw(metric.sentence)}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Pair({
  data,
  at,
  onPair,
  shop,
}: {
  readonly data: Compared;
  readonly at: number;
  readonly onPair: (at: number) => void;
  readonly shop: string;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const pair = data.pairs[at] ?? data.pairs[0];
  if (pair === undefined) return null;
  const nameOf = (id: string): string => {
    const metric = data.metrics.find((one) => one.metric === id);
    return metric === undefined ? id : tw(metric.name);
  };
  return (
    <Panel
      title={w.why}
      note={w.differ(formatCount(pair.agreeing), formatCount(pair.differing))}
      actions={
        <Select
          aria-label={w.pair}
          value={data.pairs.indexOf(pair)}
          style={{ minWidth: 300 }}
          options={data.pairs.map((one, value) => ({
            value,
            label: `${nameOf(one.left)} / ${nameOf(one.right)}`,
          }))}
          onChange={onPair}
        />
      }
      flush
    >
      {pair.differing === 0 ? (
        <EmptyState small good title={w.none} />
      ) : (
        <>
          <p className="kj-why-reasons">
            {pair.reasons.map(({ words, count }) => (
              <Tag key={words.zh}>
                {tw(words)} {formatCount(count)}
              </Tag>
            ))}
          </p>
          <Differences pair={pair} nameOf={nameOf} shop={shop} />
        </>
      )}
    </Panel>
  );
}

function Differences({
  pair,
  nameOf,
  shop,
}: {
  readonly pair: Compared['pairs'][number];
  readonly nameOf: (id: string) => string;
  readonly shop: string;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const lang = useLang();
  const told = (text: string | null) => text ?? <span className="kj-muted">{w.notCounted}</span>;
  return (
    <SortableTable
      name={w.cases}
      rows={pair.differences.map((one, key) => ({ ...one, key: String(key) }))}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'when',
          title: w.when,
          value: ({ day }) => day,
          render: ({ day, ref }) => {
            const text = day === null ? '–' : formatDay(day, lang);
            return ref === null ? text : <Link to={conversationTo(shop, ref)}>{text}</Link>;
          },
        },
        { key: 'buyer', title: w.buyer, phone: 'title', value: ({ buyer }) => buyer },
        { key: 'agent', title: w.agent, value: ({ agent }) => agent?.name ?? '–' },
        { key: 'left', title: nameOf(pair.left), render: ({ left }) => told(left) },
        { key: 'right', title: nameOf(pair.right), render: ({ right }) => told(right) },
        { key: 'reason', title: w.reason, value: ({ reason }) => tw(reason) },
      ]}
    />
  );
}
