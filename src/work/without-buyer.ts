// Strikes a buyer's name out of a stored report, and takes out the entries that are about them.
import { type Names, strikeNames } from '../lib/whole-name.ts';

/** What stands where the name stood. */
const STRUCK = '***';
/** A field of a report, never a name: a buyer may be called `state`. */
const FIELD = /^[a-z][A-Za-z]*$/;

/**
 * The same JSON without these names: entries of lists whose `buyer` they are go whole (a sampled conversation
 * with its words); in all other texts, and in keys that are no field's name, the name becomes `***`.
 */
export function withoutBuyer(value: unknown, wanted: Names): unknown {
  if (typeof value === 'string') return strikeNames(value, wanted, STRUCK);
  if (Array.isArray(value)) {
    return value.filter((one) => !isAbout(one, wanted)).map((one) => withoutBuyer(one, wanted));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      FIELD.test(key) ? key : strikeNames(key, wanted, STRUCK),
      withoutBuyer(one, wanted),
    ]),
  );
}

function isAbout(value: unknown, { names }: Names): boolean {
  if (typeof value !== 'object' || value === null || !('buyer' in value)) return false;
  return typeof value.buyer === 'string' && names.includes(value.buyer);
}
