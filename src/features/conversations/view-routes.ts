// The API of saved views: everybody keeps their own, and may share them.
import { randomUUID } from 'node:crypto';
import { conflict, notFound } from '../../http/refusal.ts';
import { newRoutes } from '../../http/routes.ts';
import * as contract from './contract.ts';
import {
  countOwnViews,
  deleteView,
  insertView,
  listViews,
  updateView,
  type ViewRow,
} from './store-views.ts';

const OWN_MAX = 100;
const WHAT = { zh: '你自己的这个筛选', en: 'view of your own' } as const;

function present({ id, account_id, name, filters, shared }: ViewRow, account: string) {
  return { id, name, filters: { ...filters }, shared, own: account_id === account };
}

export const viewRoutes = newRoutes()
  .openapi(contract.listSavedViews, async (c) => {
    const { accountId } = c.get('who');
    const views = await listViews(c.get('services').db, accountId);
    return c.json({ items: views.map((view) => present(view, accountId)) }, 200);
  })
  .openapi(contract.addSavedView, async (c) => {
    const { db, now } = c.get('services');
    const { accountId } = c.get('who');
    if ((await countOwnViews(db, accountId)) >= OWN_MAX) {
      throw conflict(
        'too-many-views',
        { zh: `最多保存 ${OWN_MAX} 个筛选`, en: `At most ${OWN_MAX} views` },
        { zh: '先删掉不用的', en: 'Remove some you no longer use' },
      );
    }
    const view: ViewRow = { id: randomUUID(), account_id: accountId, ...c.req.valid('json') };
    await insertView(db, view, now());
    return c.json(present(view, accountId), 200);
  })
  .openapi(contract.changeSavedView, async (c) => {
    const { accountId } = c.get('who');
    const { id } = c.req.valid('param');
    const wanted: ViewRow = { id, account_id: accountId, ...c.req.valid('json') };
    const view = await updateView(c.get('services').db, wanted);
    if (view === null) throw notFound(WHAT);
    return c.json(present(view, accountId), 200);
  })
  .openapi(contract.removeSavedView, async (c) => {
    const { id } = c.req.valid('param');
    const gone = await deleteView(c.get('services').db, c.get('who').accountId, id);
    if (!gone) throw notFound(WHAT);
    return c.json({ done: true as const }, 200);
  });
