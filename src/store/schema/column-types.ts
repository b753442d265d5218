// Columns every table is made of: instants, days, money, ids, bytes, and the shop that leads every key.
import { bigint, customType, integer, text } from 'drizzle-orm/pg-core';

/** The shop: first column of every key, so that a cluster can spread shops over machines. */
export const shopId = () => text('shop_id').notNull();

/** Milliseconds since 1970-01-01T00:00Z; names end in `at`. */
export const instant = (name: string) => bigint(name, { mode: 'number' });

/** Business day as a day number of lib/zone; null: untimed. */
export const dayNumber = (name: string) => integer(name);

/** Money in integer fen. */
export const fen = (name: string) => bigint(name, { mode: 'number' });

/** A duration in milliseconds; names end in `_ms`. */
export const duration = (name: string) => bigint(name, { mode: 'number' });

/** Bytes that are packed already; migrate.ts tells the server not to try to compress them again. */
export const packedBytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
});
