// Remembers what a cell's text was found to mean, since columns of names and words repeat a few texts.

/** More different texts than this and the column is not worth remembering. */
const TEXTS_MAX = 20_000;

/** `find`, asked once per different text. What it returns must depend on the text alone. */
export function wordCache<T>(find: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const meaning = known.get(text);
    if (meaning !== undefined || known.has(text)) return meaning as T;
    const found = find(text);
    if (known.size < TEXTS_MAX) known.set(detached(text), found);
    return found;
  };
}

/** A copy that does not keep the whole text it was cut from in memory. */
export function detached(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}
