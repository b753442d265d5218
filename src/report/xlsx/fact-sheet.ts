// Facts as rows of a sheet: which fields, under which header, in which format.
import type { Words } from '../../intake/format.ts';
import type { CellContent, CellKind, SheetColumn } from './sheet-xml.ts';

/** A record of a facts file, as its JSON line says. */
export type Fact = Readonly<Record<string, unknown>>;

export interface FactColumn {
  readonly title: Words;
  readonly width: number;
  readonly kind: CellKind;
  readonly value: (fact: Fact) => unknown;
}

export interface FactWords {
  /** Names of agents by id. */
  readonly agents: Readonly<Record<string, string>>;
  /** Name of a rule in the report's language. */
  readonly rules: ReadonlyMap<string, string>;
  readonly lang: 'zh' | 'en';
}

export function sheetColumns(columns: readonly FactColumn[], lang: 'zh' | 'en'): SheetColumn[] {
  return columns.map(({ title, width, kind }) => ({ title: title[lang], width, kind }));
}

function content(value: unknown): CellContent {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (Array.isArray(value)) return value.map((item) => content(item) ?? '').join(', ');
  return JSON.stringify(value);
}

/** Rows in the order of the facts. */
export async function* factRows(
  facts: AsyncIterable<Fact> | Iterable<Fact>,
  columns: readonly FactColumn[],
): AsyncGenerator<readonly CellContent[]> {
  for await (const fact of facts) yield columns.map((column) => content(column.value(fact)));
}
