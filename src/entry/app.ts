// The web application as one value: what surrounds every request, the API of every feature, the pages.
import type { OpenAPIHono } from '@hono/zod-openapi';
import { adminRoutes } from '../features/admin/routes.ts';
import { conversationsRoutes } from '../features/conversations/routes.ts';
import { importsRoutes } from '../features/imports/routes.ts';
import type { LocalEntry } from '../features/people/entry-routes.ts';
import { peopleRoutes } from '../features/people/routes.ts';
import { identify } from '../features/people/sign-in.ts';
import { performanceRoutes } from '../features/performance/routes.ts';
import { recoveryRoutes } from '../features/recovery/routes.ts';
import { rulebookRoutes } from '../features/rulebook/routes.ts';
import { shopRoutes } from '../features/shops/routes.ts';
import { answerError } from '../http/answer-errors.ts';
import { type ApiDocument, addSecuritySchemes, apiDocument } from '../http/api-document.ts';
import type { AppEnv, Services } from '../http/app-env.ts';
import { docsPage } from '../http/docs-page.ts';
import { operationRoutes } from '../http/operation-routes.ts';
import { notFound } from '../http/refusal.ts';
import { refuseForeignWrites, requestFrame } from '../http/request-frame.ts';
import { newRoutes } from '../http/routes.ts';
import { addWebFiles } from './web-files.ts';

export interface AppOptions {
  readonly services: Services;
  /** Printed by `kejing serve`; null: the owner can only be created from this machine. */
  readonly setupCode: string | null;
  /** The built web application; null: there is none, pages say how to build it. */
  readonly webFolder: string | null;
  readonly version: string;
  /** The demo’s one-time link; absent: none. */
  readonly entry?: LocalEntry | null;
}

/** Every feature's routes, below /api. One line a feature. */
export function apiRoutes(options: AppOptions) {
  return newRoutes()
    .route('/', peopleRoutes(options))
    .route('/', conversationsRoutes)
    .route('/', recoveryRoutes)
    .route('/', performanceRoutes)
    .route('/', importsRoutes)
    .route('/', adminRoutes)
    .route('/', rulebookRoutes)
    .route('/', shopRoutes);
}

/** Ready to be served, or asked directly with `app.request` in tests. */
export function createApp(options: AppOptions): OpenAPIHono<AppEnv> {
  const app = newRoutes();
  app.onError(answerError);
  app.use('*', requestFrame(options.services));
  app.route('/', operationRoutes);
  app.use('/api/*', refuseForeignWrites);
  app.use('/api/*', identify);
  app.route('/api', apiRoutes(options));
  addDocs(app, options.version);
  app.all('/api/*', () => {
    throw notFound({ zh: '这个接口', en: 'such route' });
  });
  addWebFiles(app, options.webFolder);
  return app;
}

function addDocs(app: OpenAPIHono<AppEnv>, version: string): void {
  addSecuritySchemes(app);
  let document: ApiDocument | null = null;
  const documented = (): ApiDocument => {
    document ??= apiDocument(app, version);
    return document;
  };
  app.get('/api/openapi.json', (c) => c.json(documented(), 200));
  app.get('/api/docs', (c) => {
    const asked = c.req.query('lang');
    const lang = asked === 'zh' || asked === 'en' ? asked : c.get('lang');
    return c.html(docsPage(documented(), lang));
  });
}
