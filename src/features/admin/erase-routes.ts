// The API that erases a buyer, as the law lets buyers ask; the audit log keeps that it was done, not to whom.
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { AppEnv } from '../../http/app-env.ts';
import { audit } from '../../http/audit.ts';
import { conflict, notFound } from '../../http/refusal.ts';
import { newRoutes } from '../../http/routes.ts';
import { seesShop } from '../../http/scope.ts';
import { eraseBuyer, findTraces, previewErasure, type Wanted } from '../../work/erase-buyer.ts';
import { withoutBuyer } from '../../work/without-buyer.ts';
import { deleteViewsNaming } from '../conversations/store-views.ts';
import { findUploadsOf, removeUploads } from '../imports/erase-uploads.ts';
import { listTextsNaming } from '../rulebook/store.ts';
import * as contract from './contract.ts';

/** Whoever is at work now may hold what is to be erased, and write it again afterwards. */
const IN_THE_WAY = ['import', 'recalculate', 'backtest'] as const;

export const eraseRoutes = newRoutes()
  .openapi(contract.previewErasure, async (c) => {
    const { shop, buyer } = c.req.valid('json');
    const { traces, uploads, texts } = await findAll(c, { shop, buyer });
    let views = 0;
    const rows = await previewErasure(c.get('services').db, { shop, buyer }, traces, async (tx) => {
      views = await deleteViewsNaming(tx, traces);
    });
    const files = uploads.map(({ name }) => name);
    return c.json({ ...rows, uploads: files.length, files, views, texts }, 200);
  })
  .openapi(contract.eraseBuyer, async (c) => {
    const { shop, buyer, reason } = c.req.valid('json');
    const { db, dataFolder } = c.get('services');
    const { traces, uploads, texts } = await findAll(c, { shop, buyer });
    let views = 0;
    const erased = await eraseBuyer(db, { shop, buyer }, traces, async (tx, rows) => {
      await removeUploads(tx, dataFolder, uploads);
      views = await deleteViewsNaming(tx, traces);
      const counts = { ...rows, uploads: uploads.length, views };
      // Whoever says why may name them.
      const after = { reason: withoutBuyer(reason, traces), ...counts };
      await audit(c, { action: 'buyer.erase', target: fingerprint(shop, buyer), shop, after }, tx);
    });
    return c.json({ ...erased, uploads: uploads.length, views, texts }, 200);
  });

/** Where else than in their own rows the buyer is met; refuses while somebody is at work. */
async function findAll(c: Context<AppEnv>, { shop, buyer }: Wanted) {
  const { db, jobs, dataFolder } = c.get('services');
  if (!seesShop(c.get('who'), shop)) throw notFound({ zh: '这个店铺', en: 'shop' });
  const busy = { kinds: IN_THE_WAY, states: ['waiting', 'running'], limit: 1 } as const;
  if ((await jobs.list(busy)).length > 0) throw atWork();
  const traces = await findTraces(db, { shop, buyer });
  const uploads = await findUploadsOf(db, dataFolder, traces);
  return { traces, uploads, texts: await listTextsNaming(db, shop, traces) };
}

function atWork() {
  return conflict(
    'job-running',
    {
      zh: '有导入、重算或试算在进行，可能正读着这位买家的数据',
      en: 'An import, recalculation or back-test is under way and may be reading this buyer',
    },
    { zh: '等它做完，或在后台任务里停掉，再来', en: 'Wait for it, or stop it, and try again' },
  );
}

/** Whoever knows the nick can check that it was erased; the log does not bring it back. */
function fingerprint(shop: string, buyer: string): string {
  return createHash('sha256').update(`${shop}\n${buyer}`).digest('hex').slice(0, 24);
}
