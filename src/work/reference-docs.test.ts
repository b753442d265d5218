// Generated pages are current: `npm run docs` would change nothing.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from './package-root.ts';
import { referenceDocs } from './reference-docs.ts';

const root = packageRoot();
const pages = referenceDocs();

test('every generated page is as `npm run docs` would write it', () => {
  const stale = [...pages].filter(([path, text]) => {
    const file = join(root, path);
    return !existsSync(file) || readFileSync(file, 'utf8') !== text;
  });
  expect(stale.map(([path]) => path)).toEqual([]);
});

test('no page is left of a rule that is gone', () => {
  const left = readdirSync(join(root, 'docs', 'rules')).map((name) => `docs/rules/${name}`);
  expect(left.filter((path) => !pages.has(path))).toEqual([]);
});
