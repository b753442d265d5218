// Mapping files named on the command line, read and checked.
import { readFileSync } from 'node:fs';
import { type Mapping, parseMapping } from '../intake/mapping.ts';
import { Refused } from './exit.ts';

/** Refuses with every problem of the first file that has any. */
export function readMappings(paths: readonly string[]): Mapping[] {
  return paths.map((path) => {
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch {
      throw new Refused({ zh: `读不了列对应表 ${path}`, en: `cannot read the mapping ${path}` });
    }
    const parsed = parseMapping(text, path);
    if ('problems' in parsed) throw new Refused(...parsed.problems);
    return parsed.mapping;
  });
}
