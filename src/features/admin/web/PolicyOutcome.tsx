// What another policy would do to each agent: stored threads replayed under both, before anything is changed.
import { useQuery } from '@tanstack/react-query';
import { read } from '../../../ui/client.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatCount, formatMoney } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { Query } from '../../../ui/Query.tsx';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import type { Column } from '../../../ui/table-column.ts';
import { type Spoken, useWords } from '../../../ui/use-words.ts';
import type { PolicyPreview } from '../contract.ts';
import { api, KEYS } from './admin-api.ts';

const WORDS = {
  title: { zh: '换了会怎样', en: 'What would change' },
  note: {
    zh: (moved: string, buyers: string, all: string) =>
      `用${buyers === all ? '全部' : `最近 ${buyers} 位（共 ${all} 位）`}买家试算：${moved} 笔订单换人`,
    en: (moved: string, buyers: string, all: string) =>
      `Replayed for ${buyers === all ? 'all' : `the newest ${buyers} of ${all}`} buyers: ${moved} orders change hands`,
  },
  agent: { zh: '客服', en: 'Agent' },
  orders: { zh: '订单', en: 'Orders' },
  before: { zh: '现在的销售额', en: 'Sales now' },
  after: { zh: '换了之后', en: 'Sales then' },
  gap: { zh: '相差', en: 'Difference' },
  moved: { zh: '得 / 失', en: 'Gained / lost' },
  silent: { zh: '静默（不算客服的）', en: 'silent (nobody’s)' },
  unclear: { zh: '说不清的', en: 'unclear' },
  out: { zh: '不计的', en: 'left out' },
  none: { zh: '没有订单可比', en: 'No orders to compare' },
} as const;

type Owner = PolicyPreview['owners'][number];

export function PolicyOutcome({
  shop,
  policy,
}: {
  readonly shop: string;
  readonly policy: string;
}) {
  const preview = useQuery({
    queryKey: [...KEYS.settings, shop, 'preview', policy],
    queryFn: () =>
      read(api.admin.shops[':shop']['policy-preview'].$get({ param: { shop }, query: { policy } })),
    staleTime: 60_000,
  });
  return <Query of={preview}>{(found) => <OutcomeTable preview={found} />}</Query>;
}

/** Who would gain and lose. */
export function OutcomeTable({ preview }: { readonly preview: PolicyPreview }) {
  const w = useWords(WORDS);
  const { moved, buyers, allBuyers, owners } = preview;
  const note = w.note(formatCount(moved), formatCount(buyers), formatCount(allBuyers));
  return (
    <Panel title={w.title} note={note} flush>
      <SortableTable
        name={w.title}
        sortParam="o-sort"
        initialSort="-gap"
        columns={columnsOf(w)}
        rows={owners}
        rowKey={({ agent, ownership }) => agent ?? ownership}
        whenEmpty={<EmptyState small title={w.none} />}
      />
    </Panel>
  );
}

function nameOf({ agent, name, ownership }: Owner, w: Spoken<typeof WORDS>): string {
  if (agent !== null) return name;
  return ownership === 'silent' ? w.silent : ownership === 'unclear' ? w.unclear : w.out;
}

function columnsOf(w: Spoken<typeof WORDS>): readonly Column<Owner>[] {
  const gap = ({ salesAfterFen, salesBeforeFen }: Owner): number => salesAfterFen - salesBeforeFen;
  return [
    {
      key: 'agent',
      title: w.agent,
      phone: 'title',
      value: (row) => nameOf(row, w),
      render: (row) =>
        row.agent === null ? <span className="kj-muted">{nameOf(row, w)}</span> : <b>{row.name}</b>,
    },
    {
      key: 'orders',
      title: w.orders,
      align: 'right',
      value: ({ ordersAfter }) => ordersAfter,
      render: ({ ordersBefore, ordersAfter }) =>
        `${formatCount(ordersBefore)} → ${formatCount(ordersAfter)}`,
    },
    {
      key: 'moved',
      title: w.moved,
      align: 'right',
      phone: 'hide',
      value: ({ gained, lost }) => gained - lost,
      render: ({ gained, lost }) => `+${formatCount(gained)} / −${formatCount(lost)}`,
    },
    {
      key: 'before',
      title: w.before,
      align: 'right',
      value: ({ salesBeforeFen }) => salesBeforeFen,
      render: ({ salesBeforeFen }) => formatMoney(salesBeforeFen),
    },
    {
      key: 'after',
      title: w.after,
      align: 'right',
      value: ({ salesAfterFen }) => salesAfterFen,
      render: ({ salesAfterFen }) => formatMoney(salesAfterFen),
    },
    {
      key: 'gap',
      title: w.gap,
      align: 'right',
      value: gap,
      render: (row) => {
        const fen = gap(row);
        if (fen === 0) return <span className="kj-muted">±0</span>;
        return `${fen > 0 ? '+' : '−'}${formatMoney(Math.abs(fen))}`;
      },
    },
  ];
}
