// What another attribution policy would change: who gains and loses, which orders change hands, and why.
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { Fragment } from 'react';
import { read } from '../../../ui/client.ts';
import { Figure, FigureRow } from '../../../ui/Figure.tsx';
import { formatCount, formatGap, formatMoney, formatRange } from '../../../ui/format.ts';
import { Loading } from '../../../ui/Loading.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { type Lang, useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import { urlText } from '../../../ui/url-state.ts';
import { useFilters } from '../../../ui/use-filters.ts';
import { useUrlState } from '../../../ui/use-url-state.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import type { AttributionShape, PolicyShape } from '../metric-shapes.ts';
import { MovedOrders } from './MovedOrders.tsx';
import { api, KEY } from './performance-api.ts';
import './performance.css';

const WORDS = {
  title: { zh: '归属换口径试算', en: 'Attribution what-if' },
  definitions: { zh: '指标口径', en: 'Definitions' },
  current: { zh: '现在用的', en: 'current' },
  instead: { zh: '换成', en: 'instead' },
  orders: { zh: '订单', en: 'Orders' },
  moved: { zh: '换人的订单', en: 'Change hands' },
  sum: { zh: '涉及金额', en: 'Worth' },
  revalued: { zh: '同一人、金额不同', en: 'Other amount' },
  conserved: {
    zh: '✓ 客服 + 静默 + 不明 = 全店，一分不差',
    en: '✓ owners add up to the shop, to the fen',
  },
  broken: { zh: '✗ 对不上，请报告这个问题', en: '✗ does not add up: please report it' },
  owners: { zh: '谁多了，谁少了', en: 'Who gains, who loses' },
  owner: { zh: '归谁', en: 'Owner' },
  salesA: { zh: '现在', en: 'Current' },
  salesB: { zh: '换了以后', en: 'Instead' },
  change: { zh: '相差', en: 'Change' },
  gained: { zh: '得到', en: 'Gains' },
  lost: { zh: '失去', en: 'Loses' },
  shop: { zh: '全店', en: 'Whole shop' },
  differences: { zh: '两份口径哪里不同', en: 'What the two say' },
} as const;

const STATE = { a: urlText(), b: urlText() };

