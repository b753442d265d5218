// Which products a conversation is about: asked for by the buyer, recommended by agents; what they share.
import type { Product } from '../domain/setup.ts';
import { AGENT, BUYER, type Facts, hasWords, isOffer } from './facts.ts';
import { isAsking } from './line-memory.ts';
import {
  mayName,
  type ProductWords,
  productsNamedIn,
  productsOfKindIn,
  productWordsOf,
} from './product-words.ts';
import type { AskedKind, Shown, ShownProducts } from './shown-products.ts';

/** Turns down what was just shown. */
const DECLINES =
  /不喜欢|不需要|不用|不要|不想|不买|不是我|没问|我问的|我说的|太贵|一般般|别发|发错|换一?[个款]/;
const NONE: ShownProducts = { asked: [], recommended: [], kinds: [], taken: null };

/** A card of the very product asked about is no recommendation. */
export function productsOf(facts: Facts): ShownProducts {
  facts.shown ??= findShown(facts);
  return facts.shown;
}

function findShown(facts: Facts): ShownProducts {
  const { products } = facts.stage.scene.setup;
  const words = products.size === 0 ? null : productWordsOf(products);
  const asked: Shown[] = [];
  const recommended: Shown[] = [];
  const kinds: AskedKind[] = [];
  const wanted = new Set<string>();
  let offer: Shown | null = null;
  let taken: Shown | null = null;
  for (let line = 0; line < facts.lines.length; line++) {
    const side = facts.sides[line];
    const { message } = facts.lines[line]!;
    const { kind, sku, text } = message;
    if (side === BUYER) {
      if (sku === null && !hasWords(kind)) continue;
      const named = sku === null && words !== null && mayName(words, text) ? words : null;
      const skus = sku !== null ? [sku] : named === null ? [] : skusNamedIn(named, text);
      if (skus.length === 0 && offer !== null && asked.length === 0) {
        if (DECLINES.test(text)) offer = null;
        else if (isAsking(facts, line)) {
          taken = { sku: offer.sku, line };
          skus.push(offer.sku);
        }
      }
      for (const one of skus) {
        wanted.add(one);
        asked.push({ sku: one, line });
      }
      if (skus.length > 0 || named === null) continue;
      const ofKind = productsOfKindIn(named, text);
      if (ofKind.length > 0) kinds.push({ products: ofKind, line });
    } else if (side === AGENT && sku !== null && isOffer(message) && !wanted.has(sku)) {
      offer = { sku, line };
      recommended.push(offer);
    }
  }
  if (asked.length + recommended.length + kinds.length === 0) return NONE;
  return { asked, recommended, kinds, taken };
}

function skusNamedIn(words: ProductWords, text: string): string[] {
  return productsNamedIn(words, text).map(({ sku }) => sku);
}

/**
 * What two products share, as codes with a value: `category:连衣裙`, `attribute:材质=纯棉`, `use:送礼`,
 * `bought-together`. Empty: nothing. null: too little is known of one of them to say so.
 */
export function sharedBy(a: Product, b: Product): readonly string[] | null {
  const shared: string[] = [];
  if (a.category !== null && a.category === b.category) shared.push(`category:${a.category}`);
  for (const [name, value] of Object.entries(a.attributes)) {
    if (b.attributes[name] === value) shared.push(`attribute:${name}=${value}`);
  }
  for (const use of a.uses) if (b.uses.includes(use)) shared.push(`use:${use}`);
  if (a.boughtWith.includes(b.sku) || b.boughtWith.includes(a.sku)) shared.push('bought-together');
  if (shared.length === 0 && (isBlank(a) || isBlank(b))) return null;
  return shared;
}

/** Whether two products share anything: `sharedBy` without saying what. */
export function sharesWith(a: Product, b: Product): boolean | null {
  if (a.category !== null && a.category === b.category) return true;
  for (const name in a.attributes) if (b.attributes[name] === a.attributes[name]) return true;
  for (let i = 0; i < a.uses.length; i++) if (b.uses.includes(a.uses[i]!)) return true;
  if (a.boughtWith.includes(b.sku) || b.boughtWith.includes(a.sku)) return true;
  return isBlank(a) || isBlank(b) ? null : false;
}

function isBlank(product: Product): boolean {
  const { category, attributes, uses } = product;
  return category === null && uses.length === 0 && Object.keys(attributes).length === 0;
}
