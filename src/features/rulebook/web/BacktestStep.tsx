// The back-test: choose days, watch it run, see what flips, who gains and loses, and read the conversations.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Progress } from 'antd';
import { useState } from 'react';
import { read } from '../../../ui/client.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { RangePicker } from '../../../ui/RangePicker.tsx';
import { urlText } from '../../../ui/url-state.ts';
import { useFilters } from '../../../ui/use-filters.ts';
import { useUrlState } from '../../../ui/use-url-state.ts';
import { useWords } from '../../../ui/use-words.ts';
import { BacktestResult } from './BacktestResult.tsx';
import { api, type BacktestData, RULEBOOK } from './rulebook-api.ts';

const WORDS = {
  title: { zh: '拿已有会话试一遍', en: 'Try it on stored conversations' },
  note: {
    zh: '把现在的规则和改过的各判一遍，看谁的分会变；什么都不会改动',
    en: 'Judges both versions and compares; nothing is changed',
  },
  run: { zh: '开始回测', en: 'Run' },
  again: { zh: '再测一次', en: 'Run again' },
  stop: { zh: '停下', en: 'Stop' },
  waiting: { zh: '排队中…', en: 'Waiting…' },
  progress: {
    zh: (done: number, total: number) => `已判 ${done} / ${total} 位买家`,
    en: (done: number, total: number) => `${done} of ${total} buyers`,
  },
  failed: { zh: '回测没跑成', en: 'The back-test failed' },
  cancelled: { zh: '已停下', en: 'Stopped' },
  changed: { zh: '测完之后又改过规则，结果是旧的', en: 'The rule was changed since' },
  first: { zh: '还没测过这一版', en: 'Not tried yet' },
  firstHint: {
    zh: '右上角选好日期，点“开始回测”。一个月的会话大约几十秒。',
    en: 'Choose the days above and run it; a month takes some seconds.',
  },
} as const;

const STATE = { job: urlText() };
const POLL_MS = 700;

export interface BacktestStepProps {
  readonly shop: string;
  readonly kind: 'rule' | 'pack';
  readonly id: string;
  readonly yaml: string;
}

export function BacktestStep({ shop, kind, id, yaml }: BacktestStepProps) {
  const w = useWords(WORDS);
  const { from, to, lastDay, set } = useFilters();
  const cache = useQueryClient();
  const [{ job }, patch] = useUrlState(STATE);
  const [tried, setTried] = useState(yaml);
  const state = useQuery({
    queryKey: [RULEBOOK, 'backtest', job],
    queryFn: () => read(api['rule-backtests'][':job'].$get({ param: { job } })),
    enabled: job !== '',
    refetchInterval: ({ state: { data } }) =>
      data === undefined || isOpen(data) ? POLL_MS : false,
  });
  const start = useMutation({
    mutationFn: () =>
      read(api['rule-backtests'].$post({ json: { shop, kind, id, yaml, from, to } })),
    onSuccess: ({ job: next }) => {
      setTried(yaml);
      patch({ job: next });
      void cache.invalidateQueries({ queryKey: [RULEBOOK, 'checklist'] });
    },
  });
  const data = job === '' ? undefined : state.data;
  const running = data !== undefined && isOpen(data);
  return (
    <div className="kj-stack">
      <Panel
        title={w.title}
        note={w.note}
        actions={
          <>
            <RangePicker range={{ from, to }} lastDay={lastDay} onChange={set} />
            <Button
              type="primary"
              loading={start.isPending}
              disabled={running || from === ''}
              onClick={() => start.mutate()}
            >
              {data === undefined ? w.run : w.again}
            </Button>
          </>
        }
      >
        {start.error !== null && <Alert type="error" title={start.error.message} />}
        {data === undefined && <EmptyState small title={w.first} hint={w.firstHint} />}
        {running && <Running data={data} />}
        {data?.state === 'failed' && (
          <Alert type="error" title={w.failed} description={data.error ?? ''} />
        )}
        {data?.state === 'cancelled' && <Alert type="info" title={w.cancelled} />}
        {data?.report != null && tried !== yaml && <Alert type="warning" title={w.changed} />}
      </Panel>
      {data?.report != null && <BacktestResult report={data.report} shop={shop} />}
    </div>
  );
}

const isOpen = ({ state }: Pick<BacktestData, 'state'>): boolean =>
  state === 'waiting' || state === 'running';

function Running({ data }: { readonly data: BacktestData }) {
  const w = useWords(WORDS);
  const { id, progress } = data;
  const stop = useMutation({
    mutationFn: () => read(api['rule-backtests'][':job'].$delete({ param: { job: id } })),
  });
  const total = progress?.total ?? 0;
  const done = progress?.done ?? 0;
  return (
    <div className="kj-rb-bar" role="status">
      <div style={{ flex: 1, minWidth: 180 }}>
        <Progress percent={total === 0 ? 0 : Math.round((done / total) * 100)} />
        <span className="kj-muted">{progress === null ? w.waiting : w.progress(done, total)}</span>
      </div>
      <Button loading={stop.isPending} onClick={() => stop.mutate()}>
        {w.stop}
      </Button>
    </div>
  );
}
