// Shops, their rosters, products and settings: every change raises the shop's revision, by which loaded setups are kept.
import type { Agent, DutySpan, Product } from '../domain/setup.ts';
import type { Database } from './database.ts';

export interface Shop {
  readonly shopId: string;
  readonly name: string;
  readonly ordersKnown: boolean;
  /** Up to when all is known; null: nothing was imported yet. */
  readonly asOf: number | null;
  readonly revision: number;
  /** Events come as they happen; false: only imports tell it anything. */
  readonly live: boolean;
}

interface ShopRow {
  readonly shop_id: string;
  readonly name: string;
  readonly orders_known: boolean;
  readonly as_of: number | null;
  readonly revision: number;
  readonly live: boolean;
}

const COLUMNS = 'shop_id, name, orders_known, as_of, revision, live';

/** All shops by id. */
export async function listShops(db: Database): Promise<Shop[]> {
  return (await db.query<ShopRow>(`select ${COLUMNS} from shop order by shop_id`)).map(shopOf);
}

/** null: there is none of this id. */
export async function findShop(db: Database, shop: string): Promise<Shop | null> {
  const [row] = await db.query<ShopRow>(`select ${COLUMNS} from shop where shop_id = $1`, [shop]);
  return row === undefined ? null : shopOf(row);
}

function shopOf({ shop_id, orders_known, as_of, ...row }: ShopRow): Shop {
  return { shopId: shop_id, ordersKnown: orders_known, asOf: as_of, ...row };
}

/** Makes the shop if there is none; its name is its id until somebody changes it. */
export async function ensureShop(db: Database, shop: string, now: number): Promise<void> {
  await db.query(
    'insert into shop (shop_id, name, created_at) values ($1, $1, $2) on conflict do nothing',
    [shop, now],
  );
}

/**
 * What is known of a shop only grows: orders once known stay known, `asOf` never goes back, and a shop that
 * was told something live is live.
 */
export async function widenShop(
  db: Database,
  shop: string,
  known: { readonly asOf: number | null; readonly orders: boolean; readonly live: boolean },
): Promise<void> {
  await db.query(
    `update shop set as_of = greatest(as_of, $2), orders_known = orders_known or $3, live = live or $4
     where shop_id = $1
       and (as_of is distinct from greatest(as_of, $2) or $3 > orders_known or $4 > live)`,
    [shop, known.asOf, known.orders, known.live],
  );
}

/**
 * To be called in the transaction of every change of agent, duty_span, product, shop_setting, auto_text or
 * content_version: setups loaded before are then loaded anew. Returns the new revision.
 */
export async function setupChanged(tx: Database, shop: string): Promise<number> {
  const [row] = await tx.query<{ revision: number }>(
    'update shop set revision = revision + 1 where shop_id = $1 returning revision',
    [shop],
  );
  return row?.revision ?? 0;
}

/** Sets one setting; null takes it back to its default. Keys and shapes: work/shop-settings.ts. */
export async function saveSetting(
  db: Database,
  shop: string,
  key: string,
  value: unknown,
): Promise<void> {
  await db.transaction(async (tx) => {
    if (value === null) {
      await tx.query('delete from shop_setting where shop_id = $1 and key = $2', [shop, key]);
    } else {
      await tx.query(
        `insert into shop_setting (shop_id, key, value) values ($1, $2, $3)
         on conflict (shop_id, key) do update set value = excluded.value`,
        [shop, key, JSON.stringify(value)],
      );
    }
    await setupChanged(tx, shop);
  });
}

/** Settings as stored, by key. */
export async function loadSettings(
  db: Database,
  shop: string,
): Promise<ReadonlyMap<string, unknown>> {
  const rows = await db.query<{ key: string; value: unknown }>(
    'select key, value from shop_setting where shop_id = $1',
    [shop],
  );
  return new Map(rows.map(({ key, value }) => [key, value]));
}

export interface RosterAgent extends Agent {
  /** In a roster or entered by hand; false: only met in chats. */
  readonly listed: boolean;
  readonly seen: boolean;
}

/** The roster and everybody met in chats, by id. */
export async function listAgents(db: Database, shop: string): Promise<RosterAgent[]> {
  const rows = await db.query<{
    agent: string;
    name: string;
    group_name: string | null;
    role: Agent['role'];
    hired_at: number | null;
    listed: boolean;
    seen: boolean;
  }>(
    `select agent, name, group_name, role, hired_at, listed, seen from agent
     where shop_id = $1 order by agent`,
    [shop],
  );
  return rows.map(({ agent, group_name, hired_at, ...row }) => ({
    id: agent,
    group: group_name,
    hiredAt: hired_at,
    ...row,
  }));
}

