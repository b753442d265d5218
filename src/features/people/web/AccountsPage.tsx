// Who may sign in, as what, and how far they see; added, changed, switched off here.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Popconfirm, Select, Switch } from 'antd';
import { useState } from 'react';
import { ROLE_WORDS, ROLES, type Role } from '../../../http/permissions.ts';
import { read } from '../../../ui/client.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import type { Column } from '../../../ui/table-column.ts';
import { urlChoice, urlText } from '../../../ui/url-state.ts';
import { useMay } from '../../../ui/use-session.ts';
import { useUrlState } from '../../../ui/use-url-state.ts';
import { type Spoken, useWords } from '../../../ui/use-words.ts';
import { useHouseClock, type WallClock } from '../../../ui/wall-clock.ts';
import type { Account } from '../contract.ts';
import { AccountDrawer } from './AccountDrawer.tsx';
import { api, KEYS } from './people-api.ts';
import { scopeText } from './scope-text.ts';

const WORDS = {
  title: { zh: '账号', en: 'Accounts' },
  add: { zh: '新建账号', en: 'Add an account' },
  search: { zh: '搜索账号或姓名', en: 'Search accounts' },
  anyRole: { zh: '全部角色', en: 'Any role' },
  name: { zh: '账号', en: 'Account' },
  role: { zh: '角色', en: 'Role' },
  scope: { zh: '能看的范围', en: 'Sees' },
  last: { zh: '最近登录', en: 'Last sign-in' },
  never: { zh: '从未', en: 'never' },
  active: { zh: '启用', en: 'Active' },
  off: {
    zh: '停用后这个人马上退出，不能再登录。确定停用？',
    en: 'They are signed out at once. Switch off?',
  },
  yes: { zh: '停用', en: 'Switch off' },
  no: { zh: '取消', en: 'Cancel' },
} as const;

const STATE = { q: urlText(), role: urlChoice(['', ...ROLES], ''), edit: urlText() };

export function AccountsPage() {
  const w = useWords(WORDS);
  const lang = useLang();
  const clock = useHouseClock();
  const may = useMay();
  const [{ q, role, edit }, patch] = useUrlState(STATE);
  const list = useQuery({
    queryKey: [...KEYS.accounts, q, role],
    queryFn: () =>
      read(
        api.accounts.$get({
          query: { limit: '200', ...(q === '' ? {} : { q }), ...(role === '' ? {} : { role }) },
        }),
      ),
  });
  const write = may('people.write');
  const columns = accountColumns(w, lang, clock, write);
  return (
    <Panel
      title={w.title}
      flush
      actions={
        write && (
          <Button type="primary" onClick={() => patch({ edit: 'new' }, 'step')}>
            {w.add}
          </Button>
        )
      }
    >
      <Query of={list}>
        {({ items }) => (
          <>
            <SortableTable
              name={w.title}
              columns={columns}
              rows={items}
              rowKey={({ id }) => id}
              {...(write ? { onOpen: ({ id }: Account) => patch({ edit: id }, 'step') } : {})}
              toolbar={<Filters q={q} role={role} onChange={patch} />}
              mainList
            />
            <AccountDrawer
              account={items.find(({ id }) => id === edit) ?? null}
              open={edit === 'new' || items.some(({ id }) => id === edit)}
              onClose={() => patch({ edit: '' })}
            />
          </>
        )}
      </Query>
    </Panel>
  );
}

function Filters({
  q,
  role,
  onChange,
}: {
  readonly q: string;
  readonly role: Role | '';
  readonly onChange: (patch: { q?: string; role?: Role | '' }) => void;
}) {
  const w = useWords(WORDS);
  const lang = useLang();
  return (
    <div className="kj-row">
      <Input.Search
        allowClear
        defaultValue={q}
        placeholder={w.search}
        aria-label={w.search}
        style={{ width: 220 }}
        onSearch={(text) => onChange({ q: text.trim() })}
      />
      <Select
        value={role}
        aria-label={w.role}
        style={{ width: 130 }}
        options={[
          { value: '' as const, label: w.anyRole },
          ...ROLES.map((value) => ({ value, label: ROLE_WORDS[value][lang] })),
        ]}
        onChange={(value: Role | '') => onChange({ role: value })}
      />
    </div>
  );
}

function accountColumns(
  w: Spoken<typeof WORDS>,
  lang: 'zh' | 'en',
  clock: WallClock,
  write: boolean,
): readonly Column<Account>[] {
  return [
    {
      key: 'name',
      title: w.name,
      phone: 'title',
      value: ({ displayName }) => displayName,
      render: ({ displayName, name }) => (
        <>
          <b>{displayName}</b> <span className="kj-muted">{name}</span>
        </>
      ),
    },
    {
      key: 'role',
      title: w.role,
      value: ({ role }) => ROLE_WORDS[role][lang],
      render: ({ role }) => (
        <Tag tone={role === 'owner' ? 'accent' : 'plain'}>{ROLE_WORDS[role][lang]}</Tag>
      ),
    },
    { key: 'scope', title: w.scope, value: (account) => scopeText(account, lang) },
    {
      key: 'last',
      title: w.last,
      value: ({ lastSignInAt }) => lastSignInAt,
      render: ({ lastSignInAt }) =>
        lastSignInAt === null ? (
          <span className="kj-muted">{w.never}</span>
        ) : (
          clock.time(lastSignInAt)
        ),
    },
    {
      key: 'active',
      title: w.active,
      render: (account) => <ActiveSwitch account={account} disabled={!write} />,
    },
  ];
}

function ActiveSwitch({
  account,
  disabled,
}: {
  readonly account: Account;
  readonly disabled: boolean;
}) {
  const w = useWords(WORDS);
  const cache = useQueryClient();
  const { message } = App.useApp();
  const [asking, setAsking] = useState(false);
  const send = useMutation({
    mutationFn: (active: boolean) =>
      read(api.accounts[':id'].$patch({ param: { id: account.id }, json: { active } })),
    onError: (error) => void message.error(error.message),
    onSettled: () => cache.invalidateQueries({ queryKey: KEYS.accounts }),
  });
  return (
    <Popconfirm
      open={asking}
      title={w.off}
      okText={w.yes}
      cancelText={w.no}
      onConfirm={() => {
        setAsking(false);
        send.mutate(false);
      }}
      onCancel={() => setAsking(false)}
    >
      <Switch
        size="small"
        checked={account.active}
        disabled={disabled || account.role === 'owner'}
        loading={send.isPending}
        aria-label={`${w.active} ${account.displayName}`}
        onChange={(on) => (on ? send.mutate(true) : setAsking(true))}
      />
    </Popconfirm>
  );
}
