// The sample shop's products with what they share, so that a recommendation can be right or wrong.
import { type Goods, listPresaleTopics, type Topic } from './phrasebook.ts';
import { boughtTogether, catalogue as rows } from './words/catalogue.ts';

export interface SampleProduct {
  readonly sku: string;
  readonly title: string;
  /** What people call it. */
  readonly name: string;
  readonly category: string;
  readonly goods: Goods;
  /** What buyers say when they look for one: 裙子, 裤子 … */
  readonly need: string;
  readonly priceFen: number;
  readonly material: string;
  readonly style: string;
  readonly fit: string;
  readonly colours: readonly string[];
  readonly sizes: readonly string[];
  readonly uses: readonly string[];
  readonly boughtWith: readonly string[];
  /** What buyers may ask about it. */
  readonly topics: readonly Topic[];
}

/** What two products have in common, in words for a sentence; null if nothing at all. */
export interface SharedTrait {
  readonly kind: 'category' | 'material' | 'style' | 'fit' | 'use' | 'bought-with';
  readonly words: string;
}

/** The first thing two products share. */
export function findShared(one: SampleProduct, other: SampleProduct): SharedTrait | null {
  const use = one.uses.find((name) => other.uses.includes(name));
  if (use !== undefined) {
    return { kind: 'use', words: `适合${use}${other.goods === 'clothes' ? '穿' : '用'}的` };
  }
  if (one.material === other.material) return { kind: 'material', words: `${one.material}的` };
  if (one.style === other.style) return { kind: 'style', words: `${one.style}风格的` };
  if (one.category === other.category) return { kind: 'category', words: one.need };
  if (one.fit === other.fit) return { kind: 'fit', words: `${one.fit}的` };
  if (one.boughtWith.includes(other.sku) || other.boughtWith.includes(one.sku)) {
    return { kind: 'bought-with', words: '好多顾客一起带的' };
  }
  return null;
}

/** All products, in catalogue order. */
export const catalogue: readonly SampleProduct[] = parseCatalogue();

/** Products that share something with a product, and such that share nothing, by sku. */
export const related: ReadonlyMap<string, readonly SampleProduct[]> = pairs(true);
export const unrelated: ReadonlyMap<string, readonly SampleProduct[]> = pairs(false);

function pairs(shares: boolean): ReadonlyMap<string, readonly SampleProduct[]> {
  return new Map(
    catalogue.map((one) => [
      one.sku,
      catalogue.filter((other) => other !== one && (findShared(one, other) !== null) === shares),
    ]),
  );
}

function parseCatalogue(): readonly SampleProduct[] {
  const together = new Map<string, readonly string[]>();
  for (const entry of boughtTogether.trim().split(/[|\n]/)) {
    const [sku = '', ...others] = entry.split(' ').map((tail) => `68120345${tail}`);
    together.set(sku, others);
  }
  const products: SampleProduct[] = [];
  let head: readonly string[] = [];
  for (const line of rows.trim().split('\n')) {
    if (line.startsWith('# ')) {
      head = line.slice(2).split(' ');
      continue;
    }
    const cells = line.split('|');
    if (cells.length !== 10) throw new Error(`catalogue row: ${line}`);
    const [sku, title, name, price, material, style, fit, colours, uses, sizes] = cells;
    products.push({
      sku: sku!,
      title: title!,
      name: name!,
      category: head[0]!,
      goods: head[1] as Goods,
      need: head[2]!,
      priceFen: Number(price) * 100,
      material: material!,
      style: style!,
      fit: fit!,
      colours: colours!.split(','),
      sizes: sizes!.split(','),
      uses: uses!.split(','),
      boughtWith: together.get(sku!) ?? [],
      topics: listPresaleTopics(head[1] as Goods, `${head[0]!} ${title!} ${name!}`),
    });
  }
  return products;
}
