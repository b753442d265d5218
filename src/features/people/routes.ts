// The whole API of people, put together.

import { newRoutes } from '../../http/routes.ts';
import { accountRoutes, auditRoutes, tokenRoutes } from './account-routes.ts';
import { entryRoutes, type LocalEntry } from './entry-routes.ts';
import { oidcRoutes } from './oidc-routes.ts';
import { type SessionOptions, sessionRoutes, setUpRoutes } from './session-routes.ts';

export interface PeopleOptions extends SessionOptions {
  /** The demo’s; absent: none. */
  readonly entry?: LocalEntry | null;
}

export function peopleRoutes(options: PeopleOptions) {
  return newRoutes()
    .route('/', setUpRoutes(options))
    .route('/', sessionRoutes)
    .route('/', entryRoutes(options.entry ?? null))
    .route('/', accountRoutes)
    .route('/', tokenRoutes)
    .route('/', auditRoutes)
    .route('/', oidcRoutes());
}

export type PeopleRoutes = ReturnType<typeof peopleRoutes>;
