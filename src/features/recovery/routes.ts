// The API of recovery: validate, authorise, call, present.
import { z } from '@hono/zod-openapi';
import type { AppContext } from '../../http/app-env.ts';
import { audit } from '../../http/audit.ts';
import { cutPage, readCursor } from '../../http/paging.ts';
import { newRoutes } from '../../http/routes.ts';
import { visibleShops } from '../../http/scope.ts';
import { tableResponse } from '../../http/table-file.ts';
import { dayNumber, dayText } from '../../lib/zone.ts';
import { listShops } from '../../store/shops.ts';
import { loadShopSetup } from '../../work/shop-setup.ts';
import { loadShopZones } from '../../work/shop-zones.ts';
import * as contract from './contract.ts';
import { recoveryColumns } from './export-columns.ts';
import { presentRecovery } from './recovery.ts';
import {
  averageOrder,
  findLastDay,
  listRecoveryRows,
  type RecoveryPeriod,
  type RecoverySum,
  sumRecoveryRows,
} from './store.ts';

/** The days asked for, else yesterday: of a shop that is not live, its last day with data. */
async function periodOf(
  c: AppContext,
  { shop, from, to }: contract.RecoveryFilters,
): Promise<RecoveryPeriod | null> {
  const { db, now } = c.get('services');
  const shops = await listShops(db);
  const seen = visibleShops(
    c.get('who'),
    shops.map(({ shopId }) => shopId),
    shop === undefined ? [] : [shop],
  );
  const [first] = seen;
  if (first === undefined) return null;
  const { setup } = await loadShopSetup(db, first);
  const { zoneOffsetMs, dayCutMs } = setup;
  const live = shops.some(({ shopId, live: is }) => is && seen.includes(shopId));
  const today = live ? dayNumber(now(), zoneOffsetMs, dayCutMs) : null;
  const asked = from ?? to;
  const day = asked === undefined ? await findLastDay(db, seen, today) : null;
  const only = asked ?? (day === null ? null : dayText(day));
  if (only === null) return null;
  return { from: from ?? only, to: to ?? only, zoneOffsetMs, dayCutMs };
}

const NO_DAYS = { from: null, to: null } as const;
const NO_SUMS = { lost: [], unpaid: [], closed: [] } as const;

export const recoveryRoutes = newRoutes()
  .openapi(contract.listRecovery, async (c) => {
    const { db } = c.get('services');
    const { cursor, limit, ...filters } = c.req.valid('query');
    const period = await periodOf(c, filters);
    if (period === null) return c.json({ ...NO_DAYS, items: [], next: null }, 200);
    const read = readCursor(cursor, z.tuple([z.number(), z.number(), z.string()]));
    const after = read === null ? null : { stake: read[0], at: read[1], id: read[2] };
    const page = { after, limit: limit + 1 };
    const rows = await listRecoveryRows(db, c.get('who'), filters.kind, filters, period, page);
    const { items, next } = cutPage(rows, limit, ({ stake, at, id }) => [stake, at, id]);
    return c.json(
      {
        from: period.from,
        to: period.to,
        items: presentRecovery(items, filters.kind, c.get('who'), await averages(c, items)),
        next,
      },
      200,
    );
  })
  .openapi(contract.sumRecovery, async (c) => {
    const { db } = c.get('services');
    const filters = c.req.valid('query');
    const period = await periodOf(c, filters);
    const sums = period && (await sumRecoveryRows(db, c.get('who'), filters.kind, filters, period));
    const { lost, unpaid, closed } = sums ?? NO_SUMS;
    const shown = { lost, unpaid, closed }[filters.kind];
    return c.json(
      {
        ...(period === null ? NO_DAYS : { from: period.from, to: period.to }),
        kinds: { lost: total(lost), unpaid: total(unpaid), closed: total(closed) },
        reasons: groups(shown, ({ reason }) => reason).map(([reason, own]) => {
          const { count, valueFen } = total(own);
          return { reason, count, valueFen };
        }),
        agents: groups(shown, ({ agent }) => agent ?? '').map(([id, own]) => {
          const { count, valueFen } = total(own);
          return { id: id === '' ? null : id, name: own[0]?.agent_name ?? id, count, valueFen };
        }),
      },
      200,
    );
  })
  .openapi(contract.exportRecovery, async (c) => {
    const { db } = c.get('services');
    const { format, ...filters } = c.req.valid('query');
    const period = await periodOf(c, filters);
    const zoneOf = await loadShopZones(db);
    await audit(c, { action: 'recovery.export', target: format, after: filters });
    const rows = async function* () {
      let after = null;
      while (period !== null) {
        const page = { after, limit: 500 };
        const some = await listRecoveryRows(db, c.get('who'), filters.kind, filters, period, page);
        yield* presentRecovery(some, filters.kind, c.get('who'), await averages(c, some));
        after = some.at(-1) ?? null;
        if (some.length < 500) return;
      }
    };
    return tableResponse({
      name: { zh: '跟单', en: 'Recovery' },
      format,
      lang: c.get('lang'),
      columns: recoveryColumns(c.get('lang')),
      rows: rows(),
      zoneOffsetMs: ({ shop }) => zoneOf(shop),
    });
  });

/** Average orders of the shops of these rows, looked up before they are needed. */
async function averages(c: AppContext, rows: readonly { readonly shop_id: string }[]) {
  const known = new Map<string, number | null>();
  for (const shop of new Set(rows.map(({ shop_id }) => shop_id))) {
    known.set(shop, await averageOrder(c.get('services').db, shop));
  }
  return (shop: string): number | null => known.get(shop) ?? null;
}

function total(sums: readonly RecoverySum[]) {
  const of = (key: 'count' | 'valued' | 'value_fen') =>
    sums.reduce((sum, one) => sum + one[key], 0);
  return { count: of('count'), valued: of('valued'), valueFen: of('value_fen') };
}

function groups(
  sums: readonly RecoverySum[],
  keyOf: (sum: RecoverySum) => string,
): [string, RecoverySum[]][] {
  const found = new Map<string, RecoverySum[]>();
  for (const sum of sums) {
    const own = found.get(keyOf(sum)) ?? [];
    found.set(keyOf(sum), own);
    own.push(sum);
  }
  return [...found].sort((a, b) => total(b[1]).count - total(a[1]).count);
}

export type RecoveryRoutes = typeof recoveryRoutes;
