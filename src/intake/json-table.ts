// A list of JSON objects (an array, or one a line) as the rows of a table whose headers are their keys.
import type { BoundTable, IntakeContext, TableFormat } from './format.ts';
import {
  asText,
  type JsonObject,
  type JsonRecord,
  jsonRecords,
} from './json-document/json-records.ts';
import { headerKey, type Recognition, recognise } from './recognise.ts';

/** So many objects are looked at to learn which keys there are. */
const SAMPLE = 200;
/** Lists inside an order or a product, never the list of rows itself. */
const INNER = new Set([
  'items',
  'orderItems',
  'skus',
  'products',
  'goods',
  '商品',
  '商品明细',
  '明细',
  'uses',
  'boughtWith',
]);

export interface JsonTable {
  readonly recognition: Recognition | null;
  /** Keys of the first objects, for a refusal to quote; none if no object could be read at all. */
  readonly keys: readonly string[];
}

/** Reads the whole document, or with `probe` only as much as recognising it takes. */
export async function readJsonTable(
  chunks: AsyncIterable<string>,
  formats: readonly TableFormat[],
  context: IntakeContext,
  probe: boolean,
): Promise<JsonTable> {
  const recordKeys = new Set(
    formats.flatMap(({ fields }) => fields.flatMap(({ name, aliases }) => [name, ...aliases])),
  );
  let sample: JsonRecord[] | null = [];
  let table = null as ((record: JsonRecord) => void) | null;
  let bound = null as BoundTable | null;
  let result: JsonTable = { recognition: null, keys: [] };

  const decide = (records: readonly JsonRecord[]): void => {
    const keys = [...new Set(records.flatMap(({ value }) => Object.keys(value)))];
    const recognition = recognise(keys, formats);
    result = { recognition, keys };
    sample = null;
    if (recognition === null || probe) return;
    const binding = bindObjects(recognition, keys, context);
    bound = binding.bound;
    table = binding.row;
    for (const record of records) table(record);
  };

  for await (const record of jsonRecords(chunks, { inner: INNER, recordKeys }, context)) {
    if (sample === null) table?.(record);
    else if (sample.push(record) >= SAMPLE) decide(sample);
    if (sample === null && table === null) return result;
  }
  if (sample !== null) decide(sample);
  bound?.end?.();
  return result;
}

/** Every field of the format gets a column, so that a key which first occurs late is still read. */
function bindObjects(
  recognition: Recognition,
  keys: readonly string[],
  context: IntakeContext,
): { bound: BoundTable; row(record: JsonRecord): void } {
  const { fields } = recognition.format;
  const columns = new Map(fields.map(({ name }, index) => [name, index]));
  const byKey = new Map<string, number>();
  fields.forEach(({ aliases }, index) => {
    for (const alias of aliases)
      if (!byKey.has(headerKey(alias))) byKey.set(headerKey(alias), index);
  });
  const others = keys.filter((key) => !byKey.has(headerKey(key)));
  others.forEach((key, index) => {
    byKey.set(headerKey(key), fields.length + index);
  });
  const headers = [...fields.map(({ name }) => name), ...others];
  const bound = recognition.format.bind((name) => columns.get(name) ?? -1, context, headers);
  const places = new Map<string, number>();
  return {
    bound,
    row({ value, line }) {
      const cells = Array<string>(headers.length).fill('');
      for (const key of Object.keys(value)) {
        let place = places.get(key);
        if (place === undefined) {
          place = byKey.get(headerKey(key)) ?? -1;
          places.set(key, place);
        }
        if (place >= 0 && cells[place] === '') cells[place] = cellOf(value, key);
      }
      bound.row(cells, line);
    },
  };
}

function cellOf(record: JsonObject, key: string): string {
  const value = record[key];
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return asText(value);
}
