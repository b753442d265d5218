// Every recalculation with why, and every figure it made another number.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { read } from '../../../ui/client.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { formatCount, formatDay, formatValue, type Unit } from '../../../ui/format.ts';
import { Loading } from '../../../ui/Loading.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { type Lang, useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import type { Column } from '../../../ui/table-column.ts';
import { urlText } from '../../../ui/url-state.ts';
import { useUrlState } from '../../../ui/use-url-state.ts';
import { type Spoken, useTw, useWords } from '../../../ui/use-words.ts';
import { useShopClock, type WallClock } from '../../../ui/wall-clock.ts';
import type { RecalculationChange, RecalculationItem } from '../contract.ts';
import { api, KEYS } from './admin-api.ts';
import { OfShop } from './ShopChoice.tsx';

const WORDS = {
  title: { zh: '重算记录', en: 'Recalculations' },
  note: {
    zh: '口径、规则、名单一改，数字就重算；变了哪些，一个不漏记在这里',
    en: 'When a policy, rule or roster changes, figures follow; whatever changed is recorded here',
  },
  at: { zh: '时间', en: 'When' },
  why: { zh: '为什么', en: 'Why' },
  by: { zh: '谁', en: 'Who' },
  threads: { zh: '重算的买家', en: 'Buyers counted anew' },
  changes: { zh: '变了的数字', en: 'Figures changed' },
  running: { zh: '进行中', en: 'at work' },
  none: { zh: '还没有重算过', en: 'Nothing was counted anew yet' },
  diff: { zh: '变了哪些数字', en: 'Figures that changed' },
  any: { zh: '全部指标', en: 'All figures' },
  metric: { zh: '指标', en: 'Figure' },
  agent: { zh: '客服', en: 'Agent' },
  day: { zh: '日期', en: 'Day' },
  before: { zh: '以前', en: 'Before' },
  after: { zh: '现在', en: 'Now' },
  nobody: { zh: '不属于任何人', en: 'nobody’s' },
  undated: { zh: '没有日期', en: 'undated' },
  same: { zh: '数字都没变', en: 'No figure changed' },
  more: { zh: '再看一些', en: 'More' },
} as const;

const STATE = { open: urlText(), metric: urlText() };

export function RecalculationsPage() {
  return <OfShop>{(shop) => <Recalculations shop={shop} />}</OfShop>;
}

function Recalculations({ shop }: { readonly shop: string }) {
  const w = useWords(WORDS);
  const clock = useShopClock(shop);
  const [{ open, metric }, patch] = useUrlState(STATE);
  const list = useQuery({
    queryKey: [...KEYS.recalculations, shop],
    queryFn: () => read(api.admin.shops[':shop'].recalculations.$get({ param: { shop } })),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ finishedAt }) => finishedAt === null) ? 2000 : false,
  });
  return (
    <div className="kj-stack">
      <Panel title={w.title} note={w.note} flush>
        <Query of={list}>
          {({ items }) => (
            <SortableTable
              name={w.title}
              columns={listColumns(w, clock)}
              rows={items}
              rowKey={({ id }) => id}
              onOpen={({ id }) => patch({ open: id, metric: '' }, 'step')}
              isChosen={({ id }) => id === open}
              whenEmpty={<EmptyState small title={w.none} />}
            />
          )}
        </Query>
      </Panel>
      {open !== '' && (
        <Changes
          key={`${open} ${metric}`}
          shop={shop}
          id={open}
          metric={metric}
          onMetric={(value) => patch({ metric: value })}
        />
      )}
    </div>
  );
}

function listColumns(
  w: Spoken<typeof WORDS>,
  clock: WallClock,
): readonly Column<RecalculationItem>[] {
  return [
    {
      key: 'at',
      title: w.at,
      value: ({ at }) => at,
      render: ({ at }) => <span className="kj-nowrap">{clock.time(at)}</span>,
    },
    { key: 'why', title: w.why, phone: 'title', value: ({ why }) => why },
    { key: 'by', title: w.by, value: ({ by }) => by },
    {
      key: 'threads',
      title: w.threads,
      align: 'right',
      value: ({ threads }) => threads,
      render: ({ threads }) => formatCount(threads),
    },
    {
      key: 'changes',
      title: w.changes,
      align: 'right',
      value: ({ changes }) => changes,
      render: ({ changes, finishedAt }) => (finishedAt === null ? w.running : formatCount(changes)),
    },
  ];
}

function Changes({
  shop,
  id,
  metric,
  onMetric,
}: {
  readonly shop: string;
  readonly id: string;
  readonly metric: string;
  readonly onMetric: (metric: string) => void;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const lang = useLang();
  const changes = useChanges(shop, id, metric);
  const metrics = changes.data?.pages[0]?.metrics ?? [];
  return (
    <Panel title={w.diff} flush>
      {changes.isError ? (
        <ErrorState error={changes.error} onRetry={() => void changes.refetch()} />
      ) : changes.isPending ? (
        <Loading rows={6} />
      ) : (
        <SortableTable
          name={w.diff}
          sortParam="d-sort"
          columns={changeColumns(w, lang)}
          rows={changes.data.pages.flatMap(({ items }) => items)}
          rowKey={(row) => `${row.metric} ${row.agent} ${row.day}`}
          sortedOutside
          toolbar={
            <Select
              aria-label={w.metric}
              value={metric}
              style={{ width: 260 }}
              showSearch={{ optionFilterProp: 'label' }}
              options={[
                { value: '', label: w.any },
                ...metrics.map((one) => ({
                  value: one.metric,
                  label: `${tw(one.name)}（${formatCount(one.changes)}）`,
                })),
              ]}
              onChange={onMetric}
            />
          }
          whenEmpty={<EmptyState small good title={w.same} />}
          footer={
            changes.hasNextPage && (
              <Button
                loading={changes.isFetchingNextPage}
                onClick={() => void changes.fetchNextPage()}
              >
                {w.more}
              </Button>
            )
          }
        />
      )}
    </Panel>
  );
}

function useChanges(shop: string, id: string, metric: string) {
  return useInfiniteQuery({
    queryKey: [...KEYS.recalculations, shop, id, metric],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      read(
        api.admin.shops[':shop'].recalculations[':id'].$get({
          param: { shop, id },
          query: {
            limit: '100',
            ...(metric === '' ? {} : { metric }),
            ...(pageParam === '' ? {} : { cursor: pageParam }),
          },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  });
}

function changeColumns(
  w: Spoken<typeof WORDS>,
  lang: Lang,
): readonly Column<RecalculationChange>[] {
  const value = (number: number | null, unit: string): string =>
    formatValue(number, unit as Unit, lang);
  return [
    { key: 'metric', title: w.metric, phone: 'title', render: ({ name }) => name[lang] },
    {
      key: 'agent',
      title: w.agent,
      render: ({ agent, agentName }) =>
        agent === '' ? <span className="kj-muted">{w.nobody}</span> : agentName,
    },
    {
      key: 'day',
      title: w.day,
      render: ({ day }) => (day === null ? w.undated : formatDay(day, lang)),
    },
    {
      key: 'before',
      title: w.before,
      align: 'right',
      render: ({ before, unit }) => <span className="kj-muted">{value(before, unit)}</span>,
    },
    {
      key: 'after',
      title: w.after,
      align: 'right',
      render: ({ after, unit }) => <b>{value(after, unit)}</b>,
    },
  ];
}
