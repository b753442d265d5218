// Which character separates the cells of a text table.
import { csvReader } from './csv.ts';

const CANDIDATES = [',', '\t', ';', '|'] as const;
export type Delimiter = (typeof CANDIDATES)[number];
const ROWS_LOOKED_AT = 20;

/**
 * The delimiter of the table that `head` begins: the one under which most of the first rows have the
 * same number of cells, more than one, as many as possible. ',' when nothing separates anything.
 */
export function findDelimiter(head: string): Delimiter {
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of CANDIDATES) {
    const score = agreement(head, delimiter);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

function agreement(head: string, delimiter: Delimiter): number {
  const rowsOfWidth = new Map<number, number>();
  let rows = 0;
  const reader = csvReader(delimiter, {
    row(cells) {
      if (rows >= ROWS_LOOKED_AT) return;
      rows++;
      rowsOfWidth.set(cells.length, (rowsOfWidth.get(cells.length) ?? 0) + 1);
    },
    problem() {},
  });
  reader.push(head);
  // The last line of a head that was cut is not a whole row; without any other it is all there is.
  if (rows === 0) reader.end();
  let best = 0;
  for (const [width, count] of rowsOfWidth) {
    if (width > 1) best = Math.max(best, (count / rows) * Math.min(width, 60));
  }
  return best;
}
