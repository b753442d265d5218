// What products a conversation is about, as products.ts finds it.
import type { Product } from '../domain/setup.ts';

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
