// The setup tests run with: the shipped rules and the default policy, read from the package itself.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnalysisSetup } from '../analyse/analyse.ts';
import { defaultSetup, type Product, type Setup } from '../domain/setup.ts';
import { rulebookFromFiles } from '../engine/rulebook-from-files.ts';
import { parsePolicy } from '../threads/policy.ts';
import { packageRoot, readTexts } from '../work/package-root.ts';

const PRODUCTS: readonly Product[] = ['P1', 'P2', 'P3'].map((sku, index) => ({
  sku,
  title: `商品${sku}`,
  category: index < 2 ? '外套' : '水杯',
  priceFen: 9900 + index * 10_000,
  attributes: index < 2 ? { 面料: '纯棉' } : {},
  uses: [],
  boughtWith: [],
}));

/** Default policy, no roster, three products. */
export function shippedPolicySetup(): Setup {
  const file = join(packageRoot(), 'definitions/attribution/common-tool.yaml');
  const { policy, problems } = parsePolicy(readFileSync(file, 'utf8'));
  if (policy === null) throw new Error(JSON.stringify(problems));
  const products = new Map(PRODUCTS.map((product) => [product.sku, product]));
  return { ...defaultSetup(policy), products };
}

/** With every shipped rule compiled; a rule that does not compile fails the test that asks. */
export function shippedSetup(): AnalysisSetup {
  const files = readTexts(join(packageRoot(), 'rules'), ['.yaml']);
  const { rulebook, problems } = rulebookFromFiles(files);
  if (problems.length > 0) throw new Error(JSON.stringify(problems, null, 1));
  return { setup: shippedPolicySetup(), rulebook };
}
