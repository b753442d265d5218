// Work in the background: what waits, runs and has ended; stopped and gone on with from here.
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Progress, Select } from 'antd';
import type { Words } from '../../../intake/format.ts';
import { say } from '../../../report/words/say.ts';
import { read } from '../../../ui/client.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { formatCount, formatSpan } from '../../../ui/format.ts';
import { Loading } from '../../../ui/Loading.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { type Lang, useLang } from '../../../ui/preferences.ts';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import type { Column } from '../../../ui/table-column.ts';
import { urlChoice } from '../../../ui/url-state.ts';
import { useMay } from '../../../ui/use-session.ts';
import { useUrlState } from '../../../ui/use-url-state.ts';
import { type Spoken, useWords } from '../../../ui/use-words.ts';
import { useHouseClock, type WallClock } from '../../../ui/wall-clock.ts';
import type { JobItem } from '../contract.ts';
import { api, KEYS } from './admin-api.ts';
import { STATE_TONES, STATE_WORDS } from './job-words.ts';

const WORDS = {
  title: { zh: '后台任务', en: 'Jobs' },
  kind: { zh: '任务', en: 'Job' },
  any: { zh: '不含系统自己的活', en: 'All but housekeeping' },
  state: { zh: '状态', en: 'State' },
  progress: { zh: '进度', en: 'Progress' },
  by: { zh: '谁发起', en: 'By' },
  at: { zh: '开始', en: 'Started' },
  took: { zh: '用时', en: 'Took' },
  none: { zh: '没有这样的任务', en: 'No such jobs' },
  more: { zh: '再看更早的', en: 'Earlier ones' },
  cancel: { zh: '停下', en: 'Stop' },
  stopping: { zh: '正在停下', en: 'stopping' },
  resume: { zh: '接着做', en: 'Go on' },
  schedule: { zh: '定时', en: 'by the clock' },
} as const;

const JOB_WORDS: Readonly<Record<JobItem['kind'], Words>> = {
  import: { zh: '导入', en: 'Import' },
  recheck: { zh: '到点复查', en: 'Recheck' },
  recalculate: { zh: '重算', en: 'Recalculation' },
  'roll-up': { zh: '汇总', en: 'Summing up' },
  retention: { zh: '清理过期数据', en: 'Retention' },
  backtest: { zh: '规则回测', en: 'Back-test' },
  mutation: { zh: '算规则的变异得分', en: 'Mutation scores' },
};

const KINDS = Object.keys(JOB_WORDS) as JobItem['kind'][];
/** They come by the minute or a rule: they would hide the work somebody waits for. */
const HOUSEKEEPING: readonly JobItem['kind'][] = ['recheck', 'mutation'];
const STATE = { kind: urlChoice(['', ...KINDS], '') };

export function JobsPage() {
  const w = useWords(WORDS);
  const lang = useLang();
  const clock = useHouseClock();
  const may = useMay();
  const [{ kind }, patch] = useUrlState(STATE);
  const list = useInfiniteQuery({
    queryKey: [...KEYS.jobs, kind],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      read(
        api.admin.jobs.$get({
          query: {
            ...(kind === '' ? {} : { kind }),
            ...(pageParam === '' ? {} : { cursor: pageParam }),
          },
        }),
      ),
    getNextPageParam: ({ next }) => next,
    refetchInterval: 3000,
  });
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const rows = kind === '' ? all.filter((job) => !HOUSEKEEPING.includes(job.kind)) : all;
  return (
    <Panel title={w.title} flush>
      {list.isError ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Loading rows={8} />
      ) : (
        <SortableTable
          name={w.title}
          columns={columnsOf(w, lang, clock, may('jobs.write'))}
          rows={rows}
          rowKey={({ id }) => id}
          sortedOutside
          toolbar={
            <Select
              aria-label={w.kind}
              value={kind}
              style={{ width: 180 }}
              options={[
                { value: '' as const, label: w.any },
                ...KINDS.map((value) => ({ value, label: say(JOB_WORDS, value)[lang] })),
              ]}
              onChange={(value: JobItem['kind'] | '') => patch({ kind: value })}
            />
          }
          whenEmpty={<EmptyState small title={w.none} />}
          footer={
            list.hasNextPage && (
              <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {w.more}
              </Button>
            )
          }
        />
      )}
    </Panel>
  );
}

function columnsOf(
  w: Spoken<typeof WORDS>,
  lang: Lang,
  clock: WallClock,
  write: boolean,
): readonly Column<JobItem>[] {
  return [
    {
      key: 'kind',
      title: w.kind,
      phone: 'title',
      render: ({ kind, shop, error }) => (
        <>
          <b>{say(JOB_WORDS, kind)[lang]}</b>{' '}
          {shop !== null && <span className="kj-muted">{shop}</span>}
          {error !== null && <div className="kj-bad">{error}</div>}
        </>
      ),
    },
    {
      key: 'state',
      title: w.state,
      render: ({ state, cancelAsked }) => (
        <Tag tone={STATE_TONES[state]}>
          {cancelAsked && state === 'running' ? w.stopping : say(STATE_WORDS, state)[lang]}
        </Tag>
      ),
    },
    { key: 'progress', title: w.progress, width: 170, render: (job) => <HowFar job={job} /> },
    { key: 'by', title: w.by, render: ({ by }) => (by === 'schedule' ? w.schedule : by) },
    {
      key: 'at',
      title: w.at,
      render: ({ startedAt, createdAt }) => (
        <span className="kj-nowrap">{clock.time(startedAt ?? createdAt)}</span>
      ),
    },
    {
      key: 'took',
      title: w.took,
      align: 'right',
      phone: 'hide',
      render: ({ startedAt, endedAt }) =>
        startedAt === null || endedAt === null ? '' : formatSpan(endedAt - startedAt, lang),
    },
    ...(write
      ? [{ key: 'act', title: '', render: (job: JobItem) => <JobActions job={job} /> }]
      : []),
  ];
}

function HowFar({ job: { state, progress } }: { readonly job: JobItem }) {
  const w = useWords(WORDS);
  if (progress === null || state === 'done') return null;
  const { done, total } = progress;
  if (total === null || total === 0) return <>{formatCount(done)}</>;
  return (
    <Progress percent={Math.floor((100 * done) / total)} size="small" aria-label={w.progress} />
  );
}

function JobActions({ job: { id, state, cancelAsked } }: { readonly job: JobItem }) {
  const w = useWords(WORDS);
  const cache = useQueryClient();
  const { message } = App.useApp();
  const settled = {
    onError: (error: Error) => void message.error(error.message),
    onSettled: () => cache.invalidateQueries({ queryKey: KEYS.jobs }),
  };
  const cancel = useMutation({
    mutationFn: () => read(api.admin.jobs[':id'].cancel.$post({ param: { id } })),
    ...settled,
  });
  const resume = useMutation({
    mutationFn: () => read(api.admin.jobs[':id'].resume.$post({ param: { id } })),
    ...settled,
  });
  if (state === 'waiting' || state === 'running') {
    return (
      <Button
        size="small"
        disabled={cancelAsked}
        loading={cancel.isPending}
        onClick={() => cancel.mutate()}
      >
        {w.cancel}
      </Button>
    );
  }
  if (state === 'done') return null;
  return (
    <Button size="small" loading={resume.isPending} onClick={() => resume.mutate()}>
      {w.resume}
    </Button>
  );
}
