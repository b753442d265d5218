// A small seeded random source, so that whatever is made by chance can be made again.

/** Draws numbers; equal seeds give equal draws on every machine. */
export interface Prng {
  /** Uniform in [0, 1), 32 bits. */
  next(): number;
  /** Uniform integer in [0, below); `below` ≥ 1. */
  int(below: number): number;
  /** Uniform integer in [from, to], both included. */
  between(from: number, to: number): number;
  /** True with probability `p`. */
  chance(p: number): boolean;
  /** One element of a non-empty list, all equally likely. */
  pick<T>(list: readonly T[]): T;
  /** Index drawn in proportion to the weights; they need not sum to 1. */
  weighted(weights: readonly number[]): number;
  /** Standard normal (Box–Muller, one of the pair). */
  normal(): number;
  /** Log-normal with the given median and sigma of the logarithm. */
  logNormal(median: number, sigma: number): number;
}

/**
 * sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state, passes BigCrush. `stream` separates
 * independent sources of one seed.
 */
export function createPrng(seed: number, stream = ''): Prng {
  const mix = mixer(`${seed}/${stream}`);
  let a = mix();
  let b = mix();
  let c = mix();
  let d = 1;

  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i += 1) next();

  const int = (below: number): number => Math.floor(next() * below);
  const normal = (): number => {
    const radius = Math.sqrt(-2 * Math.log(1 - next()));
    return radius * Math.cos(2 * Math.PI * next());
  };
  return {
    next,
    int,
    normal,
    between: (from, to) => from + int(to - from + 1),
    chance: (p) => next() < p,
    pick: (list) => {
      if (list.length === 0) throw new Error('pick: empty list');
      return list[int(list.length)]!;
    },
    weighted: (weights) => {
      let total = 0;
      for (const weight of weights) total += weight;
      let left = next() * total;
      for (let i = 0; i < weights.length; i += 1) {
        left -= weights[i]!;
        if (left < 0) return i;
      }
      return weights.length - 1;
    },
    logNormal: (median, sigma) => median * Math.exp(sigma * normal()),
  };
}

/** xmur3: turns a text into as many 32-bit seeds as are asked for. */
function mixer(text: string): () => number {
  let h = 1_779_033_703 ^ text.length;
  for (let i = 0; i < text.length; i += 1) {
    h = Math.imul(h ^ text.charCodeAt(i), 3_432_918_353);
    h = (h << 13) | (h >>> 19);
  }
  return () => {
    h = Math.imul(h ^ (h >>> 16), 2_246_822_507);
    h = Math.imul(h ^ (h >>> 13), 3_266_489_909);
    h ^= h >>> 16;
    return h | 0;
  };
}
