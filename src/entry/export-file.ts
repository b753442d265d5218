// The exports of the pages for the command line, where whoever has the data folder sees all of it.
import { type ExportKind, exportTable } from '../features/admin/export-data.ts';
import { exportColumns } from '../features/conversations/export-columns.ts';
import { exportedRows } from '../features/conversations/export-conversations.ts';
import { askFor } from '../features/conversations/list-conversations.ts';
import { EVERYTHING, type Who } from '../http/scope.ts';
import { type TableFormat, tableResponse } from '../http/table-file.ts';
import type { Database } from '../store/database.ts';
import { listShops } from '../store/shops.ts';
import { loadShopSetup } from '../work/shop-setup.ts';
import { type Language, Refused } from './exit.ts';

export interface ExportWish {
  readonly what: ExportKind | 'conversations';
  /** null: the only one there is. */
  readonly shop: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

const OPERATOR: Who = {
  accountId: 'command-line',
  name: '命令行 command line',
  role: 'owner',
  scope: EVERYTHING,
  agent: null,
  token: false,
  permissions: null,
};

/** A response whose body is the file; refuses a shop that is not there. */
export async function exportFile(
  db: Database,
  wish: ExportWish,
  format: TableFormat,
  lang: Language,
): Promise<Response> {
  const shop = await shopOf(db, wish.shop);
  const { what, from, to } = wish;
  const { zoneOffsetMs } = (await loadShopSetup(db, shop)).setup;
  if (what !== 'conversations') {
    const table = exportTable(db, OPERATOR, { what, shop, from, to }, lang);
    const { name, columns } = table;
    return tableResponse({ name, columns, rows: table.rows(), format, lang, zoneOffsetMs });
  }
  const asked = await askFor(db, OPERATOR, {
    shop,
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  });
  return tableResponse({
    name: { zh: '会话', en: 'Conversations' },
    columns: exportColumns(lang),
    rows: exportedRows(db, OPERATOR, asked, 'newest'),
    ...{ format, lang, zoneOffsetMs },
  });
}

async function shopOf(db: Database, given: string | null): Promise<string> {
  const shops = await listShops(db);
  const found = shops.filter(
    ({ shopId, name }) => given === null || shopId === given || name === given,
  );
  if (found.length === 1) return found[0]!.shopId;
  const list = shops.map(({ name }) => name).join('、');
  throw new Refused({
    zh: shops.length === 0 ? '库里还没有店铺，先 kejing import' : `用 --shop 指定哪家店：${list}`,
    en:
      shops.length === 0
        ? 'There is no shop yet: kejing import first'
        : `Choose one with --shop: ${list}`,
  });
}
