// product: products asked about, recommended by the agent, and what the two have in common (Q5).
import type { Evidence } from '../../domain/analysis.ts';
import type { Instant, Message } from '../../domain/event.ts';
import type { Product } from '../../domain/setup.ts';
import type { Facts } from '../facts.ts';
import { MISSES, OPEN } from '../foresight.ts';
import type { Operator } from '../operator.ts';
import { hit, type Mark, MISS, notApplicable, type Outcome } from '../outcome.ts';
import { productsOf, sharedBy, sharesWith } from '../products.ts';
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
    const needsOffer = what.recommended === true || what.shares !== null || what.dearer !== null;
    return {
      foresee: (facts) => (needsOffer && !facts.offers ? MISSES : OPEN),
      judge: ({ facts }) => judgeProducts(what, facts),
      doubt: () => null,
    };
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
    return answer === HOLDS ? markShown(facts, one, { offered, known }) : answer;
  }
  // What the talk went on about is the product asked about, not a recommendation beside it.
  if (taken?.sku === one.sku) return null;
  const kind = kinds.findLast(({ line }) => line < one.line);
  if (kind === undefined) return 'no-asked-product';
  if (offered === undefined) return 'product-unknown';
  const answers = kind.products.map((item) => compareTo(what, offered, [item]));
  const doubt = answers.find((answer) => answer !== null && answer !== HOLDS);
  if (doubt) return doubt;
  if (answers.every((answer) => answer === null)) return null;
  return answers.includes(null) || answers.length === 0
    ? 'no-asked-product'
    : markShown(facts, one, { offered, known: kind.products.slice(0, 1) });
}

const HOLDS = 'holds';

/** `HOLDS`; null: it is not as wanted; else a code that says why it cannot be told. */
function compareTo(
  { shares, dearer }: What,
  offered: Product,
  known: readonly Product[],
): string | null {
  if (shares !== null) {
    const sharing = sharesWithAny(offered, known);
    if (sharing === null) return 'product-unknown';
    if (sharing !== shares) return null;
  }
  if (dearer !== null) {
    const prices = known.map(({ priceFen }) => priceFen).filter((price) => price !== null);
    if (offered.priceFen === null || prices.length < known.length) return 'price-unknown';
    if (offered.priceFen > Math.max(...prices) !== dearer) return null;
  }
  return HOLDS;
}

/** null: too little is known of some of them. */
function sharesWithAny(offered: Product, known: readonly Product[]): boolean | null {
  let answer: boolean | null = false;
  for (let i = 0; i < known.length; i++) {
    const sharing = sharesWith(known[i]!, offered);
    if (sharing === true) return true;
    if (sharing === null) answer = null;
  }
  return answer;
}

interface Compared {
  readonly offered: Product;
  readonly known: readonly Product[];
}

/** What they share, in codes, or that they share nothing. */
function noteOf({ offered, known }: Compared): string {
  const shared = new Set<string>();
  for (const item of known) for (const code of sharedBy(item, offered) ?? []) shared.add(code);
  if (shared.size > 0) return [...shared].join('; ');
  return `shares nothing with ${known.map(({ title }) => title).join('、')}`;
}

/** A class for its getter: what products share is put in words only where it is cited. */
class ComparedMark implements Mark {
  readonly line: number;
  readonly at: Instant | null;
  readonly agent: string | null;
  private readonly messageId: string;
  private readonly compared: Compared;

  constructor({ id, at, by, agent }: Message, line: number, compared: Compared) {
    this.line = line;
    this.at = at;
    this.agent = by === 'agent' ? agent : null;
    this.messageId = id;
    this.compared = compared;
  }

  get evidence(): readonly Evidence[] {
    return [{ messageId: this.messageId, role: 'wrong', note: noteOf(this.compared) }];
  }
}

function markShown(facts: Facts, { line }: Shown, compared: Compared | null): Mark {
  const { message } = facts.lines[line]!;
  if (compared !== null) return new ComparedMark(message, line, compared);
  const { id, at, by, agent } = message;
  const evidence = [{ messageId: id, role: 'wrong' as const }];
  return { line, at, agent: by === 'agent' ? agent : null, evidence };
}
