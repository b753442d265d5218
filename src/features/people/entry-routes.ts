// A link that signs somebody in without a password, once, on this very machine: what `kejing demo` prints.

import { findWho } from '../../http/app-env.ts';
import { isFromThisMachine } from '../../http/client-address.ts';
import { notFound } from '../../http/refusal.ts';
import { newRoutes } from '../../http/routes.ts';
import { enterOnce } from './contract.ts';
import { sameSecret } from './secrets.ts';
import { beginSession } from './sign-in.ts';

export interface LocalEntry {
  readonly token: string;
  readonly accountId: string;
  /** Where it leads, e.g. `/?shop=…`. */
  readonly to: string;
}

/** `entry` null: there is none, as in every server but the demo's. */
export function entryRoutes(entry: LocalEntry | null) {
  let used = false;
  return newRoutes().openapi(enterOnce, async (c) => {
    const { token } = c.req.valid('query');
    const right = entry !== null && isFromThisMachine(c) && sameSecret(token, entry.token);
    if (!right) throw notFound({ zh: '这个入口', en: 'such entrance' });
    // Opened again by whoever is signed in already it just leads there.
    if (used && findWho(c) === null)
      throw notFound({ zh: '这个入口（用过一次就失效）', en: 'such entrance: it works once' });
    if (!used) await beginSession(c, entry.accountId);
    used = true;
    return c.redirect(entry.to, 302);
  });
}
