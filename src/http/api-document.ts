// The OpenAPI document of the whole API, made from the routes themselves.
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from './app-env.ts';

export type ApiDocument = ReturnType<OpenAPIHono<AppEnv>['getOpenAPI31Document']>;

/** Registers how one proves who one is. */
export function addSecuritySchemes(app: OpenAPIHono<AppEnv>): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'kejing',
    description: '登录后的会话；写操作还要带请求头 x-kejing: 1 · session; writes need x-kejing: 1',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: '接口口令 · API token',
  });
}

/** OpenAPI 3.1; each operation names its permission as `x-permission`. */
export function apiDocument(app: OpenAPIHono<AppEnv>, version: string): ApiDocument {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: '客镜 Kejing API',
      version,
      description:
        '错误都是一个样子：{ error: { code, message, todo, details } }；列表都用 cursor 翻页。\n\n' +
        'Every refusal has one shape: { error: { code, message, todo, details } }; lists are paged by cursor.',
    },
    servers: [{ url: '/' }],
  });
}
