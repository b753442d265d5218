// The people API as the pages call it, typed by its routes.
import { newClient } from '../../../ui/client.ts';
import type { PeopleRoutes } from '../routes.ts';

export const api = newClient<PeopleRoutes>();

/** Keys of what is kept of this API. */
export const KEYS = {
  session: ['session'],
  accounts: ['accounts'],
  roles: ['roles'],
  tokens: ['tokens'],
  audit: ['audit'],
} as const;
