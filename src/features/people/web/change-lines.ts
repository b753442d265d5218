// What a change changed, field by field: `role: viewer → manager`.

const LINES_MOST = 6;

function isMap(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text === undefined ? '–' : text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

interface Say {
  readonly nameOf: (field: string) => string;
  readonly sayValue: (field: string, value: unknown) => string;
}

const PLAIN: Say = { nameOf: (field) => field, sayValue: (_field, value) => show(value) };

/** Fields that differ, but ids; the rest beyond six as a count; empty where nothing was noted. */
export function changeLines(
  before: unknown,
  after: unknown,
  { nameOf, sayValue }: Say = PLAIN,
): readonly string[] {
  if (!isMap(before) && !isMap(after)) {
    const [a, b] = [before ?? null, after ?? null];
    if (a === null && b === null) return [];
    return [a === null ? sayValue('', b) : `${sayValue('', a)} → ${sayValue('', b)}`];
  }
  const old = isMap(before) ? before : {};
  const now = isMap(after) ? after : {};
  const lines = [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((key) => key !== 'id' && JSON.stringify(old[key]) !== JSON.stringify(now[key]))
    .map((key) => {
      if (!(key in old)) return `${nameOf(key)}: ${sayValue(key, now[key])}`;
      return `${nameOf(key)}: ${sayValue(key, old[key])} → ${sayValue(key, now[key])}`;
    });
  const rest = lines.length - LINES_MOST;
  return rest > 0 ? [...lines.slice(0, LINES_MOST), `… +${rest}`] : lines;
}
