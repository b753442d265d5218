// Who works in a shop and when, and what it sells.
import { z } from 'zod';
import { dayOf } from '../../http/day-query.ts';
import { cutPage, readCursor } from '../../http/paging.ts';
import { badRequest } from '../../http/refusal.ts';
import { newRoutes } from '../../http/routes.ts';
import { visibleAgents } from '../../http/scope.ts';
import { dayNumber, dayStart, dayText } from '../../lib/zone.ts';
import { listAgents, saveAgents } from '../../store/shops.ts';
import { loadShopSetup } from '../../work/shop-setup.ts';
import { changeShop, getShop } from './change-shop.ts';
import * as contract from './contract.ts';
import { listDutyRows, listProductRows, replaceDuty, sumDuty, unlistOthers } from './store.ts';

const MINUTE_MS = 60_000;
const DAYS_MAX = 62;

export const rosterRoutes = newRoutes()
  .openapi(contract.getRoster, async (c) => {
    const { shop } = c.req.valid('param');
    await getShop(c, shop);
    const all = await listAgents(c.get('services').db, shop);
    const { zoneOffsetMs } = (await loadShopSetup(c.get('services').db, shop)).setup;
    const seen = visibleAgents(
      c.get('who'),
      all.map(({ id, group }) => ({ agent: id, group })),
    );
    const items = all
      .filter(({ id }) => seen === 'all' || seen.includes(id))
      .map(({ hiredAt, ...agent }) => ({
        ...agent,
        hired: hiredAt === null ? null : dayText(dayNumber(hiredAt, zoneOffsetMs)),
      }));
    return c.json({ items }, 200);
  })
  .openapi(contract.saveRoster, async (c) => {
    const { db } = c.get('services');
    const { shop } = c.req.valid('param');
    const { items } = c.req.valid('json');
    await getShop(c, shop);
    if (new Set(items.map(({ id }) => id)).size < items.length) throw twice();
    const { zoneOffsetMs } = (await loadShopSetup(db, shop)).setup;
    const before = (await listAgents(db, shop)).filter(({ listed }) => listed);
    const agents = items.map(({ hired, ...agent }) => ({
      ...agent,
      hiredAt: hired === null ? null : dayStart(dayOf(hired), zoneOffsetMs),
    }));
    const saved = await changeShop(c, {
      ...{ shop, action: 'roster.change' },
      before: before.map(({ id, name, group, role }) => ({ id, name, group, role })),
      after: agents.map(({ id, name, group, role }) => ({ id, name, group, role })),
      recalculate: '改了客服名单',
      async save(tx) {
        await unlistOthers(
          tx,
          shop,
          agents.map(({ id }) => id),
        );
        await saveAgents(tx, shop, agents);
      },
    });
    return c.json(saved, 200);
  })
  .openapi(contract.listDuty, async (c) => {
    const { db } = c.get('services');
    const { shop } = c.req.valid('param');
    const { from, to } = c.req.valid('query');
    await getShop(c, shop);
    if (dayOf(to) - dayOf(from) >= DAYS_MAX) throw tooManyDays();
    const { zoneOffsetMs } = (await loadShopSetup(db, shop)).setup;
    const rows = await listDutyRows(
      db,
      shop,
      dayStart(dayOf(from), zoneOffsetMs),
      dayStart(dayOf(to) + 1, zoneOffsetMs),
    );
    const roster = await listAgents(db, shop);
    const seen = visibleAgents(
      c.get('who'),
      roster.map(({ id, group }) => ({ agent: id, group })),
    );
    const days = new Map<string, z.infer<typeof contract.DutyDay>>();
    for (const { agent, name, from_at, to_at } of rows) {
      if (seen !== 'all' && !seen.includes(agent)) continue;
      const day = dayText(dayNumber(from_at, zoneOffsetMs));
      const known = days.get(`${agent} ${day}`) ?? { agent, name, day, spans: [] };
      known.spans.push({ from: from_at, to: to_at });
      days.set(`${agent} ${day}`, known);
    }
    const { count, first_at, last_at } = await sumDuty(db, shop);
    const dayAt = (at: number | null): string | null =>
      at === null ? null : dayText(dayNumber(at, zoneOffsetMs));
    const known = { first: dayAt(first_at), last: dayAt(last_at) };
    return c.json({ items: [...days.values()], spans: count, ...known, zoneOffsetMs }, 200);
  })
  .openapi(contract.saveDuty, async (c) => {
    const { db } = c.get('services');
    const { shop } = c.req.valid('param');
    const { agent, day, spans } = c.req.valid('json');
    await getShop(c, shop);
    if (spans.some(({ fromMinute, toMinute }) => toMinute <= fromMinute)) throw backwards();
    const { zoneOffsetMs } = (await loadShopSetup(db, shop)).setup;
    const from = dayStart(dayOf(day), zoneOffsetMs);
    const to = dayStart(dayOf(day) + 1, zoneOffsetMs);
    const rows = await listDutyRows(db, shop, from, to);
    const clock = (at: number): number => Math.round((at - from) / MINUTE_MS);
    const saved = await changeShop(c, {
      ...{ shop, action: 'duty.change' },
      before: {
        ...{ agent, day },
        spans: rows
          .filter((row) => row.agent === agent)
          .map((row) => ({ fromMinute: clock(row.from_at), toMinute: clock(row.to_at) })),
      },
      after: { agent, day, spans },
      recalculate: `改了 ${day} 的班次`,
      save: (tx) =>
        replaceDuty(
          tx,
          shop,
          agent,
          { from, to },
          spans.map(({ fromMinute, toMinute }) => ({
            from: from + fromMinute * MINUTE_MS,
            to: from + toMinute * MINUTE_MS,
          })),
        ),
    });
    return c.json(saved, 200);
  })
  .openapi(contract.listProducts, async (c) => {
    const { shop } = c.req.valid('param');
    const { q = '', cursor, limit } = c.req.valid('query');
    await getShop(c, shop);
    const after = readCursor(cursor, z.tuple([z.string()]))?.[0] ?? '';
    const page = { q, after, limit: limit + 1 };
    const rows = await listProductRows(c.get('services').db, shop, page);
    const { items, next } = cutPage(rows, limit, ({ sku }) => [sku]);
    const shown = items.map(({ price_fen, ...row }) => ({ ...row, priceFen: price_fen }));
    return c.json({ items: shown, next }, 200);
  });

const MEND = { zh: '改好再存', en: 'Mend it and save again' };

function twice() {
  return badRequest('twice', { zh: '有客服写了两遍', en: 'An agent stands in it twice' }, MEND);
}

function backwards() {
  return badRequest(
    'backwards',
    { zh: '下班要晚于上班；跨零点的班写到第二天', en: 'A span must end after it begins' },
    MEND,
  );
}

function tooManyDays() {
  return badRequest(
    'too-many-days',
    { zh: '一次最多看 62 天的班', en: 'At most 62 days at once' },
    { zh: '缩短日期范围', en: 'Ask for fewer days' },
  );
}
