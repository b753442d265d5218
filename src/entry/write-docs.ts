// `npm run docs`: writes every page that is made from content and removes pages of rules that are gone.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../work/package-root.ts';
import { referenceDocs } from '../work/reference-docs.ts';

const root = packageRoot();
const pages = referenceDocs();
mkdirSync(join(root, 'docs', 'rules'), { recursive: true });
for (const name of readdirSync(join(root, 'docs', 'rules'))) {
  if (!pages.has(`docs/rules/${name}`)) rmSync(join(root, 'docs', 'rules', name));
}
for (const [path, text] of pages) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
process.stdout.write(`${pages.size} pages\n`);
