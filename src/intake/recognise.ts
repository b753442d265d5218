// Which known table a set of headers belongs to: by the headers it has, never by their position.
import type { TableFormat } from './format.ts';
import { cleanText, foldWidth } from './values.ts';

/** How much a mark, which a format's cousins lack, weighs against an ordinary field. */
const MARK_WEIGHT = 3;

export interface Recognition {
  readonly format: TableFormat;
  /** Field name → index of its column; fields that are absent are absent. */
  readonly columns: ReadonlyMap<string, number>;
  /** Required fields without a column: empty if the table is fully recognised. */
  readonly missing: readonly string[];
  readonly score: number;
}

/** `  订单金额（元） ` and `订单金额(元)` are one header: width, case, white space and wrapping aside. */
export function headerKey(header: string): string {
  return foldWidth(cleanText(header.replace(/^\uFEFF/, '')))
    .toLowerCase()
    .replace(/[\s_]+/g, '')
    .replaceAll('【', '[')
    .replaceAll('】', ']');
}

/**
 * The format whose required fields are all there (and one of its marks, if it has any), with most
 * columns known and marks before all; null if there is none. Formats earlier in the list win ties.
 */
export function recognise(
  headers: readonly string[],
  formats: readonly TableFormat[],
): Recognition | null {
  let best: Recognition | null = null;
  for (const recognition of compare(headers, formats)) {
    if (recognition.missing.length > 0 || recognition.score < 0) continue;
    if (best === null || recognition.score > best.score) best = recognition;
  }
  return best;
}

/** The format that comes nearest though something is missing, if more than half of its needs is there. */
export function nearest(
  headers: readonly string[],
  formats: readonly TableFormat[],
): Recognition | null {
  let best: Recognition | null = null;
  for (const recognition of compare(headers, formats)) {
    const required = recognition.format.fields.filter((field) => field.required).length;
    if (recognition.missing.length * 2 > required || recognition.columns.size < 3) continue;
    if (best === null || Math.abs(recognition.score) > Math.abs(best.score)) best = recognition;
  }
  return best;
}

/** Score: columns known, each mark more; negative if the format has marks and none is there. */
function compare(headers: readonly string[], formats: readonly TableFormat[]): Recognition[] {
  const places = new Map<string, number>();
  headers.forEach((header, index) => {
    const key = headerKey(header);
    if (key !== '' && !places.has(key)) places.set(key, index);
  });
  return formats.map((format) => {
    const columns = new Map<string, number>();
    const missing: string[] = [];
    for (const field of format.fields) {
      const place = field.aliases.map((alias) => places.get(headerKey(alias))).find(known);
      if (place !== undefined) columns.set(field.name, place);
      else if (field.required) missing.push(field.name);
    }
    const marks = format.marks.filter((mark) => places.has(headerKey(mark))).length;
    const unmarked = format.marks.length > 0 && marks === 0;
    const score = columns.size + marks * MARK_WEIGHT;
    return { format, columns, missing, score: unmarked ? -score : score };
  });
}

function known(place: number | undefined): place is number {
  return place !== undefined;
}
