// Remembers what a cell's text was found to mean, since columns of names and words repeat a few texts.

/** More different texts than this and the column is not worth remembering. */
const TEXTS_MAX = 20_000;

/** `find`, asked once per different text. What it returns must depend on the text alone. */
export function wordCache<T>(find: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  let last = '';
  let lastMeaning = find(last);
  return (text) => {
    // Neighbouring rows mostly say the same, and comparing is faster than looking up.
    if (text === last) return lastMeaning;
    const meaning = known.get(text);
    const isKnown = meaning !== undefined || known.has(text);
    const found = isKnown ? (meaning as T) : find(text);
    if (!isKnown && known.size < TEXTS_MAX) known.set(detached(text), found);
    last = text;
    lastMeaning = found;
    return found;
  };
}

/** A copy that does not keep the whole text it was cut from in memory. */
export function detached(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}
