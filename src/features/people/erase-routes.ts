// The API that erases a buyer, as the law lets buyers ask; the audit log keeps that it was done, not to whom.
import { createHash } from 'node:crypto';
import { audit } from '../../http/audit.ts';
import { notFound } from '../../http/refusal.ts';
import { newRoutes } from '../../http/routes.ts';
import { seesShop } from '../../http/scope.ts';
import { eraseBuyer } from '../../work/erase-buyer.ts';
import * as contract from './contract.ts';

export const eraseRoutes = newRoutes().openapi(contract.eraseBuyer, async (c) => {
  const { shop, buyer } = c.req.valid('json');
  if (!seesShop(c.get('who'), shop)) throw notFound({ zh: '这个店铺', en: 'shop' });
  const report = await eraseBuyer(c.get('services').db, shop, buyer);
  await audit(c, { action: 'buyer.erase', target: fingerprint(shop, buyer), shop, after: report });
  return c.json(report, 200);
});

/** Whoever knows the nick can check that it was erased; the log does not bring it back. */
function fingerprint(shop: string, buyer: string): string {
  return createHash('sha256').update(`${shop}\n${buyer}`).digest('hex').slice(0, 24);
}
