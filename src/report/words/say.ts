// Puts a code into words; a code nobody gave words to is shown as it is, never hidden.
import type { Words } from '../../intake/format.ts';

export type WordTable = Readonly<Record<string, Words>>;

/** The words for a code, with `{name}` filled in; the code itself where there are none. */
export function say(
  table: WordTable,
  code: string,
  detail: Readonly<Record<string, string | number | null>> = {},
): Words {
  const words = Object.hasOwn(table, code) ? table[code] : undefined;
  if (words === undefined) return { zh: code, en: code };
  return { zh: fill(words.zh, detail), en: fill(words.en, detail) };
}

function fill(text: string, detail: Readonly<Record<string, string | number | null>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(detail, name) ? detail[name] : undefined;
    return value === undefined || value === null ? whole : String(value);
  });
}
