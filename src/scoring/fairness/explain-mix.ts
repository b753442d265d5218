// What was hard or easy about the buyers an agent drew: the expected conversion, taken apart by feature.
import type { Design } from './design.ts';
import type { Feature, MixPart } from './fair-comparison.ts';
import { shareOf } from './regression.ts';
import type { Coefficients } from './ridge-step.ts';

/** Smaller parts are not worth a word: a thousandth of a point. */
const POINTS_MIN = 1e-5;

/**
 * By agent, largest first: (share of the agent's rows at a level − share of all) × the level's effect
 * against the mean effect, turned into points of conversion at the team's average slope. A combination
 * counts half for each of its features. Linear, so the parts add up only nearly.
 */
export function explainMix(
  design: Design,
  { main }: Coefficients,
  predictors: Float64Array,
): MixPart[][] {
  const { agents, agentOf, active, width, size, columns } = design;
  const p = columns.length;
  const counts = agents.map(() => new Float64Array(p));
  const all = new Float64Array(p);
  let slope = 0;
  for (let row = 0; row < size; row++) {
    const own = counts[agentOf[row]!]!;
    for (let k = row * width; k < (row + 1) * width; k++) {
      own[active[k]!] = own[active[k]!]! + 1;
      all[active[k]!] = all[active[k]!]! + 1;
    }
    const share = shareOf(predictors[row]!);
    slope += (share * (1 - share)) / size;
  }
  const centred = centre(design, main, all);
  return counts.map((own) => {
    const parts = new Map<Feature, { points: number; level: string; at: number; most: number }>();
    for (let j = 1; j < p; j++) {
      const { features, levels } = columns[j]!;
      const effect = centred[j]! * slope * (own[j]! / own[0]! - all[j]! / all[0]!);
      features.forEach((feature, n) => {
        const part = parts.get(feature) ?? { points: 0, level: '', at: -1, most: -1 };
        parts.set(feature, part);
        part.points += effect / features.length;
        if (features.length > 1 || Math.abs(effect) <= part.most) return;
        part.most = Math.abs(effect);
        part.level = levels[n]!;
        part.at = j;
      });
    }
    return [...parts]
      .filter(([, { points, at }]) => Math.abs(points) >= POINTS_MIN && at >= 0)
      .map(([feature, { points, level, at }]) => ({
        feature,
        points,
        level,
        ownShare: own[at]! / own[0]!,
        teamShare: all[at]! / all[0]!,
      }))
      .sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || (a.feature < b.feature ? -1 : 1));
  });
}

/** Effects less the mean effect of their feature over all rows. */
function centre({ columns }: Design, main: Float64Array, all: Float64Array): Float64Array {
  const means = new Map<string, number>();
  columns.forEach(({ features }, j) => {
    const key = features.join();
    means.set(key, (means.get(key) ?? 0) + (main[j]! * all[j]!) / all[0]!);
  });
  return main.map((value, j) => value - (means.get(columns[j]!.features.join()) ?? 0));
}
