// A value with its unit, as options and operator settings write it: 20s, 15m, 30%, 5, a word, a list.
export type Unit = 'duration' | 'percent' | 'number' | 'text' | 'list' | 'flag';

/** Durations are milliseconds, percents fractions (30% is 0.3). */
export type OptionValue =
  | { readonly unit: 'duration' | 'percent' | 'number'; readonly value: number }
  | { readonly unit: 'text'; readonly value: string }
  | { readonly unit: 'flag'; readonly value: boolean }
  | { readonly unit: 'list'; readonly value: readonly string[] };

const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** `20s`, `1.5m`, `1h30m` as milliseconds; null if it is not a duration with its unit. */
export function parseDuration(text: string): number | null {
  const trimmed = text.trim();
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(trimmed)) return null;
  let total = 0;
  for (const part of trimmed.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
    total += Number(part[1]) * (UNIT_MS[part[2] ?? ''] ?? 0);
  }
  return Math.round(total);
}

/** `20s`, `1h30m` of milliseconds. */
export function durationText(ms: number): string {
  if (ms === 0) return '0s';
  let rest = ms;
  let text = '';
  for (const unit of ['d', 'h', 'm', 's', 'ms']) {
    const size = UNIT_MS[unit] ?? 1;
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * size;
  }
  return text;
}

/** Reads what YAML or a command line gives; null for something that is no option value. */
export function parseOptionValue(raw: unknown): OptionValue | null {
  if (typeof raw === 'number') return { unit: 'number', value: raw };
  if (typeof raw === 'boolean') return { unit: 'flag', value: raw };
  if (Array.isArray(raw)) {
    return raw.every((item) => typeof item === 'string') ? { unit: 'list', value: raw } : null;
  }
  if (typeof raw !== 'string') return null;
  const durationMs = parseDuration(raw);
  if (durationMs !== null) return { unit: 'duration', value: durationMs };
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(raw.trim());
  if (percent) return { unit: 'percent', value: Number(percent[1]) / 100 };
  return { unit: 'text', value: raw };
}

/** An override given as text, e.g. `30s`, `5`, `true`. */
export function parseOverride(text: string, unit: Unit): OptionValue | null {
  const trimmed = text.trim();
  if (unit === 'number' && /^-?\d+(\.\d+)?$/.test(trimmed)) {
    return { unit, value: Number(trimmed) };
  }
  if (unit === 'flag' && /^(true|false)$/.test(trimmed)) {
    return { unit, value: trimmed === 'true' };
  }
  if (unit === 'list') return { unit, value: trimmed.split(/[,，]/).map((word) => word.trim()) };
  return parseOptionValue(trimmed);
}

/** The value as its author would write it. */
export function optionText(value: OptionValue): string {
  switch (value.unit) {
    case 'duration':
      return durationText(value.value);
    case 'percent':
      return `${Number((value.value * 100).toFixed(6))}%`;
    case 'list':
      return value.value.join(',');
    default:
      return String(value.value);
  }
}
