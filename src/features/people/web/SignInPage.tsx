// Signing in with a name and password, or by the company's own sign-in where there is one.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Divider, Form, Input } from 'antd';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { read } from '../../../ui/client.ts';
import { Query } from '../../../ui/Query.tsx';
import { useWords } from '../../../ui/use-words.ts';
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
} as const;

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
