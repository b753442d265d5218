// A feature's router: Hono with contracts, whose validation errors come out in the one error shape.
import { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from './app-env.ts';
import { presentIssues } from './present-issues.ts';
import { Refusal } from './refusal.ts';

/** An empty router; chain `.openapi(route, handler)` on it so that the client knows its types. */
export function newRoutes(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result, c) => {
      if (result.success) return;
      throw new Refusal({
        status: 400,
        code: 'invalid-request',
        words: { zh: '请求里有填得不对的地方', en: 'Some of the request cannot be used' },
        todo: { zh: '按 details 里的说明改好再发', en: 'Mend what `details` names and try again' },
        details: presentIssues(result.error.issues, result.target, c.get('lang') ?? 'zh'),
      });
    },
  });
}
