// Whom to call back: lost inquiries and unpaid orders, the highest value first, with words to begin with.
import { CopyOutlined, DownloadOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Dropdown, Segmented } from 'antd';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { LOSS_REASONS } from '../../../report/words/loss-reasons.ts';
import { say } from '../../../report/words/say.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatCount, formatMoney, formatRange } from '../../../ui/format.ts';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { RangePicker } from '../../../ui/RangePicker.tsx';
import { downloadFile } from '../../../ui/save-file.ts';
import { urlChoice, urlText } from '../../../ui/url-state.ts';
import { useFilters } from '../../../ui/use-filters.ts';
import { useUrlState } from '../../../ui/use-url-state.ts';
import { useWords } from '../../../ui/use-words.ts';
import { RECOVERY_KINDS } from '../recovery-words.ts';
import { RecoveryList } from './RecoveryList.tsx';
import { Shares } from './Shares.tsx';
import './recovery.css';
import {
  type Query as Asked,
  fetchRecovery,
  fetchSums,
  recoveryExportPath,
} from './recovery-api.ts';

const WORDS = {
  title: { zh: '跟单', en: 'Recovery' },
  lost: { zh: '询单没下单', en: 'Lost inquiries' },
  unpaid: { zh: '下单没付款', en: 'Unpaid orders' },
  closed: { zh: '没付款已关闭', en: 'Closed unpaid' },
  value: {
    zh: (count: string, money: string) => `${count} 条，已知金额 ${money}`,
    en: (count: string, money: string) => `${count}, known value ${money}`,
  },
  reasons: { zh: '可能的原因（猜的）', en: 'Probable reasons (guessed)' },
  agents: { zh: '谁的', en: 'Whose' },
  nobody: { zh: '没聊过', en: 'no chat' },
  none: { zh: '这一天没有要跟的', en: 'Nothing to follow up that day' },
  noneHint: { zh: '换一天，或者看另外两类。', en: 'Choose other days, or another kind.' },
  more: { zh: '加载更多', en: 'Load more' },
  export: { zh: '导出', en: 'Export' },
  copied: { zh: '话术已复制', en: 'Copied' },
} as const;

const STATE = {
  kind: urlChoice(RECOVERY_KINDS, 'lost'),
  reason: urlText(),
  agent: urlText(),
};

/** Days only where they were chosen: without them the server takes yesterday. */
function useAsked(): Asked {
  const [search] = useSearchParams();
  const { shop } = useFilters();
  const [{ kind, reason, agent }] = useUrlState(STATE);
  return useMemo(() => {
    const chosen = ['from', 'to', 'group'].map((name) => [name, search.get(name) ?? '']);
    const all = [['shop', shop], ['reason', reason], ['agent', agent], ['kind', kind], ...chosen];
    return Object.fromEntries(all.filter(([, value]) => value !== '')) as Asked;
  }, [search, shop, kind, reason, agent]);
}

export function RecoveryPage() {
  const w = useWords(WORDS);
  const lang = useLang();
  const asked = useAsked();
  const [state, patch] = useUrlState(STATE);
  const { lastDay, set } = useFilters();
  const { reason: _reason, agent: _agent, ...whole } = asked;
  const sums = useQuery({ queryKey: ['recovery', 'sums', whole], queryFn: () => fetchSums(whole) });
  const days = sums.data?.from;
  return (
    <div className="kj-stack">
      <PageTitle
        title={w.title}
        note={days == null ? undefined : formatRange(days, sums.data?.to ?? days, lang)}
        actions={
          <>
            {days != null && (
              <RangePicker
                range={{ from: days, to: sums.data?.to ?? days }}
                lastDay={lastDay}
                onChange={set}
              />
            )}
            <Export asked={asked} />
          </>
        }
      />
      <Kinds sums={sums.data} />
      <Query of={sums} small>
        {(data) => (
          <div className="kj-grid kjr-sums">
            <Shares
              title={w.reasons}
              chosen={state.reason}
              onChoose={(reason) => patch({ reason: reason === state.reason ? '' : reason })}
              rows={data.reasons.map(({ reason, count }) => ({
                key: reason,
                name: say(LOSS_REASONS, reason)[lang],
                count,
              }))}
            />
            <Shares
              title={w.agents}
              chosen={state.agent}
              onChoose={(agent) => patch({ agent: agent === state.agent ? '' : agent })}
              rows={data.agents.map(({ id, name, count }) => ({
                key: id ?? '',
                name: id === null ? w.nobody : name,
                count,
              }))}
            />
          </div>
        )}
      </Query>
      <List asked={asked} />
    </div>
  );
}

function Kinds({ sums }: { readonly sums: Awaited<ReturnType<typeof fetchSums>> | undefined }) {
  const w = useWords(WORDS);
  const [state, patch] = useUrlState(STATE);
  return (
    <Segmented
      className="kjr-kinds"
      value={state.kind}
      onChange={(kind) => patch({ kind, reason: '', agent: '' })}
      options={RECOVERY_KINDS.map((kind) => {
        const sum = sums?.kinds[kind];
        return {
          value: kind,
          label: (
            <span className="kjr-kind">
              <b>{w[kind]}</b>
              <small>
                {sum === undefined
                  ? '…'
                  : w.value(formatCount(sum.count), formatMoney(sum.valueFen))}
              </small>
            </span>
          ),
        };
      })}
    />
  );
}

function List({ asked }: { readonly asked: Asked }) {
  const w = useWords(WORDS);
  const { message } = App.useApp();
  const pages = useInfiniteQuery({
    queryKey: ['recovery', 'list', asked],
    queryFn: ({ pageParam }) =>
      fetchRecovery({ ...asked, limit: '50', ...(pageParam === '' ? {} : { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const copy = async (text: string): Promise<void> => {
    await navigator.clipboard.writeText(text);
    void message.success(w.copied);
  };
  return (
    <Query
      of={pages}
      empty={() => items.length === 0}
      whenEmpty={<EmptyState good title={w.none} hint={w.noneHint} />}
    >
      {() => (
        <>
          <RecoveryList
            items={items}
            copyIcon={<CopyOutlined />}
            onCopy={(text) => void copy(text)}
          />
          {pages.hasNextPage && (
            <p className="kjr-more">
              <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                {w.more}
              </Button>
            </p>
          )}
        </>
      )}
    </Query>
  );
}

function Export({ asked }: { readonly asked: Asked }) {
  const w = useWords(WORDS);
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: (format: 'csv' | 'xlsx') =>
      downloadFile(recoveryExportPath(format, asked), `${w.title}.${format}`),
    onError: (error) => void message.error(error.message),
  });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: (['xlsx', 'csv'] as const).map((format) => ({
          key: format,
          label: format.toUpperCase(),
          onClick: () => save.mutate(format),
        })),
      }}
    >
      <Button icon={<DownloadOutlined />} loading={save.isPending}>
        {w.export}
      </Button>
    </Dropdown>
  );
}
