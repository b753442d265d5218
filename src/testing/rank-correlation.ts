// Spearman's rank correlation: whether two lists put the same things in the same order.

/** −1 … 1; lists of one length, at least two values; equal values share their mean rank. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranks(a), ranks(b)];
  const mean = (a.length + 1) / 2;
  const sum = (of: (at: number) => number): number => x.reduce((total, _, at) => total + of(at), 0);
  const both = sum((at) => (x[at]! - mean) * (y[at]! - mean));
  return both / Math.sqrt(sum((at) => (x[at]! - mean) ** 2) * sum((at) => (y[at]! - mean) ** 2));
}

function ranks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const same = values.filter((other) => other === value).length;
    return below + (same + 1) / 2;
  });
}
