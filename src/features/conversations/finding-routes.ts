// The API of findings: one row for each time a rule hit, filtered, newest first.
import { z } from 'zod';
import { readCursor, writeCursor } from '../../http/paging.ts';
import { newRoutes } from '../../http/routes.ts';
import type { Database } from '../../store/database.ts';
import * as contract from './contract.ts';
import {
  type FindingPlace,
  type FindingRow,
  listFindings,
  presentFindings,
} from './list-findings.ts';
import { findByRef, refOf } from './store.ts';

const Cursor = z.tuple([
  z.number().nullable(),
  z.number().nullable(),
  z.string(),
  z.string(),
  z.number(),
]);

export const findingRoutes = newRoutes().openapi(contract.listFindings, async (c) => {
  const { db } = c.get('services');
  const who = c.get('who');
  const { cursor, limit, ...filters } = c.req.valid('query');
  const after = await placeOf(db, cursor);
  const rows = await listFindings(db, who, filters, { after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return c.json(
    {
      items: await presentFindings(db, who, page),
      next: last === undefined ? null : cursorOf(last),
    },
    200,
  );
});

/** It names the conversation by its ref: a cursor tells nobody a buyer's nick. */
function cursorOf(row: FindingRow): string {
  return writeCursor([row.day, row.at, row.shop_id, refOf(row), row.n]);
}

async function placeOf(db: Database, cursor: string | undefined): Promise<FindingPlace | null> {
  const read = readCursor(cursor, Cursor);
  if (read === null) return null;
  const [day, at, shop_id, ref, n] = read;
  const row = await findByRef(db, shop_id, ref);
  const { conversation_id = '', buyer = '' } = row ?? {};
  return { day, at, shop_id, conversation_id, buyer, n };
}
