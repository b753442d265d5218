// Shows that every code a user can meet is explained in docs/reference/quarantine.md, and none that is not there.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { refusalWords } from './refusals.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
/** How code names its faults and notices. */
const MENTIONS = [
  /code: '([a-z]+(?:-[a-z]+)+)'/g,
  /\brefuse\(\s*[^,()]+,\s*'([a-z]+(?:-[a-z]+)+)'/g,
  /\bfault\(\s*'[^']+',\s*'([a-z]+(?:-[a-z]+)+)'/g,
  /notices\.add\(\s*['`]([a-z]+(?:-[a-z]+)*)/g,
];

it('G1 docs/reference/quarantine.md explains every code', () => {
  const page = readFileSync(join(HERE, '../../docs/reference/quarantine.md'), 'utf8');
  const explained = new Set(
    [...page.matchAll(/`([a-z]+(?:-[a-z]+)*)`/g)].map((match) => match[1]!),
  );
  const used = new Set(Object.keys(refusalWords));
  for (const name of readdirSync(HERE, { recursive: true }).map(String)) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
    const source = readFileSync(join(HERE, name), 'utf8');
    for (const mention of MENTIONS)
      for (const match of source.matchAll(mention)) used.add(match[1]!);
  }
  expect([...used].filter((code) => !explained.has(code)).sort()).toEqual([]);
  const known = new Set([...used, 'untimed']);
  expect([...explained].filter((code) => !known.has(code)).sort()).toEqual([]);
});
