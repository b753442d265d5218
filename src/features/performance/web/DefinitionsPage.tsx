// All metric definitions: by subject, of all families or one, searched.
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented } from 'antd';
import { Link } from 'react-router';
import { FAMILIES } from '../../../measures/definition.ts';
import { FAMILY_WORDS } from '../../../measures/describe.ts';
import { read } from '../../../ui/client.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { Query } from '../../../ui/Query.tsx';
import { urlChoice, urlText } from '../../../ui/url-state.ts';
import { useFilters } from '../../../ui/use-filters.ts';
import { useUrlState } from '../../../ui/use-url-state.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import type { DefinitionShape } from '../metric-shapes.ts';
import { DefinitionGroups } from './DefinitionGroups.tsx';
import { api, KEY } from './performance-api.ts';
import './performance.css';

const WORDS = {
  title: { zh: '指标口径', en: 'Definitions' },
  note: {
    zh: (n: number) => `${n} 个指标，每个都说清数什么、不数什么、依据是什么`,
    en: (n: number) => `${n} metrics, each saying what it counts, what it leaves out, and why`,
  },
  all: { zh: '全部', en: 'All' },
  search: { zh: '搜名字、拼音、说明或编号', en: 'Search name, pinyin, sentence or id' },
  found: {
    zh: (n: number) => `找到 ${n} 个`,
    en: (n: number) => (n === 1 ? '1 found' : `${n} found`),
  },
  none: { zh: '没有这样的指标', en: 'No such metric' },
  compare: { zh: '几家并排比', en: 'Side by side' },
  whatIf: { zh: '归属换口径试算', en: 'Attribution what-if' },
} as const;

const STATE = {
  family: urlChoice(['all', ...FAMILIES] as const, 'all'),
  q: urlText(),
};

export function DefinitionsPage() {
  const w = useWords(WORDS);
  const { query } = useFilters();
  const [{ family, q }] = useUrlState(STATE);
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
        {({ items }) => {
          const shown = items.filter(
            (item) => (family === 'all' || item.family === family) && matches(item, q),
          );
          return (
            <div className="kj-stack">
              <Filters shown={shown.length} all={items.length} />
              {shown.length === 0 ? (
                <EmptyState title={w.none} />
              ) : (
                <DefinitionGroups items={shown} query={query} />
              )}
            </div>
          );
        }}
      </Query>
    </>
  );
}

function Filters({ shown, all }: { readonly shown: number; readonly all: number }) {
  const w = useWords(WORDS);
  const tw = useTw();
  const [{ family, q }, patch] = useUrlState(STATE);
  return (
    <div className="kj-row kj-definition-filters">
      <Segmented
        className="kj-families"
        value={family}
        options={[
          { value: 'all' as const, label: w.all },
          ...FAMILIES.map((one) => ({ value: one, label: tw(FAMILY_WORDS[one]) })),
        ]}
        onChange={(one) => patch({ family: one })}
      />
      <Input.Search
        allowClear
        value={q}
        placeholder={w.search}
        aria-label={w.search}
        onChange={(event) => patch({ q: event.target.value })}
      />
      <span className="kj-muted" role="status">
        {shown === all ? '' : w.found(shown)}
      </span>
    </div>
  );
}

function matches({ id, name, pinyin, sentence }: DefinitionShape, q: string): boolean {
  const parts = [id, name.zh, name.en, pinyin, sentence.zh, sentence.en];
  const text = parts.join(' ').toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
