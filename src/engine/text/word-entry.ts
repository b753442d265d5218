// Reads one entry of a word pack: `A`, `A…B`, `^A`, `A$`, `^A$`.
import { fold } from '../../lib/text-folding.ts';

/** An entry taken apart. */
export interface WordEntry {
  /** Folded, in order, none empty; one unless the entry has a gap. */
  readonly parts: readonly string[];
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

/** Most characters between the parts of `A…B`. */
export const gapUnitsMax = 8;

/** Takes an entry apart; null if nothing is left to look for (`''`, `^`, `…`). */
export function parseWordEntry(word: string): WordEntry | null {
  let text = word.trim();
  const atStart = text.startsWith('^');
  if (atStart) text = text.slice(1);
  const atEnd = text.endsWith('$') && text.length > 1;
  if (atEnd) text = text.slice(0, -1);
  const parts = text
    .split(/…+/u)
    .map((part) => fold(part.trim()).text)
    .filter((part) => part !== '');
  return parts.length === 0 ? null : { parts, atStart, atEnd };
}
