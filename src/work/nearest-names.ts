// Keeps the few names nearest to a mistyped one while names stream by: "did you mean …".
import { editDistance } from '../engine/suggest.ts';

export interface NearestNames {
  offer(name: string): void;
  /** Nearest first. */
  list(): readonly string[];
}

const MISTAKES_MAX = 4;
/** Distance of a name that ends in what was asked for: people paste the last digits. */
const PART = 0.5;

function distanceOf(wanted: string, name: string): number {
  if (wanted.length >= 4 && name.includes(wanted)) return PART;
  const allowed = Math.min(MISTAKES_MAX, Math.max(2, Math.floor(wanted.length / 3)));
  const far = Number.POSITIVE_INFINITY;
  if (Math.abs(name.length - wanted.length) > allowed) return far;
  const mistakes = editDistance(wanted, name);
  return mistakes > allowed ? far : mistakes;
}

/** At most `max` names, none further off than a few typing mistakes; equal ones by name. */
export function nearestNames(wanted: string, max = 3): NearestNames {
  const kept: { readonly name: string; readonly distance: number }[] = [];
  return {
    offer(name) {
      const distance = distanceOf(wanted, name);
      if (!Number.isFinite(distance) || kept.some((one) => one.name === name)) return;
      kept.push({ name, distance });
      kept.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
      if (kept.length > max) kept.pop();
    },
    list: () => kept.map(({ name }) => name),
  };
}
