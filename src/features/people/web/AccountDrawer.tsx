// One account, new or known: name, role, scope, the agent it is, and a password.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, Select } from 'antd';
import { ROLE_WORDS, ROLES, type Role } from '../../../http/permissions.ts';
import { read } from '../../../ui/client.ts';
import { useLang } from '../../../ui/preferences.ts';
import { useSession } from '../../../ui/use-session.ts';
import { useWords } from '../../../ui/use-words.ts';
import type { Account } from '../contract.ts';
import { FormProblem } from './FormProblem.tsx';
import { api, KEYS } from './people-api.ts';

const WORDS = {
  add: { zh: '新建账号', en: 'New account' },
  edit: { zh: '修改账号', en: 'Change account' },
  name: { zh: '账号', en: 'Account' },
  nameHint: { zh: '登录时用，建好后不能改', en: 'For signing in; cannot be changed later' },
  displayName: { zh: '姓名', en: 'Name' },
  role: { zh: '角色', en: 'Role' },
  shops: { zh: '能看的店铺', en: 'Shops' },
  groups: { zh: '能看的班组', en: 'Groups' },
  all: { zh: '不选就是全部', en: 'None chosen: all' },
  agent: { zh: '是哪位客服', en: 'Which agent' },
  agentHint: { zh: '和聊天记录里的客服名一致', en: 'As named in the chats' },
  password: { zh: '初始密码', en: 'First password' },
  reset: { zh: '重设密码', en: 'Set a new password' },
  resetHint: { zh: '不改就留空', en: 'Leave empty to keep it' },
  rule: { zh: '至少 10 位', en: 'At least 10 characters' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存', en: 'Saved' },
  needed: { zh: '这里要填', en: 'Please fill this in' },
} as const;

interface Wish {
  readonly name: string;
  readonly displayName?: string;
  readonly role: Role;
  readonly shops?: readonly string[];
  readonly groups?: readonly string[];
  readonly agent?: string;
  readonly password?: string;
}

function chosen(names: readonly string[] | undefined): 'all' | string[] {
  return names === undefined || names.length === 0 ? 'all' : [...names];
}

/** An agent's scope is themselves; an owner's is everything; a leader without groups sees none. */
function scopeOf({ role, shops, groups }: Wish): Account['scope'] {
  if (role === 'owner') return { shops: 'all', groups: 'all', self: false };
  const named = role === 'leader' ? [...(groups ?? [])] : chosen(groups);
  return { shops: chosen(shops), groups: role === 'agent' ? 'all' : named, self: role === 'agent' };
}

async function save(account: Account | null, wish: Wish): Promise<void> {
  const agent = wish.agent === undefined || wish.agent === '' ? null : wish.agent;
  const displayName = wish.displayName ? { displayName: wish.displayName } : {};
  const json = { role: wish.role, scope: scopeOf(wish), agent, ...displayName };
  if (account === null) {
    const password = wish.password ? { password: wish.password } : {};
    await read(api.accounts.$post({ json: { ...json, name: wish.name, ...password } }));
    return;
  }
  const param = { id: account.id };
  await read(api.accounts[':id'].$patch({ param, json }));
  if (wish.password) {
    await read(api.accounts[':id'].password.$post({ param, json: { password: wish.password } }));
  }
}

export function AccountDrawer({
  account,
  open,
  onClose,
}: {
  /** null: a new one. */
  readonly account: Account | null;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const w = useWords(WORDS);
  const { message } = App.useApp();
  const cache = useQueryClient();
  const [form] = Form.useForm<Wish>();
  const send = useMutation({
    mutationFn: (wish: Wish) => save(account, wish),
    onSuccess: async () => {
      void message.success(w.saved);
      onClose();
      await cache.invalidateQueries({ queryKey: KEYS.accounts });
    },
  });
  return (
    <Drawer
      title={account === null ? w.add : `${w.edit} · ${account.displayName}`}
      size={440}
      open={open}
      onClose={onClose}
      destroyOnHidden
      footer={
        <Button type="primary" loading={send.isPending} onClick={() => form.submit()}>
          {w.save}
        </Button>
      }
    >
      <FormProblem error={send.error} />
      <Form<Wish>
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        initialValues={initialOf(account)}
        onFinish={(wish) => send.mutate({ ...wish, name: wish.name ?? account?.name ?? '' })}
      >
        <Fields isNew={account === null} />
      </Form>
    </Drawer>
  );
}

function initialOf(account: Account | null): Partial<Wish> {
  if (account === null) return { role: 'manager' };
  const { shops, groups } = account.scope;
  return {
    name: account.name,
    displayName: account.displayName,
    role: account.role,
    shops: shops === 'all' ? [] : shops,
    groups: groups === 'all' ? [] : groups,
    ...(account.agent === null ? {} : { agent: account.agent }),
  };
}

function Fields({ isNew }: { readonly isNew: boolean }) {
  const w = useWords(WORDS);
  const lang = useLang();
  const { shops } = useSession();
  const role = Form.useWatch<Role | undefined>('role') ?? 'manager';
  const needed = { required: true, message: w.needed };
  return (
    <>
      <Form.Item name="name" label={w.name} extra={isNew ? w.nameHint : undefined} rules={[needed]}>
        <Input disabled={!isNew} maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="displayName" label={w.displayName}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="role" label={w.role} rules={[needed]}>
        <Select options={ROLES.map((value) => ({ value, label: ROLE_WORDS[value][lang] }))} />
      </Form.Item>
      {role !== 'owner' && (
        <Form.Item name="shops" label={w.shops} extra={w.all}>
          <Select
            mode="multiple"
            options={shops.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      )}
      {role !== 'owner' && role !== 'agent' && (
        <Form.Item name="groups" label={w.groups} extra={role === 'leader' ? undefined : w.all}>
          <Select mode="tags" open={false} suffixIcon={null} />
        </Form.Item>
      )}
      {role === 'agent' && (
        <Form.Item name="agent" label={w.agent} extra={w.agentHint} rules={[needed]}>
          <Input maxLength={200} />
        </Form.Item>
      )}
      <Form.Item
        name="password"
        label={isNew ? w.password : w.reset}
        extra={isNew ? w.rule : w.resetHint}
        rules={[{ min: 10, message: w.rule }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
