// Signing in with a name and password, or by the company's own sign-in where there is one.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Divider, Form, Input } from 'antd';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { read } from '../../../ui/client.ts';
import { Query } from '../../../ui/Query.tsx';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { Entrance } from './Entrance.tsx';
import { FormProblem } from './FormProblem.tsx';
import { api, KEYS } from './people-api.ts';

const WORDS = {
  title: { zh: '登录', en: 'Sign in' },
  name: { zh: '账号', en: 'Account' },
  password: { zh: '密码', en: 'Password' },
  nameNeeded: { zh: '请输入账号', en: 'Enter your account' },
  passwordNeeded: { zh: '请输入密码', en: 'Enter your password' },
  or: { zh: '或', en: 'or' },
  refused: { zh: '单点登录没有成功', en: 'The company sign-in did not work' },
} as const;

/** By the code the server sends the browser back with. */
const REFUSALS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'oidc-no-account': {
    zh: '你的单点登录账号在客镜里还没有对应的账号。请店主在「设置 › 账号与角色」里为你建一个，或用密码登录。',
    en: 'Your company account has no account in Kejing yet. Ask the owner to add one under Settings › Accounts, or sign in with a password.',
  },
  'account-stopped': {
    zh: '这个账号已停用，请店主在「设置 › 账号与角色」里重新启用。',
    en: 'This account is stopped. Ask the owner to start it again under Settings › Accounts.',
  },
  'oidc-unreachable': {
    zh: '单点登录的服务器没有回应。稍后再试，或用密码登录。',
    en: 'The company sign-in does not answer. Try later, or use a password.',
  },
  'oidc-failed': {
    zh: '可能是隔了太久，或者在另一个浏览器里开始的。请再点一次单点登录，或用密码登录。',
    en: 'It may have taken too long, or begun in another browser. Try once more, or use a password.',
  },
};

/** Where to go afterwards: a path of ours, never another site. */
export function safeReturn(to: string | null): string {
  return to !== null && /^\/(?![/\\])/.test(to) ? to : '/';
}

export function SignInPage() {
  const w = useWords(WORDS);
  const session = useQuery({
    queryKey: KEYS.session,
    queryFn: () => read(api.session.$get()),
  });
  const [search] = useSearchParams();
  const to = safeReturn(search.get('to'));
  return (
    <Entrance title={w.title}>
      <Query of={session}>
        {({ me, needsSetup, oidc }) =>
          me !== null ? (
            <Navigate to={to} replace />
          ) : needsSetup ? (
            <Navigate to="/first-run" replace />
          ) : (
            <>
              <Refused code={search.get('refused')} />
              <SignInForm to={to} />
              {oidc !== null && (
                <>
                  <Divider plain>{w.or}</Divider>
                  <Button block href={`${oidc.startUrl}?returnTo=${encodeURIComponent(to)}`}>
                    {oidc.label}
                  </Button>
                </>
              )}
            </>
          )
        }
      </Query>
    </Entrance>
  );
}

/** Why the company's own sign-in sent the browser back; `code` stands in the address. */
function Refused({ code }: { readonly code: string | null }) {
  const w = useWords(WORDS);
  const tw = useTw();
  if (code === null) return null;
  const why = REFUSALS[code] ?? REFUSALS['oidc-failed'];
  if (why === undefined) return null;
  return (
    <Alert
      className="kj-form-problem"
      type="error"
      showIcon
      title={w.refused}
      description={tw(why)}
    />
  );
}

interface Wish {
  readonly name: string;
  readonly password: string;
}

function SignInForm({ to }: { readonly to: string }) {
  const w = useWords(WORDS);
  const go = useNavigate();
  const cache = useQueryClient();
  const send = useMutation({
    mutationFn: (json: Wish) => read(api.session.$post({ json })),
    onSuccess: async () => {
      cache.clear();
      await go(to, { replace: true });
    },
  });
  return (
    <Form<Wish> layout="vertical" requiredMark={false} onFinish={(wish) => send.mutate(wish)}>
      <FormProblem error={send.error} />
      <Form.Item name="name" label={w.name} rules={[{ required: true, message: w.nameNeeded }]}>
        <Input size="large" autoComplete="username" autoFocus />
      </Form.Item>
      <Form.Item
        name="password"
        label={w.password}
        rules={[{ required: true, message: w.passwordNeeded }]}
      >
        <Input.Password size="large" autoComplete="current-password" />
      </Form.Item>
      <Button block size="large" type="primary" htmlType="submit" loading={send.isPending}>
        {w.title}
      </Button>
    </Form>
  );
}
