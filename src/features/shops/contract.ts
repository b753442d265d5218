// The route of shops: which ones the signed-in person sees, and the days that have data.
import { z } from '@hono/zod-openapi';
import { defineRoute } from '../../http/route.ts';

export const ShopEntry = z
  .object({
    id: z.string(),
    name: z.string(),
    ordersKnown: z.boolean(),
    live: z.boolean(),
    /** First and last business day with conversations, YYYY-MM-DD; null: none yet. */
    firstDay: z.string().nullable(),
    lastDay: z.string().nullable(),
    /** ms to add to UTC for its wall clock. */
    zoneOffsetMs: z.number(),
  })
  .openapi('ShopEntry');

export const listShops = defineRoute({
  method: 'get',
  path: '/shops',
  permission: 'signed-in',
  tags: ['shops'],
  summary: { zh: '能看的店铺，和有数据的日期', en: 'Shops one may see, and their days with data' },
  response: z.object({ items: z.array(ShopEntry) }),
});
