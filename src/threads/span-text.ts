// Spans of time as people write them in definitions: `90s`, `15m`, `24h`, `2d`.

const UNIT_MS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Milliseconds of a whole number and its unit (s, m, h, d); null: not a span. */
export function parseSpan(text: string): number | null {
  const match = /^(\d{1,6})(s|m|h|d)$/.exec(text.trim());
  if (match === null) return null;
  const unitMs = UNIT_MS[match[2] as string];
  return unitMs === undefined ? null : Number(match[1]) * unitMs;
}

/** The span in its largest whole unit: `2d`, `36h`, `90s`; `ms` is a whole number of seconds. */
export function presentSpan(ms: number): string {
  for (const unit of ['d', 'h', 'm'] as const) {
    const unitMs = UNIT_MS[unit] as number;
    if (ms % unitMs === 0) return `${ms / unitMs}${unit}`;
  }
  return `${Math.round(ms / 1000)}s`;
}
