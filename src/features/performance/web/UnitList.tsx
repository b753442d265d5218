// The very units a figure was counted from, and those left out with the reason; page by page.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { Link } from 'react-router';
import { read } from '../../../ui/client.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { formatCount } from '../../../ui/format.ts';
import { Loading } from '../../../ui/Loading.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import type { Column } from '../../../ui/table-column.ts';
import { urlChoice } from '../../../ui/url-state.ts';
import type { FilterQuery } from '../../../ui/use-filters.ts';
import { useUrlState } from '../../../ui/use-url-state.ts';
import { type Spoken, useTw, useWords } from '../../../ui/use-words.ts';
import { useShopClock } from '../../../ui/wall-clock.ts';
import type { UnitShape, WhyShape } from '../metric-shapes.ts';
import { api, conversationTo, KEY, orderTo } from './performance-api.ts';
import { isSum } from './WhyParts.tsx';

const WORDS = {
  title: { zh: '逐条明细', en: 'Unit by unit' },
  counted: { zh: (n: string) => `数进去的 ${n}`, en: (n: string) => `Counted ${n}` },
  leftOut: { zh: (n: string) => `没数的 ${n}`, en: (n: string) => `Left out ${n}` },
  adds: { zh: '✓ 逐条相加正好等于上面的数', en: '✓ the units add up to the figure exactly' },
  same: {
    zh: '✓ 用下面的明细重算一遍，正好是上面的数',
    en: '✓ taken anew from these units, it is the figure exactly',
  },
  differs: {
    zh: '✗ 逐条相加和上面的数对不上，请报告这个问题',
    en: '✗ the units do not add up: please report it',
  },
  wide: {
    zh: (n: string) =>
      `这个数来自 ${n} 位买家的聊天，太多了。点上面某位客服或某一天的数，就能看到逐条明细。`,
    en: (n: string) =>
      `It rests on the chats of ${n} buyers. Open one agent or one day above to see every unit.`,
  },
  when: { zh: '时间', en: 'When' },
  agent: { zh: '客服', en: 'Agent' },
  buyer: { zh: '买家', en: 'Buyer' },
  what: { zh: '说明', en: 'What' },
  sum: { zh: '加上', en: 'Adds' },
  why: { zh: '为什么不数', en: 'Why not' },
  open: { zh: '未定', en: 'open' },
  chat: { zh: '会话', en: 'Chat' },
  order: { zh: '订单', en: 'Order' },
  see: { zh: '打开', en: 'open' },
  more: { zh: '再看后面的', en: 'More' },
  none: { zh: '没有', en: 'None' },
} as const;

const PARTS = ['counted', 'left-out'] as const;
const STATE = { part: urlChoice(PARTS, 'counted') };

interface Asked extends FilterQuery {
  readonly nobody?: '1';
}

export function UnitList({
  id,
  why,
  asked,
}: {
  readonly id: string;
  readonly why: WhyShape;
  readonly asked: Asked;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const [{ part }, patch] = useUrlState(STATE);
  const { listed } = why;
  if (listed === null) {
    return (
      <Panel title={w.title}>
        <p className="kj-muted">{w.wide(formatCount(why.threads))}</p>
      </Panel>
    );
  }
  return (
    <Panel
      title={w.title}
      note={
        <span className={listed.adds ? 'kj-good' : 'kj-bad'}>
          {listed.adds ? (isSum(why.figure) ? w.adds : w.same) : w.differs}
        </span>
      }
      actions={
        <Segmented
          size="small"
          value={part}
          options={PARTS.map((one) => ({
            value: one,
            label:
              one === 'counted'
                ? w.counted(formatCount(listed.counted))
                : w.leftOut(formatCount(listed.leftOut)),
          }))}
          onChange={(one) => patch({ part: one })}
        />
      }
      flush
    >
      {part === 'left-out' && listed.reasons.length > 0 && (
        <p className="kj-why-reasons">
          {listed.reasons.map(({ reason, words, count }) => (
            <Tag key={reason}>
              {tw(words)} {formatCount(count)}
            </Tag>
          ))}
        </p>
      )}
      <Units key={part} id={id} part={part} asked={asked} />
    </Panel>
  );
}

function Units({
  id,
  part,
  asked,
}: {
  readonly id: string;
  readonly part: 'counted' | 'left-out';
  readonly asked: Asked;
}) {
  const w = useWords(WORDS);
  const list = useInfiniteQuery({
    queryKey: [KEY, 'units', id, part, asked],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      read(
        api.metrics[':id'].why.$get({
          param: { id },
          query: {
            ...asked,
            part,
            limit: '50',
            ...(pageParam === '' ? {} : { cursor: pageParam }),
          },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  });
  const columns = useColumns(part, asked.shop);
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Loading rows={8} />;
  const rows = list.data.pages
    .flatMap(({ items }) => items)
    .map((item, at) => ({ ...item, key: String(at) }));
  return (
    <SortableTable
      name={w.title}
      sortParam="unitSort"
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
      {...(rows.some(({ ref }) => ref !== null)
        ? { rowTo: (row: Row) => (row.ref === null ? '' : conversationTo(asked.shop, row.ref)) }
        : {})}
      whenEmpty={<EmptyState small title={w.none} />}
      mainList
      footer={
        list.hasNextPage && (
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {w.more}
          </Button>
        )
      }
    />
  );
}

type Row = UnitShape & { readonly key: string };

function useColumns(part: 'counted' | 'left-out', shop: string): readonly Column<Row>[] {
  const w = useWords(WORDS);
  const tw = useTw();
  const clock = useShopClock(shop);
  const counted = part === 'counted';
  return [
    {
      key: 'when',
      title: w.when,
      value: ({ day, minuteOfDay }) =>
        day === null ? null : `${day} ${String(minuteOfDay).padStart(4)}`,
      render: ({ day, minuteOfDay }) => (
        <span className="kj-nowrap kj-num">
          {day === null ? '–' : clock.told(day, minuteOfDay)}
        </span>
      ),
    },
    { key: 'buyer', title: w.buyer, phone: 'title', value: ({ buyer }) => buyer ?? '–' },
    { key: 'agent', title: w.agent, value: ({ agent }) => agent?.name ?? '–' },
    { key: 'what', title: w.what, value: ({ what }) => tw(what) },
    counted
      ? {
          key: 'sum',
          title: w.sum,
          align: 'right',
          value: ({ numerator }) => numerator,
          render: ({ adds, open }) => (
            <span className="kj-nowrap kj-num">
              {adds} {open && <Tag tone="warn">{w.open}</Tag>}
            </span>
          ),
        }
      : {
          key: 'why',
          title: w.why,
          value: ({ reason }) => (reason === null ? '' : tw(reason)),
        },
    {
      key: 'open',
      title: w.see,
      render: (row) => <Links row={row} shop={shop} w={w} />,
    },
  ];
}

function Links({
  row: { ref, orderId },
  shop,
  w,
}: {
  readonly row: Row;
  readonly shop: string;
  readonly w: Spoken<typeof WORDS>;
}) {
  return (
    <span className="kj-nowrap kj-why-links">
      {ref !== null && <Link to={conversationTo(shop, ref)}>{w.chat}</Link>}
      {orderId !== null && <Link to={orderTo(orderId, shop)}>{w.order}</Link>}
    </span>
  );
}
