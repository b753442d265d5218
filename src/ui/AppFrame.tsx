// The frame around every page: menu, header, the page itself behind its own error boundary.
import { type ReactNode, Suspense, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import './app-frame.css';
import { HeaderBar } from './HeaderBar.tsx';
import { Loading } from './Loading.tsx';
import { itemOf, type MenuItem } from './menu-item.ts';
import { PageBoundary } from './PageBoundary.tsx';
import { PhoneBar } from './PhoneBar.tsx';
import { usePhone } from './preferences.ts';
import { SideMenu } from './SideMenu.tsx';
import { useMay } from './use-session.ts';
import { useWords } from './use-words.ts';

const WORDS = { skip: { zh: '跳到正文', en: 'Skip to the content' } } as const;

export function AppFrame({
  items,
  onSignOut,
  children,
}: {
  readonly items: readonly MenuItem[];
  readonly onSignOut: () => void;
  readonly children: ReactNode;
}) {
  const w = useWords(WORDS);
  const may = useMay();
  const phone = usePhone();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const seen = items.filter(({ permission }) => permission === undefined || may(permission));
  const before = useRef(pathname);
  // A new page is announced: the focus goes to its beginning, as it would with a full load.
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname]);
  return (
    <div className="kj-frame">
      <a className="kj-skip" href="#content">
        {w.skip}
      </a>
      {!phone && <SideMenu items={seen} />}
      <div className="kj-body">
        <HeaderBar item={itemOf(items, pathname)} onSignOut={onSignOut} />
        <main id="content" ref={main} tabIndex={-1} className="kj-main">
          <PageBoundary key={pathname}>
            <Suspense fallback={<Loading kind="page" />}>{children}</Suspense>
          </PageBoundary>
        </main>
      </div>
      {phone && <PhoneBar items={seen} />}
    </div>
  );
}
