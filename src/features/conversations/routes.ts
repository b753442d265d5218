// The API of conversations: validate, authorise, call, present.
import type { AppContext } from '../../http/app-env.ts';
import { audit } from '../../http/audit.ts';
import { notFound } from '../../http/refusal.ts';
import { newRoutes } from '../../http/routes.ts';
import { tableResponse } from '../../http/table-file.ts';
import { loadShopZones } from '../../work/shop-zones.ts';
import * as contract from './contract.ts';
import { openConversation, presentPage } from './conversation-page.ts';
import { exportColumns } from './export-columns.ts';
import { exportedRows } from './export-conversations.ts';
import { findingRoutes } from './finding-routes.ts';
import { inspectionRoutes } from './inspection-routes.ts';
import { askFor, countAsked, matchedRows, presentRows } from './list-conversations.ts';
import type { OpenedConversation } from './opened-conversation.ts';
import { cursorOf, placeOf } from './paged-cursor.ts';
import { explainRule } from './present-page-verdicts.ts';
import { type ConversationRow, findPlace, findRow, refOf } from './store.ts';
import { viewRoutes } from './view-routes.ts';

const WHAT = { zh: '这个会话', en: 'conversation' } as const;

async function getRow(c: AppContext, shop: string, id: string): Promise<ConversationRow> {
  const row = await findRow(c.get('services').db, c.get('who'), shop, id);
  if (row === null) throw notFound(WHAT);
  return row;
}

async function open(c: AppContext, shop: string, id: string): Promise<OpenedConversation> {
  const opened = await openConversation(c.get('services').db, await getRow(c, shop, id));
  if (opened === null) throw notFound(WHAT);
  return opened;
}

const listRoutes = newRoutes()
  .openapi(contract.listConversations, async (c) => {
    const { db } = c.get('services');
    const { cursor, limit, sort, ...filters } = c.req.valid('query');
    const asked = await askFor(db, c.get('who'), filters);
    const after = await placeOf(db, sort, cursor);
    const rows = await matchedRows(db, asked, { sort, after, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return c.json(
      {
        items: await presentRows(db, c.get('who'), page),
        next: last === undefined ? null : cursorOf(sort, last.place),
      },
      200,
    );
  })
  .openapi(contract.countConversations, async (c) => {
    const asked = await askFor(c.get('services').db, c.get('who'), c.req.valid('query'));
    return c.json(await countAsked(c.get('services').db, asked), 200);
  })
  .openapi(contract.exportConversations, async (c) => {
    const { db } = c.get('services');
    const { format, sort, ...filters } = c.req.valid('query');
    const asked = await askFor(db, c.get('who'), filters);
    const { q: _words, buyer: _buyer, ...noted } = filters;
    await audit(c, {
      action: 'conversations.export',
      target: format,
      ...(filters.shop === undefined ? {} : { shop: filters.shop }),
      after: { ...noted, sort },
    });
    const zoneOf = await loadShopZones(db);
    return tableResponse({
      name: { zh: '会话', en: 'Conversations' },
      format,
      lang: c.get('lang'),
      columns: exportColumns(c.get('lang')),
      rows: exportedRows(db, c.get('who'), asked, sort),
      zoneOffsetMs: ({ shop }) => zoneOf(shop),
    });
  });

const pageRoutes = newRoutes()
  .openapi(contract.getConversation, async (c) => {
    const { shop, id } = c.req.valid('param');
    const opened = await open(c, shop, id);
    return c.json(await presentPage(c.get('services').db, c.get('who'), opened), 200);
  })
  .openapi(contract.explainVerdict, async (c) => {
    const { shop, id, rule } = c.req.valid('param');
    const explained = explainRule(await open(c, shop, id), rule);
    if (explained === null) throw notFound({ zh: '这条规则', en: 'rule' });
    return c.json(explained, 200);
  })
  .openapi(contract.getNeighbours, async (c) => {
    const { db } = c.get('services');
    const { shop, id } = c.req.valid('param');
    const { sort, ...filters } = c.req.valid('query');
    const row = await getRow(c, shop, id);
    const asked = await askFor(db, c.get('who'), filters);
    const after = await findPlace(db, row, sort);
    const beside = async (backwards: boolean) => {
      const [found] = await matchedRows(db, asked, { sort, after, limit: 1, backwards });
      return found === undefined ? null : { shop: found.row.shop_id, ref: refOf(found.row) };
    };
    return c.json({ previous: await beside(true), next: await beside(false) }, 200);
  });

export const conversationsRoutes = newRoutes()
  .route('/', listRoutes)
  .route('/', pageRoutes)
  .route('/', viewRoutes)
  .route('/', inspectionRoutes)
  .route('/', findingRoutes);

export type ConversationsRoutes = typeof conversationsRoutes;
