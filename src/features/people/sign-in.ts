// Signing in and out: the cookie, the session behind it, who asks, and how often a sign-in may be tried.
import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { AppEnv } from '../../http/app-env.ts';
import { clientAddress, isSecure } from '../../http/client-address.ts';
import { Refusal } from '../../http/refusal.ts';
import { foldName, whoOf, whoOfToken } from './people.ts';
import { hashSecret, newSecret } from './secrets.ts';
import { countTry, saveSignIn } from './store.ts';
import {
  deleteSession,
  extendSession,
  findSession,
  findTokenAccount,
  insertSession,
  saveTokenUse,
} from './store-sessions.ts';

const DAY_MS = 86_400_000;
/** A session's end and a token's last use are written at most this often. */
const TOUCH_MS = 3_600_000;

/** `__Host-` makes browsers refuse the cookie from anywhere but this very host over https. */
function cookieName(c: Context<AppEnv>): string {
  return isSecure(c) ? '__Host-kejing' : 'kejing';
}

function writeCookie(c: Context<AppEnv>, token: string, maxAgeSeconds: number): void {
  setCookie(c, cookieName(c), token, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: isSecure(c),
    maxAge: maxAgeSeconds,
  });
}

/** The hash of the session this request came with. */
function sessionHash(c: Context<AppEnv>): string | null {
  const token = getCookie(c, cookieName(c));
  return token === undefined ? null : hashSecret(token);
}

/** Finds out who asks, from the token of a program or the cookie of a browser; nobody is fine too. */
export const identify: MiddlewareHandler<AppEnv> = async (c, next) => {
  const header = c.req.header('authorization');
  if (header?.startsWith('Bearer ')) await identifyToken(c, header.slice(7).trim());
  else await identifySession(c);
  await next();
};

async function identifyToken(c: Context<AppEnv>, secret: string): Promise<void> {
  const { db, now } = c.get('services');
  const found = await findTokenAccount(db, hashSecret(secret), now());
  if (found === null) {
    throw new Refusal({
      status: 401,
      code: 'bad-token',
      words: { zh: '接口口令无效、已过期或已收回', en: 'The API token is wrong, over or revoked' },
      todo: { zh: '请店主重新发一个', en: 'Ask the owner for a new one' },
    });
  }
  if (found.last_used_at === null || now() - found.last_used_at > TOUCH_MS) {
    await saveTokenUse(db, found.token_id, now());
  }
  c.set('who', whoOfToken(found, found.token_permissions, found.token_shops));
}

async function identifySession(c: Context<AppEnv>): Promise<void> {
  const token = getCookie(c, cookieName(c));
  if (token === undefined || token === '') return;
  const { db, now, config } = c.get('services');
  const found = await findSession(db, hashSecret(token), now());
  if (found === null) return;
  const expiresAt = now() + config.sessionDays * DAY_MS;
  if (expiresAt - found.expires_at > TOUCH_MS) {
    await extendSession(db, hashSecret(token), expiresAt);
    writeCookie(c, token, config.sessionDays * 86_400);
  }
  c.set('who', whoOf(found));
}

/** Begins a session: a new token each time, whatever cookie there was. */
export async function beginSession(c: Context<AppEnv>, accountId: string): Promise<void> {
  const { db, now, config } = c.get('services');
  const token = newSecret();
  await db.transaction(async (tx) => {
    await insertSession(tx, {
      tokenHash: hashSecret(token),
      accountId,
      createdAt: now(),
      expiresAt: now() + config.sessionDays * DAY_MS,
    });
    await saveSignIn(tx, accountId, now());
  });
  writeCookie(c, token, config.sessionDays * 86_400);
}

export async function endSession(c: Context<AppEnv>): Promise<void> {
  const hash = sessionHash(c);
  if (hash !== null) await deleteSession(c.get('services').db, hash);
  deleteCookie(c, cookieName(c), { path: '/', secure: isSecure(c) });
}

/** Tries in a window of 15 minutes: enough for forgetful people, too few to guess. */
const WINDOW_MS = 15 * 60_000;
const TRIES_PER_ACCOUNT_MAX = 10;
const TRIES_PER_ADDRESS_MAX = 60;

export function accountKey(name: string): string {
  return `account:${foldName(name)}`;
}

/** Counts a sign-in before it is looked at, for all processes together; throws when there were too many. */
export async function countSignIn(c: Context<AppEnv>, name: string): Promise<void> {
  const { db, now } = c.get('services');
  const limits = [
    [`address:${clientAddress(c)}`, TRIES_PER_ADDRESS_MAX],
    [accountKey(name), TRIES_PER_ACCOUNT_MAX],
  ] as const;
  for (const [key, triesMax] of limits) {
    const { tries, windowAt } = await countTry(db, key, now(), WINDOW_MS);
    if (tries > triesMax) throw tooMany(Math.ceil((windowAt + WINDOW_MS - now()) / 1000));
  }
}

function tooMany(seconds: number): Refusal {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return new Refusal({
    status: 429,
    code: 'too-many-tries',
    words: { zh: '登录试得太多了', en: 'Too many sign-ins were tried' },
    todo: {
      zh: `${minutes} 分钟后再试；忘了密码请店主重设`,
      en: `Try again in ${minutes} min; the owner can reset a password`,
    },
    retryAfterSeconds: Math.max(1, seconds),
  });
}
