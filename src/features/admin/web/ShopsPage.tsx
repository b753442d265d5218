// The shops: what they are called, what is in them, and taking data out.
import { DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Dropdown, Typography } from 'antd';
import { Link } from 'react-router';
import { read } from '../../../ui/client.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatCount, formatRange } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { type Lang, useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import { downloadFile } from '../../../ui/save-file.ts';
import { Tag } from '../../../ui/Tag.tsx';
import type { Column } from '../../../ui/table-column.ts';
import { useMay } from '../../../ui/use-session.ts';
import { type Spoken, useWords } from '../../../ui/use-words.ts';
import { useShopClocks, type WallClock } from '../../../ui/wall-clock.ts';
import type { ShopDetail } from '../contract.ts';
import { api, KEYS, useSaved } from './admin-api.ts';

const WORDS = {
  title: { zh: '店铺', en: 'Shops' },
  name: { zh: '名称', en: 'Name' },
  rename: { zh: '改名', en: 'Rename' },
  days: { zh: '数据日期', en: 'Days with data' },
  conversations: { zh: '会话', en: 'Conversations' },
  agents: { zh: '名单里的客服', en: 'Agents listed' },
  products: { zh: '商品', en: 'Products' },
  asOf: { zh: '数据到', en: 'Known up to' },
  orders: { zh: '订单数据', en: 'Order data' },
  has: { zh: '有', en: 'yes' },
  hasNot: { zh: '没有', en: 'none' },
  live: { zh: '实时', en: 'live' },
  also: { zh: (names: string) => `又名 ${names}`, en: (names: string) => `also ${names}` },
  export: { zh: '导出', en: 'Export' },
  whole: { zh: '导出', en: 'Export' },
  none: { zh: '–', en: '–' },
  empty: { zh: '还没有店铺', en: 'There is no shop yet' },
  hint: {
    zh: '导入聊天或订单后，店铺会自己出现。',
    en: 'Shops appear when chats or orders are imported.',
  },
  import: { zh: '去导入', en: 'Import' },
} as const;

const FILES = [
  { what: 'conversations', zh: '会话（一行一段）', en: 'Conversations' },
  { what: 'orders', zh: '订单归属', en: 'Orders' },
  { what: 'findings', zh: '质检发现', en: 'Findings' },
  { what: 'metrics', zh: '指标（每人每天）', en: 'Figures by agent and day' },
] as const;

export function ShopsPage() {
  const w = useWords(WORDS);
  const lang = useLang();
  const clockOf = useShopClocks();
  const may = useMay();
  const list = useQuery({
    queryKey: KEYS.shops,
    queryFn: () => read(api.admin.shops.$get()),
  });
  return (
    <Panel title={w.title} flush>
      <Query of={list}>
        {({ items }) => (
          <SortableTable
            name={w.title}
            columns={columnsOf(
              w,
              lang,
              clockOf,
              may('settings.write'),
              may('conversations.export'),
            )}
            rows={items}
            rowKey={({ id }) => id}
            whenEmpty={
              <EmptyState
                title={w.empty}
                hint={w.hint}
                action={<Link to="/imports">{w.import}</Link>}
              />
            }
          />
        )}
      </Query>
    </Panel>
  );
}

function columnsOf(
  w: Spoken<typeof WORDS>,
  lang: Lang,
  clockOf: (shop: string) => WallClock,
  write: boolean,
  take: boolean,
): readonly Column<ShopDetail>[] {
  const count = (key: 'conversations' | 'agents' | 'products'): Column<ShopDetail> => ({
    key,
    title: w[key],
    align: 'right',
    value: (row) => row[key],
    render: (row) => formatCount(row[key]),
  });
  return [
    {
      key: 'name',
      title: w.name,
      phone: 'title',
      value: ({ name }) => name,
      render: (shop) => <ShopName shop={shop} write={write} />,
    },
    {
      key: 'days',
      title: w.days,
      value: ({ lastDay }) => lastDay,
      render: ({ firstDay, lastDay }) =>
        firstDay === null || lastDay === null ? w.none : formatRange(firstDay, lastDay, lang),
    },
    count('conversations'),
    count('agents'),
    count('products'),
    {
      key: 'orders',
      title: w.orders,
      render: ({ ordersKnown, live }) => (
        <span className="kj-row">
          <Tag tone={ordersKnown ? 'good' : 'plain'}>{ordersKnown ? w.has : w.hasNot}</Tag>
          {live && <Tag tone="accent">{w.live}</Tag>}
        </span>
      ),
    },
    { key: 'asOf', title: w.asOf, phone: 'hide', render: ({ id, asOf }) => clockOf(id).time(asOf) },
    ...(take
      ? [{ key: 'export', title: '', render: (shop: ShopDetail) => <TakeOut shop={shop} /> }]
      : []),
  ];
}

function ShopName({ shop, write }: { readonly shop: ShopDetail; readonly write: boolean }) {
  const w = useWords(WORDS);
  const saved = useSaved();
  const send = useMutation({
    mutationFn: (name: string) =>
      read(api.admin.shops[':shop'].$patch({ param: { shop: shop.id }, json: { name } })),
    ...saved,
  });
  return (
    <>
      <Typography.Text
        strong
        {...(write
          ? {
              editable: {
                tooltip: w.rename,
                maxLength: 100,
                onChange: (name: string) => {
                  if (name.trim() !== '' && name.trim() !== shop.name) send.mutate(name.trim());
                },
              },
            }
          : {})}
      >
        {shop.name}
      </Typography.Text>
      {shop.alsoNamed.length > 0 && (
        <div className="kj-muted">{w.also(shop.alsoNamed.join('、'))}</div>
      )}
    </>
  );
}

function TakeOut({ shop }: { readonly shop: ShopDetail }) {
  const w = useWords(WORDS);
  const lang = useLang();
  const { message } = App.useApp();
  const take = useMutation({
    mutationFn: ({ what, format }: { what: string; format: string }) => {
      const of = what === 'conversations' ? '/api/conversations/export' : `/api/exports/${what}`;
      const file = FILES.find((one) => one.what === what);
      return downloadFile(
        `${of}?shop=${encodeURIComponent(shop.id)}&format=${format}`,
        `${shop.name}-${file?.[lang] ?? what}.${format}`,
      );
    },
    onError: (error) => void message.error(error.message),
  });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: FILES.map((file) => ({
          key: file.what,
          label: file[lang],
          children: ['xlsx', 'csv'].map((format) => ({
            key: `${file.what} ${format}`,
            label: format === 'xlsx' ? 'Excel' : 'CSV',
          })),
        })),
        onClick: ({ key }) => {
          const [what = '', format = 'xlsx'] = key.split(' ');
          take.mutate({ what, format });
        },
      }}
    >
      <Button size="small" icon={<DownloadOutlined />} loading={take.isPending}>
        {w.export}
      </Button>
    </Dropdown>
  );
}
