// The page a manager opens at nine: how sales came about, what needs attention, six figures; then trends and causes.
import { useQuery } from '@tanstack/react-query';
import { read } from '../../../ui/client.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatCount, formatRange } from '../../../ui/format.ts';
import { IdentityTree } from '../../../ui/IdentityTree.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { type FilterQuery, useFilters } from '../../../ui/use-filters.ts';
import { useWords } from '../../../ui/use-words.ts';
import type { OverviewShape } from '../contract.ts';
import { AttentionPanel } from './AttentionPanel.tsx';
import { DiagnosisPanel } from './DiagnosisPanel.tsx';
import { LoadPanel } from './LoadPanel.tsx';
import { OwnershipPanel } from './OwnershipPanel.tsx';
import { api, KEY, whyTo } from './performance-api.ts';
import './performance.css';
import { SalesFunnel } from './SalesFunnel.tsx';
import { SixFigures } from './SixFigures.tsx';
import { TrendPanel } from './TrendPanel.tsx';

const WORDS = {
  title: { zh: '总览', en: 'Overview' },
  received: {
    zh: (count: string) => `接待 ${count} 位买家`,
    en: (count: string) => `${count} buyers received`,
  },
  identity: { zh: '销售怎么来的', en: 'How sales came about' },
  against: {
    zh: (range: string) => `对比上期 ${range}`,
    en: (range: string) => `against ${range}`,
  },
  alone: { zh: '没有更早的数据可比', en: 'nothing earlier to compare with' },
  noOrders: {
    zh: '没有可信的订单数据，销售和转化算不出来。把订单表也导进来就有。',
    en: 'There are no order data to trust: import the order export to see sales and conversion.',
  },
  none: { zh: '这几天没有会话', en: 'No conversations in these days' },
  noneHint: {
    zh: '换一段时间，或者先去“导入”放进聊天记录和订单。',
    en: 'Choose other days, or import chats and orders first.',
  },
} as const;

export function OverviewPage() {
  const w = useWords(WORDS);
  const lang = useLang();
  const { query, from, to, shop, shopInfo } = useFilters();
  const overview = useQuery({
    queryKey: [KEY, 'overview', query],
    queryFn: () => read(api.overview.$get({ query })),
    enabled: shop !== '' && from !== '',
  });
  const expected = useQuery({
    queryKey: [KEY, 'expected', query],
    queryFn: () => read(api.overview.expected.$get({ query })),
    enabled: overview.data?.identity.now?.state === 'provisional',
  });
  const received = overview.data?.received ?? null;
  const parts = [
    shopInfo?.name ?? '',
    from === '' ? '' : formatRange(from, to, lang),
    received === null ? '' : w.received(formatCount(received)),
  ];
  if (shop === '' || from === '') {
    return (
      <>
        <PageTitle title={w.title} />
        <EmptyState title={w.none} hint={w.noneHint} />
      </>
    );
  }
  return (
    <>
      <PageTitle title={w.title} note={parts.filter((part) => part !== '').join(' · ')} />
      <Query
        of={overview}
        empty={({ received: count }) => count === null || count === 0}
        whenEmpty={<EmptyState title={w.none} hint={w.noneHint} />}
      >
        {(data) => (
          <div className="kj-stack">
            <div className="kj-overview-top">
              <Identity data={data} />
              <AttentionPanel query={query} />
            </div>
            <SixFigures
              figures={data.figures}
              query={query}
              silentFen={silentOf(data.ownership)}
              expectedConversion={expected.data?.conversion?.expected ?? null}
              trends={{ conversion: data.series.conversion }}
            />
            <DiagnosisPanel query={query} />
            <TrendPanel series={data.series} query={query} />
            <div className="kj-overview-bottom">
              <LoadPanel load={data.load} shop={query.shop} />
              {data.ownership.length > 0 && (
                <OwnershipPanel ownership={data.ownership} query={query} />
              )}
            </div>
          </div>
        )}
      </Query>
    </>
  );
}

function Identity({ data }: { readonly data: OverviewShape }) {
  const w = useWords(WORDS);
  const lang = useLang();
  const { query } = useFilters();
  const { now, before } = data.identity;
  const note =
    before === null ? w.alone : w.against(formatRange(data.before.from, data.before.to, lang));
  return (
    <Panel title={w.identity} note={note}>
      {now === null ? (
        <EmptyState small title={w.noOrders} />
      ) : (
        <div className="kj-stack">
          <Tree identity={{ ...data.identity, now }} query={query} />
          {before === null && (
            <SalesFunnel
              funnel={{ received: data.received, inquirers: now.inquirers, payers: now.payers }}
              query={query}
            />
          )}
        </div>
      )}
    </Panel>
  );
}

type Compared = OverviewShape['identity'];

function Tree({
  identity: { now, before, split },
  query,
}: {
  readonly identity: Compared & { readonly now: NonNullable<Compared['now']> };
  readonly query: FilterQuery;
}) {
  return (
    <IdentityTree
      now={now}
      before={before}
      split={
        split && {
          inquirers: split.inquirersFen,
          conversion: split.conversionFen,
          orderValueFen: split.orderValueFen,
        }
      }
      provisional={now.state === 'provisional'}
      links={{
        salesFen: whyTo('order-value', query),
        inquirers: whyTo('inquiries', query),
        conversion: whyTo('conversion', query),
        orderValueFen: whyTo('order-value', query),
      }}
    />
  );
}

function silentOf(ownership: OverviewShape['ownership']): number {
  return ownership
    .filter((one) => one.ownership !== 'attributed')
    .reduce((sum, { salesFen }) => sum + salesFen, 0);
}
