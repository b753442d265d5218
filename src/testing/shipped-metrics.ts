// The metric definitions that ship, read from their folder: for tests that count with the real ones.
import { readdirSync, readFileSync } from 'node:fs';
import { type ParsedDefinitions, parseDefinitions } from '../measures/parse-definitions.ts';

const folder = new URL('../../definitions/metrics/', import.meta.url);

/** Reads and checks every file of definitions/metrics/. */
export function readShippedMetrics(): ParsedDefinitions {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
  return parseDefinitions(files);
}
