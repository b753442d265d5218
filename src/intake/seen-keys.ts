// Remembers which rows or ids have been met, by hash: a few bytes each, however long the file.
import { addText, finishHash, type Hash, startHash } from '../lib/hash.ts';
import { type KeyTable, keyTable } from '../lib/key-table.ts';

/**
 * A function that remembers the parts it is given and says whether the same parts were met before.
 * Parts are compared in order and apart: ('ab','c') is not ('a','bc'). In a table shared by all files
 * of a run, `kind` keeps one format's rows from another's.
 */
export function seenKeys(
  table: KeyTable = keyTable(),
  kind = '',
): (parts: readonly string[]) => boolean {
  const hash: Hash = { high: 0, low: 0 };
  return (parts) => {
    startHash(hash, 0);
    if (kind !== '') addText(hash, kind);
    for (const part of parts) addText(hash, part);
    finishHash(hash);
    return table.keep(hash, 1) !== -1;
  };
}
