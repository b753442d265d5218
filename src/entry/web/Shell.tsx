// Who is signed in decides what stands around a page: the frame, the sign-in page, or the first set-up.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { Navigate, Outlet, useLocation, useNavigate } from 'react-router';
import { api, KEYS } from '../../features/people/web/people-api.ts';
import type { ShopRoutes } from '../../features/shops/routes.ts';
import { AppFrame } from '../../ui/AppFrame.tsx';
import { ApiError, newClient, read } from '../../ui/client.ts';
import { Loading } from '../../ui/Loading.tsx';
import { Query } from '../../ui/Query.tsx';
import { type Session, SessionContext } from '../../ui/use-session.ts';
import { MENU } from './menu.ts';
import { FRAMED_PAGES } from './pages.ts';
import { WithShop } from './WithShop.tsx';

const shopApi = newClient<ShopRoutes>();

/** Only what is built stands in the menu. */
const built = MENU.filter(({ path }) => FRAMED_PAGES.some((page) => page.path === path));

type State = Awaited<ReturnType<typeof loadSession>>;

async function loadSession() {
  const state = await read(api.session.$get());
  const shops = state.me === null ? [] : (await read(shopApi.shops.$get())).items;
  return { ...state, shops };
}

export function Shell() {
  const session = useQuery({ queryKey: [...KEYS.session, 'shell'], queryFn: loadSession });
  useSignedOutElsewhere();
  return (
    <Query of={session} loading={<Loading kind="page" />}>
      {(state) => <Signed state={state} />}
    </Query>
  );
}

function Signed({ state }: { readonly state: State }) {
  const { pathname, search } = useLocation();
  const go = useNavigate();
  const cache = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => read(api.session.$delete()),
    onSettled: async () => {
      await go('/sign-in');
      cache.clear();
    },
  });
  const { me, shops, zoneOffsetMs } = state;
  const session = useMemo<Session>(
    () => ({
      name: me?.displayName ?? '',
      role: me?.role ?? '',
      permissions: me?.permissions ?? [],
      shops,
      zoneOffsetMs,
    }),
    [me, shops, zoneOffsetMs],
  );
  if (state.needsSetup) return <Navigate to="/first-run" replace />;
  if (me === null) {
    const to = `${pathname}${search}`;
    return <Navigate to={`/sign-in${to === '/' ? '' : `?to=${encodeURIComponent(to)}`}`} replace />;
  }
  return (
    <SessionContext value={session}>
      <AppFrame items={built} onSignOut={() => signOut.mutate()}>
        <WithShop>
          <Outlet />
        </WithShop>
      </AppFrame>
    </SessionContext>
  );
}

/** A 401 of any page means the session has ended: it is asked for anew, and the sign-in page follows. */
function useSignedOutElsewhere(): void {
  const cache = useQueryClient();
  useEffect(
    () =>
      cache.getQueryCache().subscribe(({ query }) => {
        const { error, isInvalidated } = query.state;
        const ended = error instanceof ApiError && error.status === 401 && !isInvalidated;
        if (ended && query.queryKey[0] !== KEYS.session[0]) {
          void cache.invalidateQueries({ queryKey: KEYS.session });
        }
      }),
    [cache],
  );
}
