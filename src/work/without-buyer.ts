// Strikes a buyer's name out of a stored report, and takes out the entries that are about them.

/** What stands where the name stood. */
const STRUCK = '***';

/**
 * The same JSON without these names: entries of lists that give one as a value of their own go whole (a
 * sampled conversation with its words); in all other texts and keys the name becomes `***`.
 */
export function withoutBuyer(value: unknown, names: readonly string[]): unknown {
  if (typeof value === 'string') return struck(value, names);
  if (Array.isArray(value)) {
    return value.filter((one) => !isAbout(one, names)).map((one) => withoutBuyer(one, names));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [struck(key, names), withoutBuyer(one, names)]),
  );
}

function isAbout(value: unknown, names: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).some((one) => typeof one === 'string' && names.includes(one));
}

function struck(text: string, names: readonly string[]): string {
  let out = text;
  for (const name of names) if (name !== '') out = out.replaceAll(name, STRUCK);
  return out;
}
