// Large numbers in narrow boxes: how large follows from how long they are.
import type { CSSProperties } from 'react';
import { formatValue, type Unit } from './format.ts';
import type { Lang } from './preferences.ts';

/** For the element that shows the number; its size comes from `--kj-chars` and the width of its box, see figure.css. */
export function fitNumber(value: number | null, unit: Unit, lang: Lang): CSSProperties {
  const chars: Readonly<Record<'--kj-chars', number>> = {
    '--kj-chars': formatValue(value, unit, lang).length,
  };
  return chars as CSSProperties;
}
