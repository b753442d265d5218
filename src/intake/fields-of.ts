// The fields of a generic table from a compact listing: name → headers, Chinese, English, required.
import type { Field } from './format.ts';

export type Column = readonly [headers: string, zh: string, en: string, required?: 'required'];

/** Headers are separated by spaces; `_`, spaces and case make no difference when they are compared. */
export function fieldsOf<K extends string>(
  columns: Readonly<Record<K, Column>>,
): readonly (Field & { readonly name: K })[] {
  return (Object.keys(columns) as K[]).map((name) => {
    const [headers, zh, en, required] = columns[name];
    const aliases = [name, ...headers.split(' ').filter((header) => header !== '')];
    return { name, aliases, required: required === 'required', words: { zh, en } };
  });
}

/** The index of every field's column, −1 where the table has none. */
export function placesOf<K extends string>(
  fields: readonly (Field & { readonly name: K })[],
  column: (name: string) => number,
): Readonly<Record<K, number>> {
  return Object.fromEntries(fields.map(({ name }) => [name, column(name)])) as Record<K, number>;
}
