// All metric definitions: by family and topic, searched, each with its sentence, formula and source.
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented, Select } from 'antd';
import { Link } from 'react-router';
import { FAMILIES } from '../../../measures/definition.ts';
import { FAMILY_WORDS } from '../../../measures/describe.ts';
import { read } from '../../../ui/client.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Query } from '../../../ui/Query.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { urlChoice, urlText } from '../../../ui/url-state.ts';
import { type FilterQuery, useFilters } from '../../../ui/use-filters.ts';
import { useUrlState } from '../../../ui/use-url-state.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import type { DefinitionShape, TopicShape } from '../metric-shapes.ts';
import { api, KEY, whyTo } from './performance-api.ts';
import './performance.css';

const WORDS = {
  title: { zh: '指标口径', en: 'Definitions' },
  note: {
    zh: (n: number) => `${n} 个指标，每个都说清数什么、不数什么、依据是什么`,
    en: (n: number) => `${n} metrics, each saying what it counts, what it leaves out, and why`,
  },
  all: { zh: '全部', en: 'All' },
  search: { zh: '搜名字、说明或编号', en: 'Search name, sentence or id' },
  topic: { zh: '按主题', en: 'Topic' },
  none: { zh: '没有这样的指标', en: 'No such metric' },
  compare: { zh: '几家并排比', en: 'Side by side' },
  whatIf: { zh: '归属换口径试算', en: 'Attribution what-if' },
  now: { zh: '这几天的数', en: 'Its figure now' },
  counts: { zh: '数的是', en: 'Counts' },
  orders: { zh: '要订单数据', en: 'needs orders' },
} as const;

const STATE = {
  family: urlChoice(['all', ...FAMILIES] as const, 'all'),
  topic: urlText(),
  q: urlText(),
};

export function DefinitionsPage() {
  const w = useWords(WORDS);
  const { query } = useFilters();
  const [{ family, topic, q }] = useUrlState(STATE);
  const metrics = useQuery({
    queryKey: [KEY, 'metrics', query.shop],
    queryFn: () => read(api.metrics.$get({ query: query.shop === '' ? {} : { shop: query.shop } })),
  });
  const search = new URLSearchParams({ ...query }).toString();
  return (
    <>
      <PageTitle
        title={w.title}
        {...(metrics.data === undefined ? {} : { note: w.note(metrics.data.items.length) })}
        actions={
          <>
            <Link to={`/definitions/compare?${search}`}>
              <Button>{w.compare}</Button>
            </Link>
            <Link to={`/definitions/attribution?${search}`}>
              <Button>{w.whatIf}</Button>
            </Link>
          </>
        }
      />
      <Query of={metrics}>
        {({ items, topics }) => {
          const shown = items.filter(
            (item) =>
              (family === 'all' || item.family === family) &&
              (topic === '' || item.topics.includes(topic)) &&
              matches(item, q),
          );
          return (
            <div className="kj-stack">
              <Filters topics={topics} />
              {shown.length === 0 ? (
                <EmptyState title={w.none} />
              ) : (
                <Panel flush>
                  <ul className="kj-definitions">
                    {shown.map((item) => (
                      <Definition key={`${item.id}@${item.version}`} item={item} query={query} />
                    ))}
                  </ul>
                </Panel>
              )}
            </div>
          );
        }}
      </Query>
    </>
  );
}

function Filters({ topics }: { readonly topics: readonly TopicShape[] }) {
  const w = useWords(WORDS);
  const tw = useTw();
  const [{ family, topic, q }, patch] = useUrlState(STATE);
  return (
    <div className="kj-row">
      <Segmented
        className="kj-families"
        value={family}
        options={[
          { value: 'all' as const, label: w.all },
          ...FAMILIES.map((one) => ({ value: one, label: tw(FAMILY_WORDS[one]) })),
        ]}
        onChange={(one) => patch({ family: one })}
      />
      <Select
        allowClear
        placeholder={w.topic}
        aria-label={w.topic}
        value={topic === '' ? null : topic}
        style={{ minWidth: 200 }}
        options={topics.map(({ id, name }) => ({ value: id, label: tw(name) }))}
        onChange={(one) => patch({ topic: one ?? '' })}
      />
      <Input.Search
        allowClear
        value={q}
        placeholder={w.search}
        aria-label={w.search}
        style={{ width: 260 }}
        onChange={(event) => patch({ q: event.target.value })}
      />
    </div>
  );
}

function matches({ id, name, sentence }: DefinitionShape, q: string): boolean {
  const text = `${id} ${name.zh} ${name.en} ${sentence.zh} ${sentence.en}`.toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function Definition({
  item,
  query,
}: {
  readonly item: DefinitionShape;
  readonly query: FilterQuery;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  return (
    <li>
      <header>
        <Link to={whyTo(item.id, query)}>
          <b>{tw(item.name)}</b>
        </Link>
        <Tag tone={item.family === 'common' ? 'plain' : 'accent'}>
          {tw(FAMILY_WORDS[item.family])}
        </Tag>
        {item.needsOrders && <Tag>{w.orders}</Tag>}
      </header>
      <p>{tw(item.sentence)}</p>
      <p className="kj-definition-formula">
        {w.counts} {tw(item.counts)} · {tw(item.formula)}
      </p>
    </li>
  );
}
