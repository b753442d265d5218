// Tail probabilities the tests of the diagnosis need: normal, Student's t, hypergeometric.

/** ln Γ(x) for x > 0 (Lanczos, g = 7, 9 terms: about 15 digits). */
export function logGamma(x: number): number {
  const terms = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
    12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const y = x - 1;
  let sum = 0.9999999999998099;
  terms.forEach((term, i) => {
    sum += term / (y + i + 1);
  });
  const t = y + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** I_x(a, b), the regularised incomplete beta function, by its continued fraction (Lentz). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x),
  );
  if (x > (a + 1) / (a + b + 2)) return 1 - (front * fraction(1 - x, b, a)) / b;
  return (front * fraction(x, a, b)) / a;
}

const TINY = 1e-300;
const STEPS_MAX = 300;

function fraction(x: number, a: number, b: number): number {
  const apart = (value: number): number => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / apart(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= STEPS_MAX; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / apart(1 + even * d);
    c = apart(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / apart(1 + odd * d);
    c = apart(1 + odd / c);
    const step = d * c;
    result *= step;
    if (Math.abs(step - 1) < 1e-12) break;
  }
  return result;
}

/** Beyond this a t distribution is the normal one for all that matters here (z = 5: to 2 %). */
const DF_MAX = 1e4;

/** P(T ≥ t) of Student's t with `df` > 0 degrees of freedom. */
export function studentTail(t: number, df: number): number {
  const known = Math.min(df, DF_MAX);
  const half = incompleteBeta(known / (known + t * t), known / 2, 0.5) / 2;
  return t >= 0 ? half : 1 - half;
}

/** P(Z ≥ z) of the standard normal. */
export function normalTail(z: number): number {
  return studentTail(z, DF_MAX);
}

/** The t that `studentTail` gives `p` for, 0 < p < 0.5. */
export function studentQuantile(p: number, df: number): number {
  let low = 0;
  let high = 1000;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (studentTail(middle, df) > p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const logChoose = (n: number, k: number): number =>
  logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/**
 * Fisher's exact test, one-sided: the probability of `k` or more marked ones among `n`, if the
 * `marked` of all `total` were spread by chance.
 */
export function fisherTail(k: number, n: number, marked: number, total: number): number {
  const least = Math.max(0, n - (total - marked));
  const most = Math.min(n, marked);
  if (k <= least) return 1;
  if (k > most) return 0;
  const all = logChoose(total, n);
  let term = Math.exp(logChoose(marked, k) + logChoose(total - marked, n - k) - all);
  let sum = 0;
  for (let x = k; x <= most; x++) {
    sum += term;
    term *= ((marked - x) * (n - x)) / ((x + 1) * (total - marked - n + x + 1));
    if (term < sum * 1e-16) break;
  }
  return Math.min(1, sum);
}
