// Imports in a list, newest first: state, what came in, by whom.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { say } from '../../../report/words/say.ts';
import { read } from '../../../ui/client.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { formatCount } from '../../../ui/format.ts';
import { Loading } from '../../../ui/Loading.tsx';
import { type Lang, useLang } from '../../../ui/preferences.ts';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import type { Column } from '../../../ui/table-column.ts';
import { type Spoken, useWords } from '../../../ui/use-words.ts';
import { useHouseClock, type WallClock } from '../../../ui/wall-clock.ts';
import type { ImportItem } from '../contract.ts';
import { api, isUnderWay, KEYS } from './imports-api.ts';
import { KIND_WORDS, STATE_TONES, STATE_WORDS } from './words.ts';

const WORDS = {
  name: { zh: '导入记录', en: 'Imports' },
  at: { zh: '时间', en: 'When' },
  files: { zh: '内容', en: 'What' },
  state: { zh: '状态', en: 'State' },
  rows: { zh: '行', en: 'Rows' },
  accepted: { zh: '收下', en: 'Accepted' },
  duplicate: { zh: '重复', en: 'Duplicate' },
  quarantined: { zh: '没用上', en: 'Quarantined' },
  by: { zh: '谁', en: 'Who' },
  known: { zh: '以前导入过', en: 'known already' },
  more: { zh: '再看更早的', en: 'Earlier ones' },
  none: { zh: '还没有导入过', en: 'Nothing was imported yet' },
  hint: {
    zh: '把聊天和订单的导出文件拖到上面，或者先看示例店铺。',
    en: 'Drop exported chats and orders above, or try the sample shop.',
  },
  others: {
    zh: (name: string, n: number) => `${name} 等 ${n} 个文件`,
    en: (name: string, n: number) => `${name} and ${n - 1} more`,
  },
} as const;

export function ImportTable({
  limit,
  all = false,
}: {
  readonly limit: number;
  readonly all?: boolean;
}) {
  const w = useWords(WORDS);
  const lang = useLang();
  const clock = useHouseClock();
  const list = useInfiniteQuery({
    queryKey: [...KEYS.list, limit],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      read(
        api.imports.$get({
          query: { limit: String(limit), ...(pageParam === '' ? {} : { cursor: pageParam }) },
        }),
      ),
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((item) => isUnderWay(item.state)))
        ? 2000
        : false,
  });
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Loading rows={5} />;
  const rows = list.data.pages.flatMap(({ items }) => items);
  return (
    <SortableTable
      name={w.name}
      columns={columnsOf(w, lang, clock)}
      rows={rows}
      rowKey={({ id }) => id}
      rowTo={({ id }) => `/imports/${id}`}
      sortedOutside
      mainList={all}
      whenEmpty={<EmptyState small title={w.none} hint={w.hint} />}
      footer={
        all &&
        list.hasNextPage && (
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {w.more}
          </Button>
        )
      }
    />
  );
}

/** What was imported, in a few words. */
export function nameOfImport({ kind, files }: ImportItem, lang: Lang): string {
  const [first] = files;
  if (kind === 'sample' || first === undefined) return say(KIND_WORDS, kind)[lang];
  return files.length === 1 ? first.name : WORDS.others[lang](first.name, files.length);
}

function columnsOf(
  w: Spoken<typeof WORDS>,
  lang: Lang,
  clock: WallClock,
): readonly Column<ImportItem>[] {
  const count = (
    key: 'rows' | 'accepted' | 'duplicate' | 'quarantined',
    phone: 'line' | 'hide',
  ): Column<ImportItem> => ({
    key,
    title: w[key],
    align: 'right',
    phone,
    render: (row) =>
      key === 'quarantined' && row[key] > 0 ? (
        <span className="kj-warn">{formatCount(row[key])}</span>
      ) : (
        formatCount(row[key])
      ),
  });
  return [
    {
      key: 'at',
      title: w.at,
      width: 130,
      render: ({ at }) => <span className="kj-nowrap">{clock.time(at)}</span>,
    },
    { key: 'files', title: w.files, phone: 'title', render: (row) => nameOfImport(row, lang) },
    {
      key: 'state',
      title: w.state,
      render: ({ state, known }) => (
        <span className="kj-row">
          <Tag tone={STATE_TONES[state]}>{say(STATE_WORDS, state)[lang]}</Tag>
          {known && <span className="kj-muted">{w.known}</span>}
        </span>
      ),
    },
    count('rows', 'line'),
    count('accepted', 'hide'),
    count('duplicate', 'hide'),
    count('quarantined', 'line'),
    { key: 'by', title: w.by, phone: 'hide', render: ({ by }) => by },
  ];
}
