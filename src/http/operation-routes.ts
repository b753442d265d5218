// For whoever runs the server: is it well (/healthz), how is it doing (/metrics).
import { OpenAPIHono } from '@hono/zod-openapi';
import { type AppEnv, bearerOf } from './app-env.ts';
import { notSignedIn } from './refusal.ts';

/** Neither tells anything of shops or people; /metrics asks for its token where one is configured. */
export const operationRoutes = new OpenAPIHono<AppEnv>()
  .get('/healthz', async (c) => {
    const { db } = c.get('services');
    try {
      await db.query('select 1');
      return c.json({ ok: true, database: db.kind }, 200);
    } catch {
      return c.json({ ok: false, database: db.kind }, 503);
    }
  })
  .get('/metrics', async (c) => {
    const { metrics, config } = c.get('services');
    if (config.metricsToken !== null && bearerOf(c) !== config.metricsToken) throw notSignedIn();
    return c.text(await metrics.write(), 200, { 'content-type': 'text/plain; version=0.0.4' });
  });
