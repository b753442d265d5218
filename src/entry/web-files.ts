// Serves the built web application: hashed files for ever, the page itself always fresh, any address the page.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../http/app-env.ts';

const NOT_BUILT = `<!doctype html><meta charset="utf-8"><title>客镜</title>
<p>网页还没有构建。在客镜的文件夹里运行 <code>npm run prepare</code>，再刷新。</p>
<p>The web pages are not built: run <code>npm run prepare</code> in Kejing’s folder and reload.</p>
<p><a href="/api/docs">接口文档 · API</a></p>`;

/** Adds the last routes of the app. Precompressed `.br` and `.gz` files beside the originals are used. */
export function addWebFiles(app: OpenAPIHono<AppEnv>, folder: string | null): void {
  if (folder === null || !existsSync(join(folder, 'index.html'))) {
    app.get('*', (c) => c.html(NOT_BUILT, 200));
    return;
  }
  app.get(
    '*',
    serveStatic({
      root: folder,
      precompressed: true,
      onFound: (path, c) => {
        const hashed = path.includes(`${join(folder, 'assets')}/`) || path.includes('/assets/');
        c.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
  app.get(
    '*',
    serveStatic({
      root: folder,
      path: 'index.html',
      precompressed: true,
      onFound: (_path, c) => c.header('cache-control', 'no-cache'),
    }),
  );
}
