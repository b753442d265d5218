// The API that changes an attribution policy: read it, try it on stored orders, publish it.
import type { AppContext } from '../../http/app-env.ts';
import { notFound, Refusal } from '../../http/refusal.ts';
import { newRoutes } from '../../http/routes.ts';
import { loadContentVersion, overlaidPolicyText, policyPath } from '../../work/shop-content.ts';
import { loadShopSetup } from '../../work/shop-setup.ts';
import { putIntoForce } from '../rulebook/put-into-force.ts';
import { historyOf } from '../rulebook/rule-history.ts';
import { getShop } from './change-shop.ts';
import * as contract from './policy-contract.ts';
import { changePolicy, presentForm } from './policy-form.ts';
import { previewPolicy } from './policy-preview.ts';

export const policyRoutes = newRoutes()
  .openapi(contract.getPolicy, async (c) => {
    const { shop, id } = c.req.valid('param');
    const { yaml, policy, overlay, version } = await open(c, shop, id);
    const { db } = c.get('services');
    const path = policyPath(id);
    const history = await historyOf(db, shop, path, `${path}#`);
    const { setup } = await loadShopSetup(db, shop);
    return c.json(
      {
        ...{ id, version: policy.version, name: policy.name, note: policy.note },
        source: policy.source,
        own: overlay[path] != null,
        inForce: setup.policy.id === id,
        fields: presentForm(yaml),
        contentVersion: version,
        history: history.map(({ contentVersion, version: of, at, by, reason }) => ({
          ...{ contentVersion, version: of, at, by, reason },
        })),
      },
      200,
    );
  })
  .openapi(contract.tryPolicy, async (c) => {
    const { shop, id } = c.req.valid('param');
    const { yaml } = await open(c, shop, id);
    const { policy, problems } = changePolicy(yaml, c.req.valid('json').settings, null);
    const lang = c.get('lang');
    const said = problems.map(({ key, words }) => ({ key, message: words[lang] }));
    if (policy === null) return c.json({ problems: said, preview: null }, 200);
    const { db } = c.get('services');
    const setup = await loadShopSetup(db, shop);
    const preview = await previewPolicy(db, c.get('who'), setup, policy);
    return c.json({ problems: [], preview }, 200);
  })
  .openapi(contract.publishPolicy, async (c) => {
    const { shop, id } = c.req.valid('param');
    const { settings, reason, base } = c.req.valid('json');
    const old = await open(c, shop, id);
    const version = old.policy.version + 1;
    const { policy, yaml, problems } = changePolicy(old.yaml, settings, version);
    if (policy === null) throw unusable(problems, c.get('lang'));
    const { contentVersion, job } = await putIntoForce(c, {
      ...{ shop, base, reason, from: null, draft: null },
      files: { [policyPath(id)]: yaml },
      action: 'policy.publish',
      target: id,
      before: { version: old.policy.version, yaml: old.yaml },
      after: { version, yaml },
    });
    return c.json({ done: true as const, version, contentVersion, job }, 200);
  });

async function open(c: AppContext, shop: string, id: string) {
  await getShop(c, shop);
  const { overlay, version } = await loadContentVersion(c.get('services').db, shop);
  const yaml = overlaidPolicyText(overlay, id);
  const { policy } = yaml === null ? { policy: null } : changePolicy(yaml, {}, null);
  if (yaml === null || policy === null) throw notFound({ zh: '这个归属口径', en: 'policy' });
  return { yaml, policy, overlay, version };
}

function unusable(
  problems: readonly { readonly key: string; readonly words: { zh: string; en: string } }[],
  lang: 'zh' | 'en',
): Refusal {
  return new Refusal({
    status: 422,
    code: 'bad-policy',
    words: { zh: `有 ${problems.length} 项填得不对`, en: `${problems.length} settings are wrong` },
    todo: { zh: '改好标出来的项再保存', en: 'Mend the settings that are marked' },
    details: problems.map(({ key, words }) => ({ path: `settings.${key}`, message: words[lang] })),
  });
}
