// Text tables for the terminal; Chinese characters are two columns wide.
import stringWidth from 'string-width';

export interface Column {
  readonly title: string;
  readonly right?: boolean;
}

/** Cuts to a display width, with an ellipsis. */
export function cutToWidth(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let cut = '';
  let used = 0;
  for (const character of text) {
    const next = stringWidth(character);
    if (used + next > width - 1) break;
    cut += character;
    used += next;
  }
  return `${cut}…`;
}

function pad(text: string, width: number, right: boolean): string {
  const gap = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return right ? gap + text : text + gap;
}

/** Lines of a table no wider than `width`; the last column gives way first. First line: the titles. */
export function columnTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  const widths = columns.map((column, i) =>
    Math.max(stringWidth(column.title), ...rows.map((row) => stringWidth(row[i] ?? ''))),
  );
  const last = widths.length - 1;
  const others = widths.slice(0, last).reduce((sum, each) => sum + each + 2, 0);
  widths[last] = Math.max(8, Math.min(widths[last] ?? 0, width - others));
  const line = (cells: readonly string[]): string =>
    columns
      .map((column, i) => {
        const room = widths[i] ?? 0;
        return pad(cutToWidth(cells[i] ?? '', room), room, column.right ?? false);
      })
      .join('  ')
      .trimEnd();
  return [line(columns.map((column) => column.title)), ...rows.map(line)];
}
