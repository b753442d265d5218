// Agents and groups of a shop: edited in place, saved as a whole.
import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { AutoComplete, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { read } from '../../../ui/client.ts';
import { DayField } from '../../../ui/DayField.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Query } from '../../../ui/Query.tsx';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import type { Column } from '../../../ui/table-column.ts';
import { useMay } from '../../../ui/use-session.ts';
import { type Spoken, useWords } from '../../../ui/use-words.ts';
import type { RosterAgent } from '../contract.ts';
import { AddAgent } from './AddAgent.tsx';
import './admin.css';
import { api, KEYS, useSaved } from './admin-api.ts';
import { OfShop } from './ShopChoice.tsx';

const WORDS = {
  title: { zh: '客服与分组', en: 'Agents and groups' },
  note: {
    zh: '名单也可以从“导入”里传一张表。分组决定组内排名和组长能看到谁。',
    en: 'A roster can be imported as a table too. Groups decide rankings and what leaders see.',
  },
  id: { zh: '聊天里的账号', en: 'Account in chats' },
  name: { zh: '姓名', en: 'Name' },
  group: { zh: '分组', en: 'Group' },
  role: { zh: '售前/售后', en: 'Role' },
  hired: { zh: '入职', en: 'Hired' },
  state: { zh: '名单', en: 'Roster' },
  met: { zh: '只在聊天里出现', en: 'only met in chats' },
  enter: { zh: '列入名单', en: 'Enter' },
  leave: { zh: '移出', en: 'Take out' },
  save: { zh: '保存并重算', en: 'Save and recount' },
  undo: { zh: '放弃修改', en: 'Undo' },
  add: { zh: '添加客服', en: 'Add an agent' },
  none: { zh: '还没有客服', en: 'No agents yet' },
} as const;

const ROLE_CHOICES = {
  presale: { zh: '售前', en: 'pre-sale' },
  aftersale: { zh: '售后', en: 'after-sale' },
  both: { zh: '都接', en: 'both' },
} as const;

export function TeamPage() {
  return <OfShop>{(shop) => <Team shop={shop} />}</OfShop>;
}

function Team({ shop }: { readonly shop: string }) {
  const list = useQuery({
    queryKey: [...KEYS.roster, shop],
    queryFn: () => read(api.admin.shops[':shop'].agents.$get({ param: { shop } })),
  });
  return (
    <Query of={list}>
      {({ items }) => <Roster key={JSON.stringify(items)} shop={shop} stored={items} />}
    </Query>
  );
}

function Roster({
  shop,
  stored,
}: {
  readonly shop: string;
  readonly stored: readonly RosterAgent[];
}) {
  const w = useWords(WORDS);
  const may = useMay();
  const write = may('settings.write');
  const saved = useSaved();
  const [agents, setAgents] = useState(stored);
  const [adding, setAdding] = useState(false);
  const changed = agents !== stored;
  const send = useMutation({
    mutationFn: () =>
      read(
        api.admin.shops[':shop'].agents.$put({
          param: { shop },
          json: {
            items: agents
              .filter(({ listed }) => listed)
              .map(({ id, name, group, role, hired }) => ({ id, name, group, role, hired })),
          },
        }),
      ),
    ...saved,
  });
  const patch = (id: string, change: Partial<RosterAgent>): void =>
    setAgents((now) => now.map((one) => (one.id === id ? { ...one, ...change } : one)));
  return (
    <Panel
      title={w.title}
      note={w.note}
      flush
      actions={
        write && (
          <>
            {changed && <Button onClick={() => setAgents(stored)}>{w.undo}</Button>}
            <Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>
              {w.add}
            </Button>
            <Button
              type="primary"
              disabled={!changed}
              loading={send.isPending}
              onClick={() => send.mutate()}
            >
              {w.save}
            </Button>
          </>
        )
      }
    >
      <SortableTable
        name={w.title}
        columns={columnsOf(w, agents, write, patch)}
        rows={agents}
        rowKey={({ id }) => id}
        whenEmpty={<EmptyState small title={w.none} />}
      />
      <AddAgent
        open={adding}
        taken={agents.map(({ id }) => id)}
        onClose={() => setAdding(false)}
        onAdd={(agent) => setAgents((now) => [...now, agent])}
      />
    </Panel>
  );
}

function columnsOf(
  w: Spoken<typeof WORDS>,
  agents: readonly RosterAgent[],
  write: boolean,
  patch: (id: string, change: Partial<RosterAgent>) => void,
): readonly Column<RosterAgent>[] {
  const off = (listed: boolean): boolean => !write || !listed;
  const groups = [...new Set(agents.flatMap(({ group }) => group ?? []))].sort();
  return [
    {
      key: 'name',
      title: w.name,
      phone: 'title',
      value: ({ name }) => name,
      render: ({ id, name, listed }) =>
        off(listed) ? (
          name
        ) : (
          <Input
            size="small"
            aria-label={`${w.name} ${id}`}
            value={name}
            maxLength={100}
            style={{ width: 130 }}
            {...(name.trim() === '' ? { status: 'error' as const } : {})}
            onChange={({ target }) => patch(id, { name: target.value })}
          />
        ),
    },
    {
      key: 'id',
      title: w.id,
      value: ({ id }) => id,
      render: ({ id }) => <span className="kj-muted">{id}</span>,
    },
    {
      key: 'group',
      title: w.group,
      value: ({ group }) => group,
      render: ({ id, name, group, listed }) =>
        off(listed) ? (
          group
        ) : (
          <AutoComplete
            size="small"
            aria-label={`${w.group} ${name}`}
            value={group ?? ''}
            style={{ width: 120 }}
            options={groups.map((value) => ({ value }))}
            onChange={(value: string) => patch(id, { group: value === '' ? null : value })}
          />
        ),
    },
    ...standingColumns(w, write, patch),
  ];
}

function standingColumns(
  w: Spoken<typeof WORDS>,
  write: boolean,
  patch: (id: string, change: Partial<RosterAgent>) => void,
): readonly Column<RosterAgent>[] {
  const off = (listed: boolean): boolean => !write || !listed;
  return [
    {
      key: 'role',
      title: w.role,
      value: ({ role }) => role,
      render: (agent) => <RoleCell agent={agent} disabled={off(agent.listed)} patch={patch} />,
    },
    {
      key: 'hired',
      title: w.hired,
      value: ({ hired }) => hired,
      render: ({ id, name, hired, listed }) =>
        off(listed) ? (
          hired
        ) : (
          <DayField
            size="small"
            label={`${w.hired} ${name}`}
            value={hired ?? ''}
            onChange={(day) => patch(id, { hired: day === '' ? null : day })}
          />
        ),
    },
    {
      key: 'state',
      title: w.state,
      render: ({ id, listed }) => (
        <span className="kj-row">
          {!listed && <Tag>{w.met}</Tag>}
          {write && (
            <Button size="small" type="text" onClick={() => patch(id, { listed: !listed })}>
              {listed ? w.leave : w.enter}
            </Button>
          )}
        </span>
      ),
    },
  ];
}

function RoleCell({
  agent: { id, name, role },
  disabled,
  patch,
}: {
  readonly agent: RosterAgent;
  readonly disabled: boolean;
  readonly patch: (id: string, change: Partial<RosterAgent>) => void;
}) {
  const w = useWords(WORDS);
  const choices = useWords(ROLE_CHOICES);
  if (disabled) return role === null ? null : choices[role];
  return (
    <Select
      size="small"
      allowClear
      aria-label={`${w.role} ${name}`}
      value={role}
      style={{ width: 96 }}
      options={(['presale', 'aftersale', 'both'] as const).map((value) => ({
        value,
        label: choices[value],
      }))}
      onChange={(value: RosterAgent['role'] | undefined) => patch(id, { role: value ?? null })}
    />
  );
}
