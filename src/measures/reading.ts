// What one definition makes of some units: numerator, denominator, value, and what it left out.
import type { CompiledMetric } from './compile-metrics.ts';
import type { ListedUnit } from './list-units.ts';

export interface Reading {
  /** In the value's unit. */
  readonly numerator: number;
  readonly denominator: number;
  /** numerator ÷ denominator of a ratio, else numerator; null: nothing counts. */
  readonly value: number | null;
  readonly units: number;
  /** Why units were left out, each code once, in order of occurrence. */
  readonly leftOut: readonly string[];
}

/** Sums listed units, counted and left out. */
export function readingOf({ definition }: CompiledMetric, listed: readonly ListedUnit[]): Reading {
  const { scale, aggregate } = definition;
  const leftOut = new Set<string>();
  let whole = 0;
  let denominator = 0;
  let units = 0;
  for (const unit of listed) {
    if (unit.reason !== null) {
      leftOut.add(unit.reason);
      continue;
    }
    units++;
    // Summed as the whole numbers they are: the scale is put back and taken off again once.
    whole += Math.round(unit.numerator * scale);
    denominator += unit.denominator;
  }
  const numerator = whole / scale;
  const ratio = aggregate === 'ratio';
  const na = units === 0 || (ratio && denominator === 0);
  const value = na ? null : ratio ? numerator / denominator : numerator;
  return { numerator, denominator, value, units, leftOut: [...leftOut] };
}
