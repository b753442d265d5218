// The frame of the settings: one title, a tab for each part, the part itself below.
import { useEffect, useRef } from 'react';
import { Navigate, NavLink, Outlet, useLocation } from 'react-router';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { useMay } from '../../../ui/use-session.ts';
import { type Said, useTw, useWords } from '../../../ui/use-words.ts';
import './people.css';

const WORDS = {
  title: { zh: '设置', en: 'Settings' },
  parts: { zh: '设置的各部分', en: 'Parts of the settings' },
} as const;

export interface SettingsTab {
  /** Below /settings, e.g. `accounts`. */
  readonly path: string;
  readonly words: Said<string>;
  readonly permission?: string;
}

export function SettingsPage({ tabs }: { readonly tabs: readonly SettingsTab[] }) {
  const w = useWords(WORDS);
  const tw = useTw();
  const may = useMay();
  const { pathname } = useLocation();
  const seen = tabs.filter(({ permission }) => permission === undefined || may(permission));
  const first = seen[0];
  const here = seen.find(({ path }) => pathname.startsWith(`/settings/${path}`));
  const open = here?.path ?? '';
  const bar = useRef<HTMLElement>(null);
  // On a phone the tabs are wider than the screen: the one that is open must be seen.
  useEffect(() => {
    const tab = bar.current?.querySelector<HTMLElement>(`[href="/settings/${open}"]`);
    tab?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [open]);
  if (/^\/settings\/?$/.test(pathname) && first !== undefined) {
    return <Navigate to={`/settings/${first.path}`} replace />;
  }
  const tab = here === undefined ? w.title : `${tw(here.words)} · ${w.title}`;
  return (
    <>
      <PageTitle title={w.title} tab={tab} />
      <nav ref={bar} className="kj-tabs" aria-label={w.parts}>
        {seen.map(({ path, words }) => (
          <NavLink key={path} to={`/settings/${path}`}>
            {tw(words)}
          </NavLink>
        ))}
      </nav>
      <Outlet />
    </>
  );
}
