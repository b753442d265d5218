// How alike two sentences are, from 0 to 1, and in what.
import { contentOf, unitWeight } from './content-words.ts';

/** A sentence prepared for comparing with many others. */
export interface Sentence {
  readonly content: string;
  /** Weight of each unit and pair of units, summed over its occurrences. */
  readonly features: ReadonlyMap<string, number>;
  readonly total: number;
}

export interface Similarity {
  /** 0 nothing in common, 1 the same but for courtesy words and signs. */
  readonly score: number;
  /** The stretches both have, longest first, as they are in the folded first sentence. */
  readonly shared: readonly string[];
}

/** Prepares a sentence: courtesy words and signs are taken off, width, case and script folded. */
export function prepareSentence(text: string): Sentence {
  const content = contentOf(text);
  const features = new Map<string, number>();
  let total = 0;
  const add = (feature: string, weight: number): void => {
    features.set(feature, (features.get(feature) ?? 0) + weight);
    total += weight;
  };
  for (let i = 0; i < content.length; i++) {
    const weight = unitWeight(content[i]!);
    add(content[i]!, weight / 2);
    if (i > 0) add(content.slice(i - 1, i + 1), (weight + unitWeight(content[i - 1]!)) / 2);
  }
  return { content, features, total };
}

/**
 * Weighted Dice coefficient over single units (half weight) and pairs of neighbouring units: twice the weight
 * both have, over the sum of both weights; min() over repeated ones. Particles and pronouns weigh a quarter.
 * Symmetric and deterministic; two empty sentences have similarity 0.
 */
export function compareSentences(a: Sentence, b: Sentence): Similarity {
  const whole = a.total + b.total;
  if (a.total === 0 || b.total === 0) return { score: 0, shared: [] };
  let both = 0;
  for (const [feature, weight] of a.features)
    both += Math.min(weight, b.features.get(feature) ?? 0);
  return { score: Math.min(1, (2 * both) / whole), shared: sharedStretches(a, b) };
}

/** Maximal runs of pairs that both sentences have, without single light units. */
function sharedStretches(a: Sentence, b: Sentence): string[] {
  const stretches = new Set<string>();
  const { content } = a;
  let start = -1;
  for (let i = 1; i <= content.length; i++) {
    const shared = i < content.length && b.features.has(content.slice(i - 1, i + 1));
    if (shared && start < 0) start = i - 1;
    if (!shared && start >= 0) {
      stretches.add(content.slice(start, i));
      start = -1;
    }
  }
  return [...stretches].sort((x, y) => y.length - x.length || (x < y ? -1 : 1));
}
