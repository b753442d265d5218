// Bringing data in: drop files, see each recognised, map unknown tables, start; below it what was imported last.
import { ShopOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { ApiError, read } from '../../../ui/client.ts';
import { DropZone } from '../../../ui/DropZone.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Query } from '../../../ui/Query.tsx';
import { urlText } from '../../../ui/url-state.ts';
import { useMay, useSession } from '../../../ui/use-session.ts';
import { useUrlState } from '../../../ui/use-url-state.ts';
import { useWords } from '../../../ui/use-words.ts';
import type { ReceivedFile } from '../contract.ts';
import { FileRow } from './FileRow.tsx';
import { ImportTable } from './ImportTable.tsx';
import './imports.css';
import { api, KEYS } from './imports-api.ts';
import { type Sending, useUploads } from './use-uploads.ts';
import { sizeText } from './words.ts';

const WORDS = {
  title: { zh: '导入', en: 'Import' },
  note: {
    zh: '文件只存在你自己的机器上，按内容自动识别；同一份文件导入几次都不会重复计数。',
    en: 'Files stay on your own machine and are recognised by content; importing one twice counts once.',
  },
  files: { zh: '这次要导入的文件', en: 'Files to import' },
  hint: {
    zh: '聊天、订单、宝贝明细、客服名单、排班、商品表都可以一起拖进来，整个文件夹也行。CSV、Excel、JSON、TXT。',
    en: 'Chats, orders, order items, rosters, duty, products: drop them together, or a whole folder. CSV, Excel, JSON, TXT.',
  },
  shop: { zh: '没写店铺的行算', en: 'Rows that name no shop belong to' },
  shopHint: { zh: '本店', en: 'the one shop there is' },
  start: {
    zh: (n: number) => `导入 ${n} 个文件`,
    en: (n: number) => `Import ${n} file${n === 1 ? '' : 's'}`,
  },
  open: {
    zh: (n: number) => `还有 ${n} 个表格要先对应列`,
    en: (n: number) => `${n} table${n === 1 ? '' : 's'} to be mapped first`,
  },
  skipped: {
    zh: (n: number) => `${n} 个用不了的文件不会导入`,
    en: (n: number) => `${n} that cannot be used are left out`,
  },
  sample: { zh: '先看示例店铺', en: 'Try the sample shop' },
  sampleNote: {
    zh: '一家虚构店铺一个月的聊天和订单，约一分钟。',
    en: 'A month of chats and orders of a made-up shop; about a minute.',
  },
  last: { zh: '最近导入', en: 'Latest imports' },
  all: { zh: '全部记录', en: 'All of them' },
  waits: { zh: '排队', en: 'waits' },
  forget: { zh: '知道了', en: 'Dismiss' },
} as const;

const STATE = { start: urlText() };

export function ImportPage() {
  const w = useWords(WORDS);
  const may = useMay();
  const write = may('imports.write');
  return (
    <>
      <PageTitle title={w.title} note={w.note} actions={write && <SampleButton />} />
      <div className="kj-stack">
        {write && <Receiving />}
        <Panel title={w.last} flush actions={<Link to="/imports/history">{w.all}</Link>}>
          <ImportTable limit={8} />
        </Panel>
      </div>
    </>
  );
}

function Receiving() {
  const w = useWords(WORDS);
  const uploads = useUploads();
  const waiting = useQuery({
    queryKey: KEYS.files,
    queryFn: () => read(api.imports.files.$get()),
  });
  return (
    <>
      <DropZone
        onFiles={uploads.add}
        hint={w.hint}
        accept=".csv,.tsv,.txt,.log,.json,.jsonl,.xlsx,.xlsm,.xls,.html,.xml"
      />
      <Query of={waiting}>
        {({ items }) =>
          items.length + uploads.sending.length > 0 && (
            <Panel title={w.files} flush>
              <div className="kj-files">
                {items.map((file) => (
                  <FileRow key={`${file.id} ${file.state}`} file={file} />
                ))}
                {uploads.sending.map((one) => (
                  <SendingRow key={one.key} one={one} onForget={() => uploads.forget(one.key)} />
                ))}
              </div>
              <StartBar files={items} busy={uploads.sending.some(({ error }) => error === null)} />
            </Panel>
          )
        }
      </Query>
    </>
  );
}

function SendingRow({ one, onForget }: { readonly one: Sending; readonly onForget: () => void }) {
  const w = useWords(WORDS);
  const { name, bytes, part, error } = one;
  return (
    <div className="kj-file">
      <div className="kj-file-name">
        <b>{name}</b>
        <p>
          {part === null && error === null ? `${sizeText(bytes)} · ${w.waits}` : sizeText(bytes)}
        </p>
        {error !== null && (
          <p className="kj-bad">
            {error.message}。{error.todo}
          </p>
        )}
      </div>
      {error === null ? (
        <div style={{ width: 140 }}>
          <Progress percent={Math.floor((part ?? 0) * 100)} size="small" aria-label={name} />
        </div>
      ) : (
        <Button size="small" onClick={onForget}>
          {w.forget}
        </Button>
      )}
    </div>
  );
}

function StartBar({
  files,
  busy,
}: {
  readonly files: readonly ReceivedFile[];
  readonly busy: boolean;
}) {
  const w = useWords(WORDS);
  const go = useNavigate();
  const cache = useQueryClient();
  const { shops } = useSession();
  const [shop, setShop] = useState('');
  const usable = files.filter(({ state }) => state === 'known' || state === 'mapped');
  const open = files.filter(({ state }) => state === 'unknown').length;
  const useless = files.length - usable.length - open;
  const start = useMutation({
    mutationFn: () =>
      read(
        api.imports.$post({
          json: {
            files: usable.map(({ id }) => id),
            shop: shop.trim() === '' ? null : shop.trim(),
          },
        }),
      ),
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries({ queryKey: KEYS.files });
      await go(`/imports/${id}`);
    },
  });
  const notes = [open > 0 ? w.open(open) : '', useless > 0 ? w.skipped(useless) : ''];
  return (
    <div className="kj-start-bar">
      <div className="kj-row kj-muted">
        {w.shop}
        <Input
          aria-label={w.shop}
          size="small"
          value={shop}
          maxLength={100}
          placeholder={shops[0]?.name ?? w.shopHint}
          style={{ width: 180 }}
          onChange={({ target }) => setShop(target.value)}
        />
      </div>
      {start.error !== null && <Problem error={start.error} />}
      <div className="kj-row">
        <span className="kj-muted">{notes.filter((note) => note !== '').join('，')}</span>
        <Button
          type="primary"
          disabled={usable.length === 0 || open > 0 || busy}
          loading={start.isPending}
          onClick={() => start.mutate()}
        >
          {w.start(usable.length)}
        </Button>
      </div>
    </div>
  );
}

function Problem({ error }: { readonly error: Error }) {
  return (
    <Alert
      type="error"
      showIcon
      title={error.message}
      description={error instanceof ApiError ? error.todo : undefined}
    />
  );
}

/** `/imports?start=sample`, where the first run leads, starts it at once. */
function SampleButton() {
  const w = useWords(WORDS);
  const go = useNavigate();
  const [{ start }, patch] = useUrlState(STATE);
  const asked = useRef(false);
  const send = useMutation({
    mutationFn: () => read(api.imports.sample.$post({ json: { size: 'month' } })),
    onSuccess: ({ id }) => go(`/imports/${id}`),
  });
  const { mutate } = send;
  useEffect(() => {
    if (start !== 'sample' || asked.current) return;
    asked.current = true;
    patch({ start: '' });
    mutate();
  }, [start, mutate, patch]);
  return (
    <Button
      icon={<ShopOutlined />}
      title={w.sampleNote}
      loading={send.isPending}
      onClick={() => send.mutate()}
    >
      {w.sample}
    </Button>
  );
}
