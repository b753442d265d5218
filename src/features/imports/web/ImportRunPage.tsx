// One import: live progress while it runs, then what it came to and where to go next.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Popconfirm } from 'antd';
import { Link, useParams } from 'react-router';
import { read } from '../../../ui/client.ts';
import { formatCount } from '../../../ui/format.ts';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { useMay } from '../../../ui/use-session.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { WorkSteps } from '../../../ui/WorkSteps.tsx';
import { useHouseClock } from '../../../ui/wall-clock.ts';
import type { ImportItem } from '../contract.ts';
import { ImportResult } from './ImportResult.tsx';
import { nameOfImport } from './ImportTable.tsx';
import './imports.css';
import { stepsOf } from './import-steps.ts';
import { api, isUnderWay, KEYS, useImport } from './imports-api.ts';

const WORDS = {
  import: { zh: '导入', en: 'Import' },
  steps: { zh: '导入的各步', en: 'Steps of the import' },
  running: { zh: '正在导入', en: 'Importing' },
  stay: {
    zh: '可以离开这个页面，导入会继续。',
    en: 'You may leave this page: the import goes on.',
  },
  cancel: { zh: '停下', en: 'Stop' },
  cancelling: { zh: '正在停下', en: 'Stopping' },
  sure: {
    zh: '已写入的会话保留，之后可以接着导入。停下吗？',
    en: 'What is written stays, and you can go on later. Stop?',
  },
  yes: { zh: '停下', en: 'Stop' },
  no: { zh: '不停', en: 'Keep going' },
  resume: { zh: '接着导入', en: 'Go on' },
  stopped: { zh: '导入停下了', en: 'The import was stopped' },
  stoppedNote: {
    zh: '已写入的会话完整保留。接着导入会补齐其余的。',
    en: 'Whole conversations written so far stay. Going on completes the rest.',
  },
  failed: { zh: '导入没有完成', en: 'The import did not finish' },
  overview: { zh: '看总览', en: 'To the overview' },
  again: { zh: '再导入别的', en: 'Import more' },
} as const;

export function ImportRunPage() {
  const w = useWords(WORDS);
  const lang = useLang();
  const clock = useHouseClock();
  const { id = '' } = useParams();
  const query = useImport(id);
  return (
    <Query of={query}>
      {(item) => (
        <>
          <PageTitle
            title={nameOfImport(item, lang)}
            crumbs={[{ label: w.import, to: '/imports' }]}
            note={`${item.by} · ${clock.time(item.at)}`}
            actions={<Actions item={item} />}
          />
          <div className="kj-stack">
            <Problem item={item} />
            {isUnderWay(item.state) ? <UnderWay item={item} /> : <ImportResult item={item} />}
          </div>
        </>
      )}
    </Query>
  );
}

function UnderWay({ item }: { readonly item: ImportItem }) {
  const w = useWords(WORDS);
  const lang = useLang();
  return (
    <Panel title={w.running} note={w.stay}>
      <WorkSteps label={w.steps} steps={stepsOf(item, lang, formatCount)} />
    </Panel>
  );
}

function Problem({ item }: { readonly item: ImportItem }) {
  const w = useWords(WORDS);
  const tw = useTw();
  if (item.state === 'cancelled') {
    return <Alert type="warning" showIcon title={w.stopped} description={w.stoppedNote} />;
  }
  if (item.state !== 'failed') return null;
  const why = item.problem === null ? undefined : tw(item.problem);
  return <Alert type="error" showIcon title={w.failed} description={why} />;
}

function Actions({ item }: { readonly item: ImportItem }) {
  const w = useWords(WORDS);
  const may = useMay();
  const cache = useQueryClient();
  const param = { id: item.id };
  const settled = { onSettled: () => cache.invalidateQueries({ queryKey: KEYS.one }) };
  const cancel = useMutation({
    mutationFn: () => read(api.imports[':id'].cancel.$post({ param })),
    ...settled,
  });
  const resume = useMutation({
    mutationFn: () => read(api.imports[':id'].resume.$post({ param })),
    ...settled,
  });
  if (item.state === 'done') {
    return (
      <>
        <Link to="/imports">{w.again}</Link>
        <Link to={overviewOf(item)}>
          <Button type="primary" tabIndex={-1}>
            {w.overview}
          </Button>
        </Link>
      </>
    );
  }
  if (!may('imports.write')) return null;
  if (item.canResume) {
    return (
      <Button type="primary" loading={resume.isPending} onClick={() => resume.mutate()}>
        {w.resume}
      </Button>
    );
  }
  if (!isUnderWay(item.state)) return null;
  return (
    <Popconfirm title={w.sure} okText={w.yes} cancelText={w.no} onConfirm={() => cancel.mutate()}>
      <Button disabled={item.cancelAsked} loading={cancel.isPending || item.cancelAsked}>
        {item.cancelAsked ? w.cancelling : w.cancel}
      </Button>
    </Popconfirm>
  );
}

function overviewOf({ shops }: ImportItem): string {
  const [shop] = shops;
  return shop === undefined ? '/' : `/?shop=${encodeURIComponent(shop)}`;
}
