// Finds the known name nearest to a mistyped one: "did you mean …".
import type { Words } from '../intake/format.ts';

/** The nearest of `known` within a third of its length in edits; null when none is near. */
export function suggest(word: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const name of known) {
    const edits = editDistance(word.toLowerCase(), name.toLowerCase());
    const size = Math.max(name.length, word.length);
    const allowed = size < 4 ? 1 : Math.max(2, Math.floor(size / 3));
    if (edits <= allowed && edits < least) {
      least = edits;
      best = name;
    }
  }
  return best;
}

/** Words for a name nobody knows, with the nearest known one or the whole list. */
export function unknownName(what: Words, name: string, known: readonly string[]): Words {
  const near = suggest(name, known);
  return near === null
    ? {
        zh: `不认识${what.zh}“${name}”，可以写：${known.join('、')}`,
        en: `Unknown ${what.en} "${name}". Known: ${known.join(', ')}`,
      }
    : {
        zh: `不认识${what.zh}“${name}”，是不是想写“${near}”？`,
        en: `Unknown ${what.en} "${name}". Did you mean "${near}"?`,
      };
}

/** Levenshtein distance in UTF-16 units. */
export function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row.push(Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + same));
    }
    above = row;
  }
  return above[b.length]!;
}
