// The API of administration, put together; and taking data out.
import { audit } from '../../http/audit.ts';
import { newRoutes } from '../../http/routes.ts';
import { tableResponse } from '../../http/table-file.ts';
import { loadShopSetup } from '../../work/shop-setup.ts';
import { getShop } from './change-shop.ts';
import * as contract from './contract.ts';
import { eraseRoutes } from './erase-routes.ts';
import { exportTable } from './export-data.ts';
import { jobRoutes } from './job-routes.ts';
import { policyRoutes } from './policy-routes.ts';
import { rosterRoutes } from './roster-routes.ts';
import { shopSettingRoutes } from './shop-routes.ts';

const exportRoutes = newRoutes().openapi(contract.exportData, async (c) => {
  const { db } = c.get('services');
  const { what } = c.req.valid('param');
  const { shop, from, to, format } = c.req.valid('query');
  await getShop(c, shop);
  await audit(c, { action: `${what}.export`, target: format, shop, after: { from, to } });
  const asked = { what, shop, from: from ?? null, to: to ?? null };
  const table = exportTable(db, c.get('who'), asked, c.get('lang'));
  const { zoneOffsetMs } = (await loadShopSetup(db, shop)).setup;
  return tableResponse({
    ...{ name: table.name, columns: table.columns, rows: table.rows() },
    ...{ format, lang: c.get('lang'), zoneOffsetMs },
  });
});

export const adminRoutes = newRoutes()
  .route('/', shopSettingRoutes)
  .route('/', policyRoutes)
  .route('/', rosterRoutes)
  .route('/', jobRoutes)
  .route('/', eraseRoutes)
  .route('/', exportRoutes);

export type AdminRoutes = typeof adminRoutes;
