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
    .replaceAll('】', ']')
    .replace(/\(元\)$/, '');
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

interface FormatKeys {
  /** Keys of each field's aliases. */
  readonly fields: readonly (readonly string[])[];
  readonly marks: readonly string[];
}

const formatKeys = new WeakMap<TableFormat, FormatKeys>();

/** Made once: every row that might be a header is compared with every format. */
function keysOf(format: TableFormat): FormatKeys {
  const made = formatKeys.get(format) ?? {
    fields: format.fields.map(({ aliases }) => aliases.map(headerKey)),
    marks: format.marks.map(headerKey),
  };
  formatKeys.set(format, made);
  return made;
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
    const keys = keysOf(format);
    format.fields.forEach(({ name, required }, i) => {
      const place = keys.fields[i]!.map((key) => places.get(key)).find(known);
      if (place !== undefined) columns.set(name, place);
      else if (required) missing.push(name);
    });
    const marks = keys.marks.filter((mark) => places.has(mark)).length;
    const unmarked = format.marks.length > 0 && marks === 0;
    const score = columns.size + marks * MARK_WEIGHT;
    return { format, columns, missing, score: unmarked ? -score : score };
  });
}

function known(place: number | undefined): place is number {
  return place !== undefined;
}
