// Why an order is whose it is: the trace in words, its money, what would have changed it, other policies.
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { read } from '../../../ui/client.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatMoney } from '../../../ui/format.ts';
import { Loading } from '../../../ui/Loading.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Query } from '../../../ui/Query.tsx';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { useFilters } from '../../../ui/use-filters.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { useShopClock } from '../../../ui/wall-clock.ts';
import type { OrderWhyShape } from '../metric-shapes.ts';
import { api, conversationTo, KEY } from './performance-api.ts';
import './performance.css';

const WORDS = {
  title: { zh: (id: string) => `订单 ${id}`, en: (id: string) => `Order ${id}` },
  attribution: { zh: '归属换口径试算', en: 'Attribution what-if' },
  whose: { zh: '算谁的', en: 'Whose it is' },
  by: { zh: (name: string) => `按「${name}」`, en: (name: string) => `by “${name}”` },
  chat: { zh: '看会话', en: 'chat' },
  placed: { zh: '下单', en: 'placed' },
  paid: { zh: '付款', en: 'paid' },
  closed: { zh: '关闭', en: 'closed' },
  counted: { zh: '计入销售', en: 'sales counted' },
  changes: { zh: '改哪一项设置，结果就不同', en: 'Which single setting would change it' },
  noChange: { zh: '单独改任何一项设置，结果都一样', en: 'No single setting would change it' },
  others: { zh: '换一份口径', en: 'Other policies' },
  setting: { zh: '设置', en: 'Setting' },
  values: { zh: '改成', en: 'Set to' },
  owner: { zh: '归谁', en: 'Owner' },
  sales: { zh: '销售额', en: 'Sales' },
  policy: { zh: '口径', en: 'Policy' },
  same: { zh: '一样', en: 'same' },
  provisional: { zh: '未定', en: 'not final' },
} as const;

export function OrderWhyPage() {
  const w = useWords(WORDS);
  const { id = '' } = useParams();
  const { shop } = useFilters();
  const clock = useShopClock(shop);
  const why = useQuery({
    queryKey: [KEY, 'order', shop, id],
    queryFn: () => read(api.orders[':id'].why.$get({ param: { id }, query: { shop } })),
    enabled: shop !== '',
  });
  const order = why.data;
  const times =
    order === undefined
      ? []
      : ([
          [w.placed, order.placedAt],
          [w.paid, order.paidAt],
          [w.closed, order.closedAt],
        ] as const);
  const note = times
    .filter(([, at]) => at !== null)
    .map(([name, at]) => `${name} ${clock.time(at)}`);
  return (
    <>
      <PageTitle
        title={w.title(id)}
        note={[order?.buyer ?? '', ...note].filter((part) => part !== '').join(' · ')}
        crumbs={[{ label: w.attribution, to: `/definitions/attribution?shop=${shop}` }]}
      />
      <Query of={why} loading={<Loading kind="page" />}>
        {(data) => <Body data={data} />}
      </Query>
    </>
  );
}

function Body({ data }: { readonly data: OrderWhyShape }) {
  return (
    <div className="kj-stack">
      <Trace data={data} />
      <div className="kj-grid is-top">
        <Changes data={data} />
        <Others data={data} />
      </div>
    </div>
  );
}

function Trace({ data }: { readonly data: OrderWhyShape }) {
  const clock = useShopClock(data.shop);
  const w = useWords(WORDS);
  const tw = useTw();
  return (
    <Panel
      title={
        <>
          {data.owner?.name ?? tw(data.ownership)}{' '}
          {data.provisional && <Tag tone="warn">{w.provisional}</Tag>}
        </>
      }
      note={`${w.by(tw(data.policy.name))} · ${w.counted} ${formatMoney(data.salesFen)}`}
    >
      <ol className="kj-order-trace">
        {data.trace.map((step, at) => (
          <li key={`${String(at)}${step.words.zh}`}>
            <time>{step.at === null ? '' : clock.time(step.at)}</time>
            <span>
              {tw(step.words)}{' '}
              {step.ref !== null && <Link to={conversationTo(data.shop, step.ref)}>{w.chat}</Link>}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Changes({ data }: { readonly data: OrderWhyShape }) {
  const w = useWords(WORDS);
  const tw = useTw();
  return (
    <Panel title={w.changes} flush>
      <SortableTable
        name={w.changes}
        sortParam="changeSort"
        rows={data.changes}
        rowKey={({ setting, values, owner }) => `${setting.zh}${values.map(tw).join()}${owner?.id}`}
        whenEmpty={<EmptyState small title={w.noChange} />}
        columns={[
          {
            key: 'setting',
            title: w.setting,
            phone: 'title',
            value: (row) => tw(row.setting),
          },
          {
            key: 'values',
            title: w.values,
            value: ({ values }) => values.map(tw).join(' / '),
          },
          {
            key: 'owner',
            title: w.owner,
            value: ({ owner, ownership }) => owner?.name ?? tw(ownership),
          },
          {
            key: 'sales',
            title: w.sales,
            align: 'right',
            value: ({ salesFen }) => salesFen,
            render: ({ salesFen }) => formatMoney(salesFen),
          },
        ]}
      />
    </Panel>
  );
}

function Others({ data }: { readonly data: OrderWhyShape }) {
  const w = useWords(WORDS);
  const tw = useTw();
  return (
    <Panel title={w.others} flush>
      <SortableTable
        name={w.others}
        sortParam="otherSort"
        rows={data.others}
        rowKey={({ policy }) => policy}
        columns={[
          {
            key: 'policy',
            title: w.policy,
            phone: 'title',
            value: ({ name }) => tw(name),
          },
          {
            key: 'owner',
            title: w.owner,
            value: ({ owner, ownership }) => owner?.name ?? tw(ownership),
            render: ({ owner, ownership, same }) => (
              <>
                {owner?.name ?? tw(ownership)} {same && <Tag>{w.same}</Tag>}
              </>
            ),
          },
          {
            key: 'sales',
            title: w.sales,
            align: 'right',
            value: ({ salesFen }) => salesFen,
            render: ({ salesFen }) => formatMoney(salesFen),
          },
        ]}
      />
    </Panel>
  );
}
