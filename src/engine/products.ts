// Which products a conversation is about: asked for by the buyer, recommended by agents; what they share.
import type { Product } from '../domain/setup.ts';
import { AGENT, BUYER, type Facts, hasWords } from './facts.ts';
import {
  type ProductWords,
  productsNamedIn,
  productsOfKindIn,
  productWordsOf,
} from './product-words.ts';
import { isQuestion } from './text/question.ts';

/** A product somebody showed, at a line. */
export interface Shown {
  readonly sku: string;
  readonly line: number;
}

/** A kind of product a buyer named, at a line. */
export interface AskedKind {
  readonly products: readonly Product[];
  readonly line: number;
}

export interface ShownProducts {
  /** Shown by the buyer (card or link), named by words of a title, or taken up when an agent showed it. */
  readonly asked: readonly Shown[];
  /** Shown by an agent and not asked about before. */
  readonly recommended: readonly Shown[];
  /** Categories named in lines that name no product. */
  readonly kinds: readonly AskedKind[];
  /** What the buyer, who had named no product, asked on about after an agent had shown it. */
  readonly taken: Shown | null;
}

/** Turns down what was just shown. */
const DECLINES =
  /不喜欢|不需要|不用|不要|不想|不买|不是我|没问|我问的|我说的|太贵|一般般|别发|发错|换一?[个款]/;
const NONE: ShownProducts = { asked: [], recommended: [], kinds: [], taken: null };
const cache = new WeakMap<Facts, ShownProducts>();

/** A card of the very product asked about is no recommendation. */
export function productsOf(facts: Facts): ShownProducts {
  const known = cache.get(facts);
  if (known !== undefined) return known;
  const shown = findShown(facts);
  cache.set(facts, shown);
  return shown;
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
    const { kind, sku, text } = facts.lines[line]!.message;
    if (side === BUYER) {
      if (sku === null && !hasWords(kind)) continue;
      const skus = sku !== null ? [sku] : words === null ? [] : skusNamedIn(words, text);
      if (skus.length === 0 && offer !== null && asked.length === 0) {
        if (DECLINES.test(text)) offer = null;
        else if (isQuestion(text)) {
          taken = { sku: offer.sku, line };
          skus.push(offer.sku);
        }
      }
      for (const one of skus) {
        wanted.add(one);
        asked.push({ sku: one, line });
      }
      if (skus.length > 0 || words === null) continue;
      const ofKind = productsOfKindIn(words, text);
      if (ofKind.length > 0) kinds.push({ products: ofKind, line });
    } else if (side === AGENT && sku !== null && kind !== 'order' && !wanted.has(sku)) {
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

function isBlank(product: Product): boolean {
  const { category, attributes, uses } = product;
  return category === null && uses.length === 0 && Object.keys(attributes).length === 0;
}
