// The API of signing in by OIDC: the way there and the way back, tied to one browser by a short-lived cookie.
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { AppEnv } from '../../http/app-env.ts';
import { isSecure } from '../../http/client-address.ts';
import { Refusal } from '../../http/refusal.ts';
import { newRoutes } from '../../http/routes.ts';
import { saveAudit } from '../../store/save-audit.ts';
import * as contract from './contract.ts';
import { accountOf, finishSignIn, notConfigured, startSignIn } from './oidc.ts';
import { presentAccount } from './people.ts';
import { hashSecret } from './secrets.ts';
import { beginSession } from './sign-in.ts';
import { insertOidcAttempt, takeOidcAttempt } from './store-sessions.ts';

const ATTEMPT_MS = 10 * 60_000;
const COOKIE = 'kejing-oidc';

export function oidcRoutes() {
  return newRoutes()
    .openapi(contract.startOidc, async (c) => {
      const { db, config, now, log } = c.get('services');
      if (config.oidcIssuer === null) throw notConfigured();
      const { returnTo } = c.req.valid('query');
      const start = await startSignIn(config, callbackOf(c)).catch((error: unknown) => {
        log.warn({ err: error }, 'OIDC provider does not answer');
        throw unreachable();
      });
      await insertOidcAttempt(db, {
        stateHash: hashSecret(start.state),
        codeVerifier: start.codeVerifier,
        nonce: start.nonce,
        returnTo: localPath(returnTo),
        expiresAt: now() + ATTEMPT_MS,
      });
      const secure = isSecure(c);
      setCookie(c, COOKIE, start.state, {
        httpOnly: true,
        sameSite: 'Lax',
        path: '/api/oidc',
        secure,
        maxAge: ATTEMPT_MS / 1000,
      });
      return c.redirect(start.url);
    })
    .openapi(contract.finishOidc, async (c) => {
      const { config, log } = c.get('services');
      if (config.oidcIssuer === null) throw notConfigured();
      const state = getCookie(c, COOKIE);
      deleteCookie(c, COOKIE, { path: '/api/oidc', secure: isSecure(c) });
      try {
        return c.redirect(await finish(c, state));
      } catch (error) {
        if (!(error instanceof Refusal)) log.warn({ err: error }, 'sign-in by OIDC failed');
        const code = error instanceof Refusal ? error.code : 'oidc-failed';
        return c.redirect(`/sign-in?refused=${encodeURIComponent(code)}`);
      }
    });
}

/** Signs the browser in; returns where it wanted to go. */
async function finish(c: Context<AppEnv>, state: string | undefined): Promise<string> {
  const { db, config, now } = c.get('services');
  const attempt =
    state === undefined || state !== c.req.query('state')
      ? null
      : await takeOidcAttempt(db, hashSecret(state), now());
  if (attempt === null || state === undefined) throw new Error('no such sign-in under way');
  const callback = new URL(callbackOf(c));
  callback.search = new URL(c.req.url).search;
  const person = await finishSignIn(config, callback, { state, ...attempt });
  const account = await db.transaction(async (tx) => {
    const found = await accountOf(tx, person, config, now());
    await saveAudit(tx, {
      at: now(),
      accountId: found.account.id,
      accountName: found.account.display_name,
      via: 'web',
      action: found.change ?? 'session.sign-in',
      target: found.account.id,
      shop: null,
      before: null,
      after: found.change === null ? null : presentAccount(found.account),
      requestId: c.get('requestId'),
    });
    return found.account;
  });
  await beginSession(c, account.id);
  return attempt.returnTo;
}

/** The address registered with the provider. */
function callbackOf(c: Context<AppEnv>): string {
  const base = c.get('services').config.publicUrl ?? new URL(c.req.url).origin;
  return new URL('/api/oidc/callback', base).href;
}

/** Only a path of ours: no other site may be the end of a sign-in. */
function localPath(given: string | undefined): string {
  if (given === undefined || !/^\/(?![/\\])[\x21-\x7e]*$/.test(given)) return '/';
  return given;
}

function unreachable(): Refusal {
  return new Refusal({
    status: 502,
    code: 'oidc-unreachable',
    words: { zh: '单点登录的服务器没有回应', en: 'The OIDC provider does not answer' },
    todo: {
      zh: '稍后再试，或用密码登录；一直这样请检查 oidc.issuer',
      en: 'Try later or use a password; if it stays, check oidc.issuer',
    },
  });
}
