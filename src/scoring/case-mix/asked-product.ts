// The product a buyer came for: shown or named in the opening, or waiting in an unpaid order.
import type { AttributedOrder, Line } from '../../domain/analysis.ts';
import type { Product } from '../../domain/setup.ts';
import {
  type ProductWords,
  productsNamedIn,
  productsOfKindIn,
  productWordsOf,
} from '../../engine/product-words.ts';

export interface AskedProduct {
  readonly priceFen: number | null;
  readonly category: string | null;
}

const UNKNOWN: AskedProduct = { priceFen: null, category: null };

/**
 * The first product of the opening that the product table knows; of a category named without a product,
 * the category; else the first item of `waiting`. What was ordered afterwards is never looked at: only
 * buyers who bought have it.
 */
export function askedProduct(
  opening: readonly Line[],
  waiting: AttributedOrder | null,
  products: ReadonlyMap<string, Product>,
): AskedProduct {
  if (products.size === 0) return UNKNOWN;
  const words = productWordsOf(products);
  let category: string | null = null;
  for (const { message } of opening) {
    const product = ofLine(
      message.sku,
      message.kind === 'text' ? message.text : '',
      words,
      products,
    );
    if (product !== undefined) return { priceFen: product.priceFen, category: product.category };
    if (message.kind === 'text' && category === null) {
      category = productsOfKindIn(words, message.text)[0]?.category ?? null;
    }
  }
  if (category !== null) return { priceFen: null, category };
  const sku = waiting?.items[0]?.sku;
  const ordered = sku == null ? undefined : products.get(sku);
  return ordered === undefined ? UNKNOWN : ordered;
}

function ofLine(
  sku: string | null,
  text: string,
  words: ProductWords,
  products: ReadonlyMap<string, Product>,
): Product | undefined {
  if (sku !== null) return products.get(sku);
  return text === '' ? undefined : productsNamedIn(words, text)[0];
}
