// The web app: starts it in the browser; its pages stand in web/pages.ts, its menu in web/menu.ts.
import './web/no-eval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { AppRoot } from '../ui/AppRoot.tsx';
import { Loading } from '../ui/Loading.tsx';
import { NoSuchPage } from './web/NoSuchPage.tsx';
import type { Page } from './web/page.ts';
import { BARE_PAGES, FRAMED_PAGES } from './web/pages.ts';
import { Shell } from './web/Shell.tsx';

/** Each page is a chunk of its own, fetched when it is first opened. */
function routeOf({ path, load, children }: Page): RouteObject {
  const lazy = async () => ({ Component: await load() });
  return children === undefined ? { path, lazy } : { path, lazy, children: children.map(routeOf) };
}

const router = createBrowserRouter([
  ...BARE_PAGES.map((page) => ({
    ...routeOf(page),
    hydrateFallbackElement: <Loading kind="page" />,
  })),
  {
    element: <Shell />,
    hydrateFallbackElement: <Loading kind="page" />,
    children: [...FRAMED_PAGES.map(routeOf), { path: '*', element: <NoSuchPage /> }],
  },
]);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <AppRoot>
      <RouterProvider router={router} />
    </AppRoot>
  </StrictMode>,
);
