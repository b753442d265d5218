// The list of conversations: filters, search and sort on top; the list at the left, what is open at the right.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { formatRange } from '../../../ui/format.ts';
import { Loading } from '../../../ui/Loading.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { useLang, useMedia } from '../../../ui/preferences.ts';
import { useFilters } from '../../../ui/use-filters.ts';
import { useWords } from '../../../ui/use-words.ts';
import { ConversationList } from './ConversationList.tsx';
import { ConversationPane } from './ConversationPane.tsx';
import { fetchCount, fetchPage } from './conversations-api.ts';
import './conversations.css';
import { ExportMenu } from './ExportMenu.tsx';
import { FilterBar } from './FilterBar.tsx';
import { conversationPath, type ListState, useListState } from './list-state.ts';
import { SavedViews } from './SavedViews.tsx';

const WORDS = {
  title: { zh: '会话', en: 'Conversations' },
  exact: {
    zh: (count: string) => `${count} 个会话`,
    en: (count: string) => `${count} conversations`,
  },
  more: {
    zh: (count: string) => `${count}+ 个会话`,
    en: (count: string) => `${count}+ conversations`,
  },
  most: {
    zh: (count: string) => `最多 ${count} 个会话`,
    en: (count: string) => `at most ${count} conversations`,
  },
  none: { zh: '没有符合的会话', en: 'No conversation fits' },
  noneHint: {
    zh: '放宽筛选、换个时间段，或者清掉搜索词再看。',
    en: 'Take a filter off, choose other days, or clear the search.',
  },
  clear: { zh: '清掉全部筛选', en: 'Clear all filters' },
} as const;

export function ConversationsPage() {
  const w = useWords(WORDS);
  const lang = useLang();
  const list = useListState();
  const { from, to } = useFilters();
  const wide = useMedia('(min-width: 1100px)');
  const count = useQuery({
    queryKey: ['conversations', 'count', list.filters],
    queryFn: () => fetchCount(list.filters),
  });
  const total = count.data === undefined ? '' : w[count.data.is](count.data.count.toLocaleString());
  const days = from === '' ? '' : formatRange(from, to, lang);
  return (
    <div className="kjc-whole">
      <PageTitle
        title={w.title}
        note={[total, days].filter((text) => text !== '').join(' · ')}
        actions={
          <>
            <SavedViews list={list} />
            <ExportMenu query={list.query} />
          </>
        }
      />
      <FilterBar list={list} />
      <Panes list={list} wide={wide} />
    </div>
  );
}

function Panes({ list, wide }: { readonly list: ListState; readonly wide: boolean }) {
  const w = useWords(WORDS);
  const go = useNavigate();
  const { state, patch, query } = list;
  const pages = useInfiniteQuery({
    queryKey: ['conversations', 'list', query],
    queryFn: ({ pageParam }) =>
      fetchPage({ ...query, limit: '50', ...(pageParam === '' ? {} : { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  const items = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  if (pages.isError && pages.data === undefined) {
    return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  }
  if (pages.data === undefined) return <Loading rows={8} />;
  if (items.length === 0) {
    return <EmptyState title={w.none} hint={w.noneHint} />;
  }
  const chosen = items.find(({ ref }) => ref === state.open) ?? (wide ? items[0] : undefined);
  return (
    <div className={`kjc-panes${pages.isPlaceholderData ? ' kj-stale' : ''}`}>
      <ConversationList
        items={items}
        chosen={wide ? (chosen?.ref ?? null) : null}
        onChoose={({ shop, ref }) =>
          wide ? patch({ open: ref, line: '' }) : void go(conversationPath(shop, ref, query))
        }
        onOpen={({ shop, ref }) => void go(conversationPath(shop, ref, query))}
        followFocus={wide}
        more={pages.hasNextPage ? () => void pages.fetchNextPage() : null}
        loadingMore={pages.isFetchingNextPage}
      />
      {wide && chosen !== undefined && (
        <ConversationPane
          shop={chosen.shop}
          id={chosen.ref}
          query={query}
          found={chosen.match?.messageId ?? null}
        />
      )}
    </div>
  );
}