/** Enters agents of a roster, or changes them. */
export async function saveAgents(
  db: Database,
  shop: string,
  agents: readonly Agent[],
): Promise<void> {
  await db.transaction(async (tx) => {
    for (const { id, name, group, role, hiredAt } of agents) {
      await tx.query(
        `insert into agent (shop_id, agent, name, group_name, role, hired_at, listed, seen)
         values ($1, $2, $3, $4, $5, $6, true, false)
         on conflict (shop_id, agent) do update set name = excluded.name,
           group_name = excluded.group_name, role = excluded.role, hired_at = excluded.hired_at, listed = true`,
        [shop, id, name, group, role, hiredAt],
      );
    }
    await setupChanged(tx, shop);
  });
}

/** Notes who was met in chats; returns whether anybody was new. */
export async function noteSeenAgents(
  db: Database,
  shop: string,
  agents: readonly string[],
): Promise<boolean> {
  const changed = await db.query(
    `insert into agent (shop_id, agent, name, listed, seen)
     select distinct $1, id, substring(id from '[^:]*$'), false, true from unnest($2::text[]) as id
     on conflict (shop_id, agent) do update set seen = true where not agent.seen
     returning agent`,
    [shop, agents],
  );
  return changed.length > 0;
}

/** Duty of all agents, spans by time. */
export async function loadDuty(
  db: Database,
  shop: string,
): Promise<ReadonlyMap<string, readonly DutySpan[]>> {
  const rows = await db.query<{ agent: string; from_at: number; to_at: number }>(
    'select agent, from_at, to_at from duty_span where shop_id = $1 order by agent, from_at, to_at',
    [shop],
  );
  const duty = new Map<string, DutySpan[]>();
  for (const { agent, from_at, to_at } of rows) {
    const spans = duty.get(agent) ?? [];
    duty.set(agent, spans);
    spans.push({ from: from_at, to: to_at });
  }
  return duty;
}

/** Adds spans of duty; those known are left alone. Returns whether any was new. */
export async function addDuty(
  db: Database,
  shop: string,
  duty: ReadonlyMap<string, readonly DutySpan[]>,
): Promise<boolean> {
  const all = [...duty].flatMap(([agent, spans]) => spans.map((span) => ({ agent, ...span })));
  if (all.length === 0) return false;
  const added = await db.query(
    `insert into duty_span (shop_id, agent, from_at, to_at)
     select $1, * from unnest($2::text[], $3::bigint[], $4::bigint[]) on conflict do nothing returning agent`,
    [shop, all.map(({ agent }) => agent), all.map(({ from }) => from), all.map(({ to }) => to)],
  );
  return added.length > 0;
}

/** Products by SKU. */
export async function listProducts(db: Database, shop: string): Promise<Product[]> {
  const rows = await db.query<{
    sku: string;
    title: string;
    category: string | null;
    price_fen: number | null;
    attributes: Product['attributes'];
    uses: string[];
    bought_with: string[];
  }>(
    `select sku, title, category, price_fen, attributes, uses, bought_with from product
     where shop_id = $1 order by sku`,
    [shop],
  );
  return rows.map(({ price_fen, bought_with, ...row }) => ({
    ...row,
    priceFen: price_fen,
    boughtWith: bought_with,
  }));
}

/** Enters products, or changes them. */
export async function saveProducts(
  db: Database,
  shop: string,
  products: readonly Product[],
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.query(
      `insert into product (shop_id, sku, title, category, price_fen, attributes, uses, bought_with)
       select $1, p->>'sku', p->>'title', p->>'category', (p->>'priceFen')::bigint, p->'attributes',
         array(select jsonb_array_elements_text(p->'uses')),
         array(select jsonb_array_elements_text(p->'boughtWith'))
       from jsonb_array_elements($2::jsonb) as p
       on conflict (shop_id, sku) do update set title = excluded.title, category = excluded.category,
         price_fen = excluded.price_fen, attributes = excluded.attributes, uses = excluded.uses,
         bought_with = excluded.bought_with`,
      [shop, JSON.stringify(products)],
    );
    await setupChanged(tx, shop);
  });
}

/** Texts known to be automatic, by text. */
export async function listAutoTexts(db: Database, shop: string): Promise<string[]> {
  const rows = await db.query<{ text: string }>(
    'select text from auto_text where shop_id = $1 order by text',
    [shop],
  );
  return rows.map(({ text }) => text);
}

/** Adds texts; returns whether any was new. */
export async function addAutoTexts(
  db: Database,
  shop: string,
  texts: readonly string[],
): Promise<boolean> {
  const added = await db.query(
    `insert into auto_text (shop_id, text) select $1, t from unnest($2::text[]) as t
     on conflict do nothing returning text`,
    [shop, texts.map((text) => text.replaceAll('\0', '\uFFFD'))],
  );
  return added.length > 0;
}
