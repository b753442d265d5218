// Which products a buyer's own words mean: titles and categories of the product table, compiled once per setup.
import type { Product } from '../domain/setup.ts';
import { fold, foldUnit } from '../lib/text-folding.ts';

/** Letters two titles' texts are compared by; a shorter common piece names nothing. */
const GRAM = 4;
/** A pair of letters found in the titles of so many products (夏季, 宽松) tells none of them apart. */
const COMMON_PAIR = 3;
const CATEGORY_LENGTH_MIN = 2;

export interface ProductWords {
  /** Products by folded piece of GRAM letters. */
  readonly grams: ReadonlyMap<string, readonly Product[]>;
  /** Pairs of letters that stand in many titles. */
  readonly common: ReadonlySet<string>;
  /** Products of a category by its folded name. */
  readonly categories: ReadonlyMap<string, readonly Product[]>;
  /** One bit for each hashed piece, and for each pair of letters that begins a category. */
  readonly pieces: Int32Array;
  readonly beginnings: Int32Array;
}

const cache = new WeakMap<ReadonlyMap<string, Product>, ProductWords>();

export function productWordsOf(products: ReadonlyMap<string, Product>): ProductWords {
  const known = cache.get(products);
  if (known !== undefined) return known;
  const words = compile([...products.values()]);
  cache.set(products, words);
  return words;
}

function compile(products: readonly Product[]): ProductWords {
  const grams = new Map<string, Product[]>();
  const pairs = new Map<string, Product[]>();
  const categories = new Map<string, Product[]>();
  for (const product of products) {
    const title = fold(product.title).text;
    for (let i = 0; i + 2 <= title.length; i++) {
      add(pairs, title.slice(i, i + 2), product);
      if (i + GRAM <= title.length) add(grams, title.slice(i, i + GRAM), product);
    }
    const category = fold(product.category ?? '').text;
    if (category.length >= CATEGORY_LENGTH_MIN) add(categories, category, product);
  }
  const common = new Set<string>();
  for (const [pair, holders] of pairs) if (holders.length >= COMMON_PAIR) common.add(pair);
  const pieces = new Int32Array(HASHED_BITS / 32);
  const beginnings = new Int32Array(HASHED_BITS / 32);
  for (const piece of grams.keys()) {
    const pair = pairOf(piece.charCodeAt(0), piece.charCodeAt(1));
    addBit(pieces, pieceOf(pair, pairOf(piece.charCodeAt(2), piece.charCodeAt(3))));
  }
  for (const name of categories.keys()) {
    addBit(beginnings, bitOf(pairOf(name.charCodeAt(0), name.charCodeAt(1))));
  }
  return { grams, common, categories, pieces, beginnings };
}

const HASHED_BITS = 1 << 16;

function addBit(bits: Int32Array, bit: number): void {
  bits[bit >>> 5]! |= 1 << (bit & 31);
}

function hasBit(bits: Int32Array, bit: number): boolean {
  return ((bits[bit >>> 5]! >>> (bit & 31)) & 1) === 1;
}

function pairOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e37_79b1) + Math.imul(second, 0x85eb_ca6b)) | 0;
}

function bitOf(pair: number): number {
  return pair >>> 16;
}

function pieceOf(first: number, second: number): number {
  return (Math.imul(first, 31) + second) >>> 16;
}

/** False where the text surely names no product and no category: for most lines, at one look a letter. */
export function mayName({ pieces, beginnings }: ProductWords, text: string): boolean {
  let previous = -1;
  let earlier = -1;
  let before = 0;
  let last = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = foldUnit(text.charCodeAt(i));
    // Folding drops units here, so what it puts side by side is not known.
    if (unit < 0 || (unit === previous && unit === earlier)) return true;
    if (i > 0) {
      const pair = pairOf(previous, unit);
      if (hasBit(beginnings, bitOf(pair))) return true;
      if (i >= GRAM - 1 && hasBit(pieces, pieceOf(before, pair))) return true;
      before = last;
      last = pair;
    }
    earlier = previous;
    previous = unit;
  }
  return false;
}

function add(map: Map<string, Product[]>, key: string, product: Product): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [product]);
  else if (list.at(-1) !== product) list.push(product);
}

/**
 * Products that a text names: by a whole title, or by a piece of one of at least four letters that stands
 * in no other title and is not made of common words alone (夏季薄款).
 */
export function productsNamedIn(words: ProductWords, text: string): readonly Product[] {
  const folded = fold(text).text;
  let named: Product[] | null = null;
  for (let at = 0; at + GRAM <= folded.length; ) {
    let holders = holdersAt(words, folded, at);
    if (holders === undefined) {
      at += 1;
      continue;
    }
    const from = at;
    for (at += 1; at + GRAM <= folded.length; at++) {
      const more = holdersAt(words, folded, at);
      if (more === undefined) break;
      const both: readonly Product[] = holders.filter((product) => more.includes(product));
      if (both.length === 0) break;
      holders = both;
    }
    const piece = folded.slice(from, at + GRAM - 1);
    const whole = holders.find((product) => fold(product.title).text === piece);
    const one = whole ?? (isDistinctive(words, piece) ? holders[0]! : null);
    if (one === null || (whole === undefined && holders.length > 1)) continue;
    named ??= [];
    if (!named.includes(one)) named.push(one);
  }
  return named ?? [];
}

/** Products whose title has the piece that stands at `at`; most places are settled by its bit. */
function holdersAt(
  { grams, pieces }: ProductWords,
  folded: string,
  at: number,
): readonly Product[] | undefined {
  const first = pairOf(folded.charCodeAt(at), folded.charCodeAt(at + 1));
  const second = pairOf(folded.charCodeAt(at + 2), folded.charCodeAt(at + 3));
  return hasBit(pieces, pieceOf(first, second))
    ? grams.get(folded.slice(at, at + GRAM))
    : undefined;
}

/** Whether two letters side by side belong to no common pair. */
function isDistinctive({ common }: ProductWords, piece: string): boolean {
  let free = 0;
  for (let i = 0; i < piece.length; i++) {
    const covered = common.has(piece.slice(i - 1, i + 1)) || common.has(piece.slice(i, i + 2));
    free = covered ? 0 : free + 1;
    if (free === 2) return true;
  }
  return false;
}

/** Products of the categories whose names stand in a text. */
export function productsOfKindIn(words: ProductWords, text: string): readonly Product[] {
  if (words.categories.size === 0) return [];
  const folded = fold(text).text;
  const found: Product[] = [];
  for (const [category, products] of words.categories) {
    if (folded.includes(category)) found.push(...products);
  }
  return found;
}
