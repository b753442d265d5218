// Empirical Bayes: pulls each agent's estimate towards the team by as much as chance can explain.

export interface RawEstimate {
  readonly value: number;
  /** Of its error: by chance, and by what is not exactly known. */
  readonly variance: number;
}

export interface ShrunkEstimate {
  readonly mean: number;
  readonly sd: number;
  /** 0: nothing of the distance to the team was believed … 1: all of it. */
  readonly believed: number;
}

export interface Shrunk {
  readonly estimates: readonly ShrunkEstimate[];
  /** What the estimates are pulled towards. */
  readonly centre: number;
  /** Variance of the true values between agents. */
  readonly between: number;
}

/** With fewer the spread between agents cannot be learned, and nothing is shrunk. */
export const SHRINK_FROM = 4;

/**
 * C. N. Morris 1983, "Parametric empirical Bayes inference", JASA 78:47–55, section 5, for unequal
 * variances and one common mean: the variance between agents by weighted moments (DerSimonian and Laird's
 * where variances are equal), the factor (k − 3) ÷ (k − 1) for having estimated it, and intervals widened
 * for the same reason. With equal variances the means are those of Efron and Morris 1975 (positive-part
 * James–Stein towards the mean).
 */
export function shrinkEstimates(raw: readonly RawEstimate[]): Shrunk {
  const k = raw.length;
  if (k < SHRINK_FROM) {
    const estimates = raw.map(({ value, variance }) => ({
      mean: value,
      sd: Math.sqrt(variance),
      believed: 1,
    }));
    return { estimates, centre: 0, between: 0 };
  }
  const { between, centre, weights, total } = spreadOf(raw);
  const meanVariance =
    raw.reduce((sum, { variance }, i) => sum + variance * weights[i]!, 0) / total;
  const estimates = raw.map(({ value, variance }, i): ShrunkEstimate => {
    const pulled = (((k - 3) / (k - 1)) * variance) / (variance + between);
    const distance = value - centre;
    const unsure =
      (2 / (k - 3)) * pulled * pulled * ((meanVariance + between) / (variance + between));
    const own = 1 - weights[i]! / total;
    return {
      mean: centre + (1 - pulled) * distance,
      sd: Math.sqrt(variance * (1 - own * pulled) + unsure * distance * distance),
      believed: 1 - pulled,
    };
  });
  return { estimates, centre, between };
}

/** Iterates Morris's equation for the variance between; weights 1 ÷ (variance + between). */
function spreadOf(raw: readonly RawEstimate[]) {
  const k = raw.length;
  let between = 0;
  for (let n = 0; ; n++) {
    const weights = raw.map(({ variance }) => 1 / (variance + between));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const centre = raw.reduce((sum, { value }, i) => sum + value * weights[i]!, 0) / total;
    let sum = 0;
    raw.forEach(({ value, variance }, i) => {
      sum += weights[i]! * ((k / (k - 1)) * (value - centre) ** 2 - variance);
    });
    const next = Math.max(0, sum / total);
    if (Math.abs(next - between) < 1e-12 || n === 200) return { between, centre, weights, total };
    between = next;
  }
}
