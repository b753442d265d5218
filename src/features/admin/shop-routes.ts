// Shops and what they are analysed with.
import { badRequest, conflict } from '../../http/refusal.ts';
import { newRoutes } from '../../http/routes.ts';
import { CHINA_OFFSET_MS, dayText } from '../../lib/zone.ts';
import { saveSetting } from '../../store/shops.ts';
import { loadContentVersion, overlaidPolicies } from '../../work/shop-content.ts';
import { loadShopSetup } from '../../work/shop-setup.ts';
import { changeShop, getShop } from './change-shop.ts';
import * as contract from './contract.ts';
import { previewPolicy } from './policy-preview.ts';
import { presentSettings } from './present-settings.ts';
import { hasReadTimes, listShopDetails, renameShop } from './store.ts';

const day = (number: number | null): string | null => (number === null ? null : dayText(number));

/** What a change is called where it made figures be counted anew. */
const SETTING_WORDS: Readonly<Record<string, string>> = {
  policy: '归属口径',
  serviceHours: '服务时间',
  zoneOffsetMs: '时区',
  dayCutMs: '一天从几点算起',
  conversationGapMs: '会话间隔',
  ownAccounts: '自己人账号',
  autoPhrases: '自动回复用语',
};

export const shopSettingRoutes = newRoutes()
  .openapi(contract.listShopDetails, async (c) => {
    const rows = await listShopDetails(c.get('services').db, c.get('who'));
    const items = rows.map((row) => ({
      id: row.shop_id,
      name: row.name,
      ordersKnown: row.orders_known,
      live: row.live,
      asOf: row.as_of,
      conversations: row.conversations,
      agents: row.agents,
      products: row.products,
      firstDay: day(row.first_day),
      lastDay: day(row.last_day),
      alsoNamed: Array.isArray(row.also_named) ? row.also_named.map(String) : [],
    }));
    return c.json({ items }, 200);
  })
  .openapi(contract.renameShop, async (c) => {
    const { shop } = c.req.valid('param');
    const { name } = c.req.valid('json');
    const found = await getShop(c, shop);
    const saved = await changeShop(c, {
      ...{ shop, action: 'shop.rename', before: { name: found.name }, after: { name } },
      recalculate: null,
      save: (tx) => renameShop(tx, shop, name),
    });
    return c.json(saved, 200);
  })
  .openapi(contract.getSettings, async (c) => {
    const { db, config } = c.get('services');
    const { shop } = c.req.valid('param');
    await getShop(c, shop);
    const { overlay } = await loadContentVersion(db, shop);
    const setup = await loadShopSetup(db, shop);
    const zoneOpen = !(await hasReadTimes(db, shop));
    return c.json(presentSettings(setup, overlaidPolicies(overlay), config, zoneOpen), 200);
  })
  .openapi(contract.changeSettings, async (c) => {
    const { db } = c.get('services');
    const { shop } = c.req.valid('param');
    const change = c.req.valid('json');
    await getShop(c, shop);
    if (change.policy != null) await getPolicy(db, shop, change.policy);
    const { settings, setup } = await loadShopSetup(db, shop);
    const zone = change.zoneOffsetMs === null ? CHINA_OFFSET_MS : change.zoneOffsetMs;
    if (zone !== undefined && zone !== setup.zoneOffsetMs && (await hasReadTimes(db, shop))) {
      throw zoneInUse();
    }
    const keys = Object.keys(change) as (keyof contract.SettingsChange)[];
    const counting = keys.filter((key) => key !== 'retention').map((key) => SETTING_WORDS[key]);
    const saved = await changeShop(c, {
      ...{ shop, action: 'settings.change' },
      before: Object.fromEntries(keys.map((key) => [key, settings[key] ?? null])),
      after: change,
      recalculate: counting.length === 0 ? null : `改了${counting.join('、')}`,
      async save(tx) {
        for (const key of keys) await saveSetting(tx, shop, key, change[key] ?? null);
      },
    });
    return c.json(saved, 200);
  })
  .openapi(contract.previewPolicy, async (c) => {
    const { db } = c.get('services');
    const { shop } = c.req.valid('param');
    await getShop(c, shop);
    const policy = await getPolicy(db, shop, c.req.valid('query').policy);
    const setup = await loadShopSetup(db, shop);
    return c.json(await previewPolicy(db, c.get('who'), setup, policy), 200);
  });

/** Stored instants were read by it: with another they would be other instants, and told twice. */
function zoneInUse() {
  return conflict(
    'zone-in-use',
    {
      zh: '这家店已经按现在的时区导入过聊天或订单，时区不能再改',
      en: 'Chats or orders of this shop were imported by its zone, which cannot change any more',
    },
    {
      zh: '时区要在第一次导入聊天和订单之前设；要换，用新的数据文件夹重新导入',
      en: 'Set it before the first import; to change it, import into a new data folder',
    },
  );
}

async function getPolicy(db: Parameters<typeof loadContentVersion>[0], shop: string, id: string) {
  const { overlay } = await loadContentVersion(db, shop);
  const policy = overlaidPolicies(overlay).get(id);
  if (policy !== undefined) return policy;
  throw badRequest(
    'no-such-policy',
    { zh: `没有“${id}”这个归属口径`, en: `There is no attribution policy “${id}”` },
    { zh: '从列表里选一个', en: 'Choose one of the list' },
  );
}
