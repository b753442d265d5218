// The day number that stands for "untimed" in the database, where a key column cannot be null.

/** Long before any chat; `null` wherever a column may be null. */
export const UNDATED_DAY = -1_000_000;
