// Shops and what an analysis of theirs is made with: roster, duty, products, settings, content of their own.
import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { fen, instant, shopId } from './column-types.ts';

export const shop = pgTable(
  'shop',
  {
    shopId: shopId(),
    name: text('name').notNull(),
    /** Order data were imported at least once: who has none bought nothing. */
    ordersKnown: boolean('orders_known').notNull().default(false),
    /** Events come as they happen: time passes for its threads. false: only imports tell it anything. */
    live: boolean('live').notNull().default(false),
    /** Up to when all is known; null: nothing was imported. Analyses are made as of this. */
    asOf: instant('as_of'),
    createdAt: instant('created_at').notNull(),
    /** Raised with every change of roster, products, settings or content: loaded setups are kept by it. */
    revision: integer('revision').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.shopId] })],
);

export const agent = pgTable(
  'agent',
  {
    shopId: shopId(),
    agent: text('agent').notNull(),
    name: text('name').notNull(),
    groupName: text('group_name'),
    role: text('role'),
    hiredAt: instant('hired_at'),
    /** In a roster, or entered by hand; false: only met in chats. */
    listed: boolean('listed').notNull(),
    /** Has written or been addressed in a chat: names of rosters are matched against these. */
    seen: boolean('seen').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.agent] })],
);

export const dutySpan = pgTable(
  'duty_span',
  {
    shopId: shopId(),
    agent: text('agent').notNull(),
    fromAt: instant('from_at').notNull(),
    /** Exclusive. */
    toAt: instant('to_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.agent, t.fromAt, t.toAt] })],
);

export const product = pgTable(
  'product',
  {
    shopId: shopId(),
    sku: text('sku').notNull(),
    title: text('title').notNull(),
    category: text('category'),
    priceFen: fen('price_fen'),
    attributes: jsonb('attributes').notNull(),
    uses: text('uses').array().notNull(),
    boughtWith: text('bought_with').array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.sku] })],
);

/** A setting of a shop; `key` is one of work/shop-settings.ts. */
export const shopSetting = pgTable(
  'shop_setting',
  { shopId: shopId(), key: text('key').notNull(), value: jsonb('value').notNull() },
  (t) => [primaryKey({ columns: [t.shopId, t.key] })],
);

/** Texts a source marked as automatic: the same text unmarked is automatic too. */
export const autoText = pgTable(
  'auto_text',
  { shopId: shopId(), text: text('text').notNull() },
  (t) => [primaryKey({ columns: [t.shopId, t.text] })],
);

/** What a shop changed of the shipped rules and definitions, whole at each version. */
export const contentVersion = pgTable(
  'content_version',
  {
    shopId: shopId(),
    version: integer('version').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    reason: text('reason').notNull(),
    /** Path (`rules/slow-reply.yaml`) → text; null: taken out. */
    overlay: jsonb('overlay').$type<Readonly<Record<string, string | null>>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.version] })],
);

/** Every setup that produced rows: what it was made of. */
export const setupVersion = pgTable(
  'setup_version',
  {
    shopId: shopId(),
    version: text('version').notNull(),
    at: instant('at').notNull(),
    policy: text('policy').notNull(),
    contentVersion: integer('content_version').notNull(),
    /** Hash of all rule texts, and the key of all metric definitions: figures of two keys never mix. */
    rulesHash: text('rules_hash').notNull(),
    metricsHash: text('metrics_hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.version] })],
);

/** Masked buyers that were told to be one known buyer: later imports join them the same way. */
export const maskedBuyer = pgTable(
  'masked_buyer',
  { shopId: shopId(), masked: text('masked').notNull(), buyer: text('buyer').notNull() },
  (t) => [
    primaryKey({ columns: [t.shopId, t.masked] }),
    index('masked_buyer_buyer').on(t.shopId, t.buyer),
  ],
);