export function AttributionPage() {
  const w = useWords(WORDS);
  const lang = useLang();
  const { query, from, to, shop, shopInfo } = useFilters();
  const [state, patch] = useUrlState(STATE);
  const policies = useQuery({
    queryKey: [KEY, 'policies', shop],
    queryFn: () => read(api.attribution.policies.$get({ query: shop === '' ? {} : { shop } })),
  });
  const a = state.a === '' ? (policies.data?.current ?? '') : state.a;
  const other = policies.data?.items.find(({ id }) => id !== a)?.id ?? '';
  const b = state.b === '' ? other : state.b;
  const { shop: _shop, from: first, to: last } = query;
  const compared = useQuery({
    queryKey: [KEY, 'attribution', query, a, b],
    queryFn: () =>
      read(api.attribution.compare.$post({ json: { shop: _shop, from: first, to: last, a, b } })),
    enabled: shop !== '' && from !== '' && a !== '' && b !== '',
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
      />
      <Query of={policies}>
        {({ items }) => (
          <div className="kj-stack">
            <Policies items={items} a={a} b={b} onChange={patch} />
            <Query of={compared} loading={<Loading rows={8} />}>
              {(data) => <Result data={data} shop={query.shop} lang={lang} />}
            </Query>
          </div>
        )}
      </Query>
    </>
  );
}

type Policy = PolicyShape;

function Policies({
  items,
  a,
  b,
  onChange,
}: {
  readonly items: readonly Policy[];
  readonly a: string;
  readonly b: string;
  readonly onChange: (patch: { readonly a?: string; readonly b?: string }) => void;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const [left, right] = [a, b].map((id) => items.find((one) => one.id === id));
  const options = items.map(({ id, name }) => ({ value: id, label: tw(name) }));
  const different = (left?.settings ?? []).flatMap((setting, i) => {
    const now = right?.settings[i];
    return now === undefined || now.value.zh === setting.value.zh ? [] : [{ setting, now }];
  });
  return (
    <Panel title={w.differences}>
      <div className="kj-policies">
        <span />
        <Select
          aria-label={w.current}
          value={a}
          options={options}
          onChange={(id) => onChange({ a: id })}
        />
        <Select
          aria-label={w.instead}
          value={b}
          options={options}
          onChange={(id) => onChange({ b: id })}
        />
        {different.map(({ setting, now }) => (
          <Fragment key={setting.name.zh}>
            <span className="kj-muted">{tw(setting.name)}</span>
            <span>{tw(setting.value)}</span>
            <b>{tw(now.value)}</b>
          </Fragment>
        ))}
      </div>
      {right !== undefined && <p className="kj-policy-note">{tw(right.note)}</p>}
    </Panel>
  );
}

function Result({
  data,
  shop,
  lang,
}: {
  readonly data: AttributionShape;
  readonly shop: string;
  readonly lang: Lang;
}) {
  const w = useWords(WORDS);
  return (
    <div className="kj-stack">
      <FigureRow>
        <Figure label={w.orders} value={data.orders} />
        <Figure label={w.moved} value={data.movedCount} />
        <Figure label={w.sum} value={data.movedFen} unit="fen" />
        <Figure label={w.revalued} value={data.revaluedCount} />
      </FigureRow>
      <Owners data={data} lang={lang} />
      <MovedOrders moved={data.moved} count={data.movedCount} shop={shop} />
    </div>
  );
}

const toneOf = (gap: number): string => (gap === 0 ? 'kj-muted' : gap > 0 ? 'kj-good' : 'kj-bad');

function money(fen: number, orders: number) {
  return (
    <span className="kj-nowrap kj-num">
      {formatMoney(fen)} <small className="kj-muted">· {formatCount(orders)}</small>
    </span>
  );
}

function Owners({ data, lang }: { readonly data: AttributionShape; readonly lang: Lang }) {
  const w = useWords(WORDS);
  const tw = useTw();
  return (
    <Panel
      title={w.owners}
      note={
        <span className={data.conserved ? 'kj-good' : 'kj-bad'}>
          {data.conserved ? w.conserved : w.broken}
        </span>
      }
      flush
    >
      <SortableTable
        name={w.owners}
        sortParam="ownerSort"
        rows={data.owners}
        rowKey={({ owner, ownership }) => owner?.id ?? ownership.zh}
        exportable
        columns={[
          {
            key: 'owner',
            title: w.owner,
            phone: 'title',
            value: ({ owner, ownership }) => owner?.name ?? tw(ownership),
          },
          {
            key: 'a',
            title: w.salesA,
            align: 'right',
            value: ({ salesAFen }) => salesAFen,
            render: ({ salesAFen, ordersA }) => money(salesAFen, ordersA),
          },
          {
            key: 'b',
            title: w.salesB,
            align: 'right',
            value: ({ salesBFen }) => salesBFen,
            render: ({ salesBFen, ordersB }) => money(salesBFen, ordersB),
          },
          {
            key: 'change',
            title: w.change,
            align: 'right',
            value: (row) => row.salesBFen - row.salesAFen,
            render: ({ salesAFen, salesBFen }) => (
              <b className={toneOf(salesBFen - salesAFen)}>
                {salesBFen === salesAFen
                  ? formatMoney(0)
                  : formatGap(salesBFen - salesAFen, 'fen', lang)}
              </b>
            ),
          },
          { key: 'gained', title: w.gained, align: 'right', value: ({ gained }) => gained },
          { key: 'lost', title: w.lost, align: 'right', value: ({ lost }) => lost },
        ]}
        totals={{
          owner: w.shop,
          a: money(data.salesAFen, data.orders),
          b: money(data.salesBFen, data.orders),
        }}
      />
    </Panel>
  );
}
