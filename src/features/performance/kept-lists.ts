// Keeps the last few answers that took long to work out, so that the next page or visitor has them at once.
import type { Database } from '../../store/database.ts';

const KEPT_MAX = 8;

/** `key` must change whenever the answer would. One that is being made is waited for, not made twice. */
export function keepLists<T>(): (db: Database, key: string, make: () => Promise<T>) => Promise<T> {
  const byDatabase = new WeakMap<Database, Map<string, Promise<T>>>();
  return (db, key, make) => {
    const kept = byDatabase.get(db) ?? new Map<string, Promise<T>>();
    byDatabase.set(db, kept);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make();
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > KEPT_MAX && oldest !== undefined) kept.delete(oldest);
    return made;
  };
}
