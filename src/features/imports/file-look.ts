// What a received file is: recognised by name and content, mapped as last time, unknown, or of no use.
import type { Feeds, Words } from '../../intake/format.ts';
import { genericFormats } from '../../intake/generic-formats.ts';
import type { Mapping } from '../../intake/mapping.ts';
import { nullSink } from '../../intake/null-sink.ts';
import { readFile, startRun } from '../../intake/read-file.ts';
import { sampleTable, type TableSample } from '../../intake/sample-table.ts';
import { mappingShape } from './mapping-shape.ts';
import { type FilePreview, type PreviewSettings, previewRows, shownWords } from './preview-rows.ts';
import { shownText } from './safe-name.ts';

/** known: a format of ours. mapped: by a column mapping. unknown: a table to be mapped, or mapped anew. unusable: neither. */
export type LookState = 'known' | 'mapped' | 'unknown' | 'unusable';

export interface FileLook {
  readonly state: LookState;
  readonly format: { readonly id: string; readonly feeds: Feeds; readonly words: Words } | null;
  readonly encoding: string | null;
  /** Why it cannot be used as it is; null: it can. */
  readonly refusal: { readonly code: string; readonly words: Words } | null;
  readonly preview: FilePreview | null;
  /** Of a table that may be mapped: its headers and first rows as they stand. */
  readonly table: {
    readonly headers: readonly string[];
    readonly rows: readonly (readonly string[])[];
  } | null;
  /** Names tables of these headers; null: it is none. */
  readonly shape: string | null;
}

const UNKNOWN = new Set(['unknown-table', 'unknown-json']);
const ROWS_SHOWN = 20;
const CELL_MAX = 60;
const COLUMNS_MAX = 200;

/** Recognises the file at `path`; `findMapping` knows what was said of tables of a shape before. */
export async function lookAtFile(
  path: string,
  settings: PreviewSettings,
  findMapping: (shape: string) => Promise<Mapping | null>,
): Promise<{ readonly look: FileLook; readonly mapping: Mapping | null }> {
  const plain = await probe(path, [], settings);
  const sample = isForMapping(plain) ? await sampleOf(path) : null;
  const mapping = sample === null ? null : await findMapping(mappingShape(sample.headers));
  if (mapping !== null) return { look: await lookMapped(path, mapping, settings), mapping };
  const look = await lookOf(path, plain, [], settings, sample);
  return { look: isMisread(look) ? { ...look, state: 'unknown' } : look, mapping: null };
}

/** A table of nobody's format, or of a format that knows columns by their names alone. */
function isForMapping({ format, refusal }: Probed): boolean {
  if (refusal !== null) return UNKNOWN.has(refusal.code);
  return genericFormats.some(({ id }) => id === format?.id);
}

/** Its headers look like ours, yet not one of the first rows can be used: they mean something else. */
function isMisread({ state, table, preview }: FileLook): boolean {
  return state === 'known' && table !== null && preview?.rows.length === 0 && preview.faulty > 0;
}

/** The look of a table read by a mapping. */
export async function lookMapped(
  path: string,
  mapping: Mapping,
  settings: PreviewSettings,
): Promise<FileLook> {
  const found = await probe(path, [mapping], settings);
  return await lookOf(path, found, [mapping], settings, await sampleOf(path));
}

type Probed = Awaited<ReturnType<typeof probe>>;

async function probe(path: string, mappings: readonly Mapping[], settings: PreviewSettings) {
  const options = { ...settings, shop: '', mappings };
  return await readFile(path, options, nullSink, startRun(), true);
}

async function lookOf(
  path: string,
  { format, encoding, refusal }: Probed,
  mappings: readonly Mapping[],
  settings: PreviewSettings,
  sample: TableSample | null,
): Promise<FileLook> {
  const usable = refusal === null && format !== null;
  const preview = usable ? await previewRows(path, mappings, settings) : null;
  const byMapping = usable && mappings.some(({ name }) => format.id.endsWith(`(${name})`));
  return {
    state: usable ? (byMapping ? 'mapped' : 'known') : sample === null ? 'unusable' : 'unknown',
    format: format === null ? null : { id: format.id, feeds: format.feeds, words: format.words },
    encoding,
    refusal: refusal === null ? null : { code: refusal.code, words: shownWords(refusal.words) },
    preview,
    table: sample === null ? null : shownTable(sample),
    shape: sample === null ? null : mappingShape(sample.headers),
  };
}

/** null: nothing that has columns. */
export async function sampleOf(path: string): Promise<TableSample | null> {
  try {
    const sample = await sampleTable(path);
    return 'headers' in sample && sample.headers.length > 1 ? sample : null;
  } catch {
    // Damage was told by the reader already; a table that cannot be sampled cannot be mapped.
    return null;
  }
}

function shownTable({ headers, rows }: TableSample): FileLook['table'] {
  const shown = (cells: readonly string[]): string[] =>
    cells.slice(0, COLUMNS_MAX).map((cell) => shownText(cell, CELL_MAX));
  return { headers: shown(headers), rows: rows.slice(0, ROWS_SHOWN).map(shown) };
}
