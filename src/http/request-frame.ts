// What surrounds every request: its id, its language, security headers, one log line and its measures.
import { randomUUID } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { routePath } from 'hono/route';
import { type AppEnv, findWho, type Services } from './app-env.ts';
import { type Lang, Refusal } from './refusal.ts';

/** First middleware of the app: everything after it finds services, language and id in the context. */
export function requestFrame(services: Services): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const startedAt = performance.now();
    const given = c.req.header('x-request-id');
    const id = given !== undefined && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    c.set('services', services);
    c.set('requestId', id);
    c.set('lang', languageOf(c));
    await next();
    setHeaders(c, id);
    const seconds = (performance.now() - startedAt) / 1000;
    // Of the handler that answered last: its own pattern, or `/*` where nothing matched.
    const route = routePath(c);
    const status = String(c.res.status);
    const { method } = c.req;
    const labels = { method, route, status };
    services.metrics.count('kejing_http_requests_total', 'Requests answered.', labels);
    services.metrics.observe(
      'kejing_http_request_seconds',
      'Time to answer a request.',
      { method, route },
      seconds,
    );
    // The route's pattern, never the address: addresses hold buyers.
    const account = findWho(c)?.accountId;
    const ms = Math.round(seconds * 1000);
    services.log.info({ id, method, route, status: c.res.status, ms, account }, 'request');
  };
}

/** The user's own choice (header or cookie), else what the browser asks for, else Chinese. */
export function languageOf(c: Context<AppEnv>): Lang {
  const chosen = c.req.header('x-lang') ?? getCookie(c, 'x-lang');
  if (chosen === 'zh' || chosen === 'en') return chosen;
  for (const part of (c.req.header('accept-language') ?? '').slice(0, 200).split(',')) {
    const tag = part.trim().toLowerCase();
    if (tag.startsWith('zh')) return 'zh';
    if (tag.startsWith('en')) return 'en';
  }
  return 'zh';
}

const POLICY = [
  "default-src 'self'",
  "img-src 'self' data: https:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

function setHeaders(c: Context<AppEnv>, id: string): void {
  const { headers } = c.res;
  headers.set('x-request-id', id);
  headers.set('x-content-type-options', 'nosniff');
  headers.set('x-frame-options', 'DENY');
  headers.set('referrer-policy', 'same-origin');
  headers.set('cross-origin-opener-policy', 'same-origin');
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', POLICY);
  if (c.get('services').config.publicUrl?.startsWith('https:')) {
    headers.set('strict-transport-security', 'max-age=31536000');
  }
  if (c.req.path.startsWith('/api/') && !headers.has('cache-control')) {
    headers.set('cache-control', 'no-store');
  }
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses writes that another site could have made a browser send: they need the header `x-kejing: 1`
 * (which no form can set and no script of another site may), or an Origin that is ours, or a token.
 */
export const refuseForeignWrites: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (!SAFE.has(c.req.method) && !isOurs(c)) {
    throw new Refusal({
      status: 403,
      code: 'foreign-write',
      words: { zh: '这个请求不像是从客镜页面发出的', en: 'This was not sent by our own pages' },
      todo: { zh: '加上请求头 x-kejing: 1', en: 'Send the header x-kejing: 1' },
    });
  }
  await next();
};

function isOurs(c: Context<AppEnv>): boolean {
  if (c.req.header('x-kejing') === '1') return true;
  if (c.req.header('authorization')?.startsWith('Bearer ')) return true;
  const origin = c.req.header('origin');
  if (origin === undefined || !URL.canParse(origin)) return false;
  const { publicUrl } = c.get('services').config;
  if (publicUrl !== null) return new URL(publicUrl).origin === origin;
  return new URL(origin).host === c.req.header('host');
}
