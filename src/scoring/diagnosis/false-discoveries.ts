// Benjamini–Hochberg: of many tests, how many of those called found are expected to be chance.

/**
 * q of each p, in the same order: the share of false ones among all found if this one is called found
 * (Benjamini & Hochberg 1995; holds for independent and positively dependent tests).
 */
export function falseDiscoveryRates(p: readonly number[]): number[] {
  const order = p.map((_, i) => i).sort((a, b) => (p[b] ?? 1) - (p[a] ?? 1));
  const q = new Array<number>(p.length).fill(1);
  let least = 1;
  order.forEach((at, place) => {
    const rank = p.length - place;
    least = Math.min(least, (p[at] ?? 1) * (p.length / rank));
    q[at] = least;
  });
  return q;
}

/** One p for several tests of which at least one may be true (Simes 1986). */
export function simes(p: readonly number[]): number {
  const sorted = [...p].sort((a, b) => a - b);
  return sorted.reduce((least, one, i) => Math.min(least, (one * sorted.length) / (i + 1)), 1);
}
