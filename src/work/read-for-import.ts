// The reading half of an import: files to a spool by buyer, shops under the names they are stored by.
import type { Notice, Quarantined } from '../intake/format.ts';
import type { Database } from '../store/database.ts';
import { unifyShopNames } from './assemble-setup.ts';
import type { ImportRequest } from './import-request.ts';
import { findImportShop, loadReadingSettings } from './import-shop.ts';
import { listAliases } from './shop-aliases.ts';
import { type SpooledRun, spoolFiles } from './spool-files.ts';

export interface ReadFiles {
  readonly run: SpooledRun;
  /** Name as read → id of the shop. */
  readonly shopNames: ReadonlyMap<string, string>;
  readonly notices: readonly Notice[];
  /** Shops of the run, by id. */
  readonly shops: readonly string[];
  readonly ordersRead: boolean;
}

const DAY_MS = 86_400_000;

/** Reads all files once. The spool's folder is the caller's to remove. */
export async function readForImport(
  db: Database,
  request: ImportRequest,
  quarantine: (row: Quarantined) => void,
): Promise<ReadFiles> {
  const unnamedShop = await findImportShop(db, request.shop);
  const { zoneOffsetMs, ...joins } = await loadReadingSettings(db, unnamedShop);
  const { signal, onProgress, now } = request;
  const run = await spoolFiles({
    inputs: request.inputs,
    read: {
      zoneOffsetMs,
      shop: unnamedShop,
      latest: now + DAY_MS,
      mappings: request.mappings,
    },
    quarantine,
    readers: request.workers,
    ...joins,
    knownJoins: (masked) => findKnownJoins(db, masked),
    onMessages(messages) {
      signal?.throwIfAborted();
      onProgress?.('read', messages, null);
    },
  });
  const { gathered, intake } = run;
  const notices: Notice[] = [];
  const aliases = await listAliases(db);
  const shopNames = new Map([...aliases, ...unifyShopNames(gathered, unnamedShop, notices)]);
  const { chatShops, orderShops, ratingShops } = gathered;
  const seen = [...chatShops.keys(), ...orderShops.keys(), ...ratingShops.keys()];
  const named = seen.map((shop) => shopNames.get(shop) ?? shop);
  // A roster alone belongs to the shop it was given for.
  const shops = [...new Set(named.length === 0 ? [unnamedShop] : named)].sort();
  const ordersRead = intake.files.some(
    ({ format, refusal }) => format?.feeds === 'orders' && refusal === null,
  );
  return { run, shopNames, notices, shops, ordersRead };
}

async function findKnownJoins(
  db: Database,
  masked: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query<{ masked: string; buyer: string }>(
    'select masked, buyer from masked_buyer where masked = any($1)',
    [masked],
  );
  return new Map(rows.map((row) => [row.masked, row.buyer]));
}
