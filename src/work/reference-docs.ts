// Every documentation page that is made from content, so that none can go stale.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { presentOperators } from '../engine/present-language.ts';
import { parseRuleFiles } from '../engine/rulebook-from-files.ts';
import { describeMetrics } from '../measures/describe.ts';
import { parseDefinitions } from '../measures/parse-definitions.ts';
import { describeRule, describeRulebook } from './describe-rule.ts';
import { packageRoot, readTexts } from './package-root.ts';
import { referenceSchemas } from './reference-schemas.ts';

const OPERATORS_FROM = '<!-- operators: generated -->';
const OPERATORS_TO = '<!-- end of operators -->';

/** Path below the package → text, for every generated page. */
export function referenceDocs(): Map<string, string> {
  const root = packageRoot();
  const pages = new Map<string, string>();
  for (const [name, text] of referenceSchemas()) pages.set(`docs/reference/${name}`, text);
  const metrics = readTexts(join(root, 'definitions', 'metrics'), ['.yaml']);
  const { definitions, reasons } = parseDefinitions(metrics);
  pages.set('docs/reference/metrics.md', describeMetrics(definitions, reasons));
  const language = 'docs/reference/rule-language.md';
  pages.set(language, withOperators(readFileSync(join(root, language), 'utf8')));
  const files = readTexts(join(root, 'rules'), ['.yaml', '.chat']);
  const texts = new Map(files.map(({ name, text }) => [name, text]));
  const { rules } = parseRuleFiles(files);
  pages.set('docs/rules/README.md', describeRulebook(rules));
  for (const rule of rules) {
    const [yaml, chat] = [texts.get(`${rule.id}.yaml`) ?? '', texts.get(`${rule.id}.chat`) ?? ''];
    pages.set(`docs/rules/${rule.id}.md`, describeRule(rule, yaml, chat));
  }
  return pages;
}

function withOperators(page: string): string {
  const from = page.indexOf(OPERATORS_FROM) + OPERATORS_FROM.length;
  const to = page.indexOf(OPERATORS_TO);
  return `${page.slice(0, from)}\n\n${presentOperators()}\n${page.slice(to)}`;
}
