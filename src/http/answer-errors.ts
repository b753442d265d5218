// The one place where an error becomes an answer: refusals as they are, our own mistakes with an id and a log line.
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { AppEnv } from './app-env.ts';
import { badRequest, presentRefusal, Refusal } from './refusal.ts';

/** For `app.onError`. */
export function answerError(error: Error, c: Context<AppEnv>): Response {
  const refusal = refusalOf(error) ?? mistakeOf(error, c);
  if (refusal.retryAfterSeconds !== null) {
    c.header('retry-after', String(refusal.retryAfterSeconds));
  }
  return c.json(presentRefusal(refusal, c.get('lang') ?? 'zh'), refusal.status);
}

/** SQLSTATEs of values that no column can hold, e.g. a NUL in a text, or a number out of range. */
const UNSTORABLE = new Set(['22003', '22021', '22P02', '22P05', '22008']);

function refusalOf(error: Error): Refusal | null {
  if (error instanceof Refusal) return error;
  if (error instanceof HTTPException && error.status < 500) {
    return new Refusal({
      status: error.status as ContentfulStatusCode,
      code: error.status === 400 ? 'invalid-request' : `http-${error.status}`,
      words: { zh: '请求看不懂', en: 'The request cannot be read' },
      todo: {
        zh: '正文要是 JSON，按接口文档 /api/docs 写',
        en: 'The body must be JSON as /api/docs describes',
      },
    });
  }
  const code = sqlState(error);
  if (code !== null && UNSTORABLE.has(code)) {
    return badRequest(
      'unstorable-value',
      { zh: '有的值存不下：数字太大，或文字里有不能用的字符', en: 'A value cannot be stored' },
      { zh: '检查数字和特殊字符', en: 'Check numbers and special characters' },
    );
  }
  return null;
}

function sqlState(error: unknown): string | null {
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    const code = (each as { code?: unknown }).code;
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return null;
}

function mistakeOf(error: Error, c: Context<AppEnv>): Refusal {
  const id = c.get('requestId') ?? '—';
  c.get('services')?.log.error({ id, err: error }, 'request failed');
  return new Refusal({
    status: 500,
    code: 'our-mistake',
    words: { zh: `客镜自己出错了（编号 ${id}）`, en: `Our own mistake (id ${id})` },
    todo: {
      zh: '再试一次；还不行就把编号和日志发给维护的人',
      en: 'Try again; if it stays, give the id and the log to whoever runs the server',
    },
  });
}
