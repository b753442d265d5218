// The very first visit: create the owner's account, then look at the sample shop or bring one's own files.
import { CloudUploadOutlined, ShopOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { Link, Navigate } from 'react-router';
import { read } from '../../../ui/client.ts';
import { Query } from '../../../ui/Query.tsx';
import { useWords } from '../../../ui/use-words.ts';
import { Entrance } from './Entrance.tsx';
import { FormProblem } from './FormProblem.tsx';
import { api, KEYS } from './people-api.ts';

const WORDS = {
  title: { zh: '欢迎使用客镜', en: 'Welcome to Kejing' },
  note: {
    zh: '先建店主账号。之后可以给主管、质检、客服各开账号。',
    en: 'First the owner’s account. Managers, inspectors and agents get theirs later.',
  },
  code: { zh: '初始化码', en: 'Set-up code' },
  codeHint: {
    zh: '启动客镜的窗口里有一行“初始化码”，照着填。',
    en: 'The window in which Kejing was started shows it.',
  },
  name: { zh: '账号', en: 'Account' },
  displayName: { zh: '怎么称呼', en: 'Your name' },
  password: { zh: '密码', en: 'Password' },
  again: { zh: '再输一遍密码', en: 'Password again' },
  rule: { zh: '至少 10 位，别用名字和连号', en: 'At least 10 characters, not your name' },
  different: { zh: '两次输入的密码不一样', en: 'The two passwords differ' },
  needed: { zh: '这里要填', en: 'Please fill this in' },
  create: { zh: '创建并进入', en: 'Create and enter' },
  nextTitle: { zh: '从哪里开始？', en: 'Where to begin?' },
  sample: { zh: '先看示例店铺', en: 'Look at the sample shop' },
  sampleNote: {
    zh: '一家虚构店铺一个月的对话和订单，一分钟就能看到全部报表。',
    en: 'A month of a made-up shop: all reports within a minute.',
  },
  import: { zh: '导入我的文件', en: 'Import my files' },
  importNote: {
    zh: '千牛、咚咚、飞鸽、拼多多导出的聊天和订单，直接拖进来。',
    en: 'Chats and orders exported from the platforms: drop them in.',
  },
} as const;

export function FirstRunPage() {
  const w = useWords(WORDS);
  const session = useQuery({ queryKey: KEYS.session, queryFn: () => read(api.session.$get()) });
  return (
    <Query of={session} loading={<Entrance title={w.title}>{null}</Entrance>}>
      {({ me, needsSetup, needsSetupCode }) => {
        if (needsSetup) return <OwnerStep withCode={needsSetupCode} />;
        return me === null ? <Navigate to="/sign-in" replace /> : <BeginStep />;
      }}
    </Query>
  );
}

interface Wish {
  readonly code?: string;
  readonly name: string;
  readonly displayName?: string;
  readonly password: string;
}

function OwnerStep({ withCode }: { readonly withCode: boolean }) {
  const w = useWords(WORDS);
  const cache = useQueryClient();
  const send = useMutation({
    mutationFn: ({ code, name, displayName, password }: Wish) =>
      read(
        api.setup.$post({
          json: {
            name,
            password,
            ...(code ? { code } : {}),
            ...(displayName ? { displayName } : {}),
          },
        }),
      ),
    // The frame's own copy too, although it is not on screen: it would lead back here.
    onSuccess: () => cache.invalidateQueries({ queryKey: KEYS.session, refetchType: 'all' }),
  });
  const needed = { required: true, message: w.needed };
  return (
    <Entrance title={w.title} note={w.note}>
      <Form<Wish> layout="vertical" requiredMark={false} onFinish={(wish) => send.mutate(wish)}>
        <FormProblem error={send.error} />
        {withCode && (
          <Form.Item name="code" label={w.code} extra={w.codeHint} rules={[needed]}>
            <Input autoComplete="one-time-code" />
          </Form.Item>
        )}
        <Form.Item name="name" label={w.name} rules={[needed]}>
          <Input autoComplete="username" autoFocus={!withCode} maxLength={60} />
        </Form.Item>
        <Form.Item name="displayName" label={w.displayName}>
          <Input autoComplete="name" maxLength={60} />
        </Form.Item>
        <Form.Item
          name="password"
          label={w.password}
          extra={w.rule}
          rules={[needed, { min: 10, message: w.rule }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={w.again}
          dependencies={['password']}
          rules={[
            needed,
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                value === getFieldValue('password')
                  ? Promise.resolve()
                  : Promise.reject(new Error(w.different)),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button block size="large" type="primary" htmlType="submit" loading={send.isPending}>
          {w.create}
        </Button>
      </Form>
    </Entrance>
  );
}

function BeginStep() {
  const w = useWords(WORDS);
  return (
    <Entrance title={w.nextTitle} wide>
      <div className="kj-choices">
        <Link to="/imports?start=sample">
          <ShopOutlined aria-hidden="true" />
          <b>{w.sample}</b>
          <span>{w.sampleNote}</span>
        </Link>
        <Link to="/imports">
          <CloudUploadOutlined aria-hidden="true" />
          <b>{w.import}</b>
          <span>{w.importNote}</span>
        </Link>
      </div>
    </Entrance>
  );
}
