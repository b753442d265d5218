// Exact split of the gap between two products, or sums of products, into their factors (LMDI-I).

/** One row's factors; its value is their product. */
export type Factors = readonly number[];

export interface Split {
  /** By factor; they add up to the gap. */
  readonly additive: readonly number[];
  /** By factor; they multiply to the ratio. null where a total is 0: there is no ratio then. */
  readonly multiplicative: readonly number[] | null;
}

/** Logarithmic mean; the number itself where both are equal, 0 where one is 0. */
export function logarithmicMean(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  const ratio = Math.log(a / b);
  // Near 1 the quotient loses digits: series of (e^r − 1) / r about 0.
  if (Math.abs(ratio) < 1e-4) return b * (1 + ratio / 2 + (ratio * ratio) / 6);
  return (a - b) / ratio;
}

const product = (row: Factors): number => row.reduce((value, factor) => value * factor, 1);

/**
 * Additive and multiplicative LMDI-I of V = Σ rows Π factors, from one state to another
 * (Ang 2005, "The LMDI approach to decomposition analysis", Energy Policy 33). Every row needs the same
 * number of factors, all ≥ 0; rows correspond by position.
 *
 * Zeros take the analytical limit (Ang, Zhang, Choi 1998): where a row's value comes from or falls
 * to 0, the whole of it belongs to the factors that were or become 0, in equal parts; where it is 0
 * on both sides nothing happened.
 */
export function splitGap(from: readonly Factors[], to: readonly Factors[]): Split {
  const count = from[0]?.length ?? 0;
  const additive = new Array<number>(count).fill(0);
  const weighted = new Array<number>(count).fill(0);
  const total = [sumOf(from), sumOf(to)] as const;
  const mean = logarithmicMean(total[1], total[0]);
  for (let r = 0; r < from.length; r++) {
    const before = from[r]!;
    const after = to[r]!;
    if ([...before, ...after].some((factor) => !(factor >= 0))) {
      throw new Error('decomposition: factors must be 0 or more');
    }
    const parts = splitRow(before, after);
    for (let k = 0; k < count; k++) {
      additive[k] = additive[k]! + parts[k]!;
      if (mean > 0) weighted[k] = weighted[k]! + parts[k]! / mean;
    }
  }
  settle(additive, total[1] - total[0]);
  return { additive, multiplicative: mean > 0 ? weighted.map(Math.exp) : null };
}

function sumOf(rows: readonly Factors[]): number {
  return rows.reduce((sum, row) => sum + product(row), 0);
}

function splitRow(before: Factors, after: Factors): number[] {
  const from = product(before);
  const to = product(after);
  if (from === 0 && to === 0) return before.map(() => 0);
  if (from === 0 || to === 0) {
    const empty = from === 0 ? before : after;
    const zeros = empty.filter((factor) => factor === 0).length;
    return empty.map((factor) => (factor === 0 ? (to - from) / zeros : 0));
  }
  const mean = logarithmicMean(to, from);
  return before.map((factor, k) => mean * Math.log(after[k]! / factor));
}

/** Puts what rounding left over (some 1e-16 of the gap) on the largest part. */
function settle(parts: number[], gap: number): void {
  let largest = 0;
  parts.forEach((part, k) => {
    if (Math.abs(part) > Math.abs(parts[largest]!)) largest = k;
  });
  if (parts.length === 0) return;
  const others = parts.reduce((sum, part, k) => (k === largest ? sum : sum + part), 0);
  parts[largest] = gap - others;
}
