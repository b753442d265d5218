// Tokens other programs use to talk to Kejing: issued, shown once, taken back.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Modal, Popconfirm, Select, Typography } from 'antd';
import { useState } from 'react';
import { PERMISSIONS, type Permission } from '../../../http/permissions.ts';
import { read } from '../../../ui/client.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { type Lang, useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import type { Column } from '../../../ui/table-column.ts';
import { useMay } from '../../../ui/use-session.ts';
import { type Spoken, useWords } from '../../../ui/use-words.ts';
import { useHouseClock, type WallClock } from '../../../ui/wall-clock.ts';
import type { Token } from '../contract.ts';
import { FormProblem } from './FormProblem.tsx';
import { api, KEYS } from './people-api.ts';
import { PERMISSION_WORDS } from './permission-words.ts';

const WORDS = {
  title: { zh: '接口口令', en: 'API tokens' },
  note: { zh: '给别的系统用，不要给人用', en: 'For programs, not for people' },
  add: { zh: '新建口令', en: 'New token' },
  none: { zh: '还没有接口口令', en: 'No tokens yet' },
  noneHint: {
    zh: '要把聊天实时推进来，或者让报表系统取数，就在这里发一个。',
    en: 'Issue one to push chats as they happen, or to let another system read figures.',
  },
  source: { zh: '用途', en: 'For' },
  sourceHint: { zh: '例如：ERP 取数', en: 'E.g. ERP' },
  start: { zh: '口令', en: 'Token' },
  may: { zh: '权限', en: 'May' },
  used: { zh: '最近使用', en: 'Last used' },
  ends: { zh: '有效期', en: 'Ends' },
  never: { zh: '–', en: '–' },
  forever: { zh: '长期', en: 'never' },
  revoked: { zh: '已收回', en: 'revoked' },
  revoke: { zh: '收回', en: 'Revoke' },
  sure: {
    zh: '收回后用它的系统马上连不上。确定？',
    en: 'Programs that use it stop at once. Sure?',
  },
  cancel: { zh: '取消', en: 'Cancel' },
  days: { zh: '多少天后失效', en: 'Ends after days' },
  daysHint: { zh: '不填就是长期有效', en: 'Empty: never' },
  needed: { zh: '这里要填', en: 'Please fill this in' },
  once: { zh: '口令只显示这一次，请马上复制保存', en: 'Shown only now: copy it' },
  done: { zh: '我已保存', en: 'I have it' },
} as const;

export function TokensPage() {
  const w = useWords(WORDS);
  const lang = useLang();
  const clock = useHouseClock();
  const write = useMay()('people.write');
  const [adding, setAdding] = useState(false);
  const list = useQuery({
    queryKey: KEYS.tokens,
    queryFn: () => read(api.tokens.$get({ query: { limit: '200' } })),
  });
  const add = write && (
    <Button type="primary" onClick={() => setAdding(true)}>
      {w.add}
    </Button>
  );
  return (
    <Panel title={w.title} note={w.note} flush actions={add}>
      <Query
        of={list}
        empty={({ items }) => items.length === 0}
        whenEmpty={<EmptyState title={w.none} hint={w.noneHint} />}
      >
        {({ items }) => (
          <SortableTable
            name={w.title}
            columns={tokenColumns(w, lang, clock, write)}
            rows={items}
            rowKey={({ id }) => id}
          />
        )}
      </Query>
      {adding && <NewToken onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function tokenColumns(
  w: Spoken<typeof WORDS>,
  lang: Lang,
  clock: WallClock,
  write: boolean,
): readonly Column<Token>[] {
  return [
    { key: 'source', title: w.source, phone: 'title', value: ({ source }) => source },
    { key: 'start', title: w.start, render: ({ shownStart }) => <code>{shownStart}…</code> },
    {
      key: 'may',
      title: w.may,
      render: ({ permissions }) => (
        <span className="kj-row" style={{ gap: 4 }}>
          {permissions.map((permission) => (
            <Tag key={permission}>{PERMISSION_WORDS[permission][lang]}</Tag>
          ))}
        </span>
      ),
    },
    {
      key: 'used',
      title: w.used,
      value: ({ lastUsedAt }) => lastUsedAt,
      render: ({ lastUsedAt }) => clock.time(lastUsedAt),
    },
    {
      key: 'ends',
      title: w.ends,
      value: ({ expiresAt }) => expiresAt,
      render: ({ expiresAt }) => (expiresAt === null ? w.forever : clock.time(expiresAt)),
    },
    {
      key: 'act',
      title: '',
      align: 'right',
      render: ({ id, revokedAt }) =>
        revokedAt !== null ? (
          <span className="kj-muted">{w.revoked}</span>
        ) : write ? (
          <Revoke id={id} />
        ) : null,
    },
  ];
}

function Revoke({ id }: { readonly id: string }) {
  const w = useWords(WORDS);
  const cache = useQueryClient();
  const { message } = App.useApp();
  const send = useMutation({
    mutationFn: () => read(api.tokens[':id'].$delete({ param: { id } })),
    onError: (error) => void message.error(error.message),
    onSettled: () => cache.invalidateQueries({ queryKey: KEYS.tokens }),
  });
  return (
    <Popconfirm
      title={w.sure}
      okText={w.revoke}
      cancelText={w.cancel}
      onConfirm={() => send.mutate()}
    >
      <Button size="small" danger loading={send.isPending}>
        {w.revoke}
      </Button>
    </Popconfirm>
  );
}

interface Wish {
  readonly source: string;
  readonly permissions: Permission[];
  readonly days?: number | null;
}

function NewToken({ onClose }: { readonly onClose: () => void }) {
  const w = useWords(WORDS);
  const lang = useLang();
  const cache = useQueryClient();
  const [form] = Form.useForm<Wish>();
  const send = useMutation({
    mutationFn: ({ source, permissions, days }: Wish) =>
      read(api.tokens.$post({ json: { source, permissions, days: days ?? null } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: KEYS.tokens }),
  });
  const needed = { required: true, message: w.needed };
  const made = send.data;
  return (
    <Modal
      open
      title={w.add}
      okText={made === undefined ? w.add : w.done}
      cancelText={w.cancel}
      confirmLoading={send.isPending}
      onCancel={onClose}
      onOk={() => (made === undefined ? form.submit() : onClose())}
    >
      {made === undefined ? (
        <Form<Wish>
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={(wish) => send.mutate(wish)}
        >
          <FormProblem error={send.error} />
          <Form.Item name="source" label={w.source} rules={[needed]}>
            <Input placeholder={w.sourceHint} maxLength={60} />
          </Form.Item>
          <Form.Item name="permissions" label={w.may} rules={[needed]}>
            <Select
              mode="multiple"
              optionFilterProp="label"
              options={PERMISSIONS.map((value) => ({
                value,
                label: PERMISSION_WORDS[value][lang],
              }))}
            />
          </Form.Item>
          <Form.Item name="days" label={w.days} extra={w.daysHint}>
            <InputNumber min={1} max={3650} precision={0} />
          </Form.Item>
        </Form>
      ) : (
        <>
          <p>{w.once}</p>
          <Typography.Text copyable={{ text: made.secret }} className="kj-secret" code>
            {made.secret}
          </Typography.Text>
        </>
      )}
    </Modal>
  );
}
