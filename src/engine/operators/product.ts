// product: products asked about, recommended by the agent, and what the two have in common (Q5).
import type { Product } from '../../domain/setup.ts';
import type { Facts } from '../facts.ts';
import type { Operator } from '../operator.ts';
import { hit, type Mark, MISS, notApplicable, type Outcome } from '../outcome.ts';
import { productsOf, sharedBy } from '../products.ts';
import type { Shown, ShownProducts } from '../shown-products.ts';

export const product: Operator = {
  name: 'product',
  doc: {
    zh: '商品：asked 买家问过某款，recommended 客服推荐过别的款，shares 推荐的与问的有没有共同点（类目、属性、用途、常一起买），dearer 推荐的更贵',
    en: 'Products: asked about, recommended, shares (category, attribute, use, bought together) with what was asked, dearer',
  },
  example: 'product: { recommended: true, shares: false }',
  compile: (args) => {
    const what: What = {
      asked: args.flag('asked'),
      recommended: args.flag('recommended'),
      shares: args.flag('shares'),
      dearer: args.flag('dearer'),
    };
    if (args.keys().length === 0) args.missing('recommended');
    return { judge: ({ facts }) => judgeProducts(what, facts), doubt: () => null };
  },
};

interface What {
  readonly asked: boolean | null;
  readonly recommended: boolean | null;
  readonly shares: boolean | null;
  readonly dearer: boolean | null;
}

function judgeProducts(what: What, facts: Facts): Outcome {
  const shown = productsOf(facts);
  const { asked, recommended } = shown;
  if (what.asked !== null && asked.length > 0 !== what.asked) return MISS;
  if (what.recommended !== null && recommended.length > 0 !== what.recommended) return MISS;
  if (what.shares === null && what.dearer === null) {
    const some = what.recommended === true ? recommended : what.asked === true ? asked : [];
    return hit(some.map((one) => markShown(facts, one, null)));
  }
  if (recommended.length === 0) return MISS;
  let unknown: string | null = null;
  const marks: Mark[] = [];
  for (const one of recommended) {
    const answer = compare(what, facts, one, shown);
    if (typeof answer === 'string') unknown ??= answer;
    else if (answer !== null) marks.push(answer);
  }
  if (marks.length > 0) return hit(marks);
  return unknown === null ? MISS : notApplicable(unknown);
}

/**
 * A mark if the recommended product is as wanted towards those asked about before; a code if unknown.
 * Where only a kind was named, it has to be so towards every product of that kind.
 */
function compare(
  what: What,
  facts: Facts,
  one: Shown,
  { asked, kinds, taken }: ShownProducts,
): Mark | string | null {
  const { products } = facts.stage.scene.setup;
  const offered = products.get(one.sku);
  const before = asked.filter(({ line }) => line < one.line);
  if (before.length > 0) {
    const wanted = before.map(({ sku }) => products.get(sku));
    if (offered === undefined || wanted.includes(undefined)) return 'product-unknown';
    const known = wanted.filter((item) => item !== undefined);
    const answer = compareTo(what, offered, known);
    return answer === null || answer.unknown !== null
      ? (answer?.unknown ?? null)
      : markShown(facts, one, answer.note);
  }
  // What the talk went on about is the product asked about, not a recommendation beside it.
  if (taken?.sku === one.sku) return null;
  const kind = kinds.findLast(({ line }) => line < one.line);
  if (kind === undefined) return 'no-asked-product';
  if (offered === undefined) return 'product-unknown';
  const answers = kind.products.map((item) => compareTo(what, offered, [item]));
  const doubt = answers.find((answer) => answer !== null && answer.unknown !== null);
  if (doubt?.unknown) return doubt.unknown;
  if (answers.every((answer) => answer === null)) return null;
  const first = answers[0];
  return answers.includes(null) || first == null
    ? 'no-asked-product'
    : markShown(facts, one, first.note);
}

interface Comparison {
  /** What they share, in codes, or that they share nothing. */
  readonly note: string;
  /** Why it cannot be told; null: it is as wanted. */
  readonly unknown: string | null;
}

/** null: it is not as wanted. */
function compareTo(
  { shares, dearer }: What,
  offered: Product,
  known: readonly Product[],
): Comparison | null {
  const shared = sharedByAny(offered, known);
  const names = known.map(({ title }) => title).join('、');
  const note =
    shared === null || shared.length === 0 ? `shares nothing with ${names}` : shared.join('; ');
  if (shares !== null) {
    if (shared === null) return { note, unknown: 'product-unknown' };
    if (shared.length > 0 !== shares) return null;
  }
  if (dearer !== null) {
    const prices = known.map(({ priceFen }) => priceFen).filter((price) => price !== null);
    if (offered.priceFen === null || prices.length < known.length) {
      return { note, unknown: 'price-unknown' };
    }
    if (offered.priceFen > Math.max(...prices) !== dearer) return null;
  }
  return { note, unknown: null };
}

function sharedByAny(offered: Product, known: readonly Product[]): readonly string[] | null {
  const shared = new Set<string>();
  let unknown = false;
  for (const item of known) {
    const some = sharedBy(item, offered);
    if (some === null) unknown = true;
    else for (const code of some) shared.add(code);
  }
  return shared.size === 0 && unknown ? null : [...shared];
}

function markShown(facts: Facts, { line }: Shown, note: string | null): Mark {
  const { id, at, by, agent } = facts.lines[line]!.message;
  const cited = { messageId: id, role: 'wrong' as const };
  return {
    line,
    at,
    agent: by === 'agent' ? agent : null,
    evidence: [note === null ? cited : { ...cited, note }],
  };
}
