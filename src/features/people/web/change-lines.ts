// What a change changed, field by field: `role: viewer → manager`.

const LINES_MOST = 6;

function isMap(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text === undefined ? '–' : text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Fields that differ; the rest beyond six as a count; empty where nothing was noted. */
export function changeLines(
  before: unknown,
  after: unknown,
  nameOf: (field: string) => string = (field) => field,
): readonly string[] {
  if (!isMap(before) && !isMap(after)) {
    const [a, b] = [before ?? null, after ?? null];
    return a === null && b === null ? [] : [a === null ? show(b) : `${show(a)} → ${show(b)}`];
  }
  const old = isMap(before) ? before : {};
  const now = isMap(after) ? after : {};
  const lines = [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((key) => JSON.stringify(old[key]) !== JSON.stringify(now[key]))
    .map((key) => {
      if (!(key in old)) return `${nameOf(key)}: ${show(now[key])}`;
      return `${nameOf(key)}: ${show(old[key])} → ${show(now[key])}`;
    });
  const rest = lines.length - LINES_MOST;
  return rest > 0 ? [...lines.slice(0, LINES_MOST), `… +${rest}`] : lines;
}
