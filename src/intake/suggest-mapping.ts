// An unknown table → the mapping it most likely needs, from its headers and its values.
import { type ColumnEvidence, columnEvidence, fits } from './column-evidence.ts';
import type { Feeds, Field } from './format.ts';
import { findSender } from './generic-chats/chat-words.ts';
import { genericFormats } from './generic-formats.ts';
import type { Mapping } from './mapping.ts';
import { headerKey } from './recognise.ts';
import type { TableSample } from './sample-table.ts';

/** Headers weigh more than values: values of many columns look alike. */
const HEADER_WEIGHT = 0.65;
const VALUE_WEIGHT = 0.35;
const SCORE_MIN = 0.3;
const SURE_MIN = 0.62;
/** Values alone may name a column, though never surely, where a table of the kind must have it. */
const VALUES_ALONE_MIN = 0.7;
const MISFIT = -0.35;
const ODD_VALUES = -0.2;

/** What a table of the kind can hardly be without: one of these. */
const SIGNATURES: Readonly<Partial<Record<Feeds, readonly string[]>>> = {
  chats: ['text'],
  orders: ['payable', 'paid', 'price', 'itemPaid'],
  agents: ['name', 'group', 'role', 'hiredAt'],
  duty: ['from', 'shift'],
  products: ['category', 'price', 'attributes'],
  evaluations: ['degree'],
};
const UNSIGNED_COST = 2;

export interface SuggestedColumn {
  readonly field: Field;
  /** null: no column of the table looks like it. */
  readonly header: string | null;
  readonly sure: boolean;
  readonly examples: readonly string[];
}

export interface Suggestion {
  readonly feeds: Feeds;
  readonly columns: readonly SuggestedColumn[];
  /** Values of the sender column that say nothing of who wrote, for the user to fill in. */
  readonly unknownSenders: readonly string[];
  /** Headers nothing was made of. */
  readonly unused: readonly string[];
}

/** `feeds` null: the kind of table that fits best. */
export function suggestMapping(sample: TableSample, feeds: Feeds | null = null): Suggestion {
  const columns = sample.headers.map((_, at) =>
    columnEvidence(sample.rows.map((row) => row[at] ?? '')),
  );
  let best: { total: number; suggestion: Suggestion } | null = null;
  for (const format of genericFormats) {
    if (feeds !== null && format.feeds !== feeds) continue;
    const { total, suggestion } = assign(format.feeds, format.fields, sample.headers, columns);
    if (best === null || total > best.total) best = { total, suggestion };
  }
  if (best === null) throw new Error(`no generic format feeds ${feeds}`);
  return best.suggestion;
}

/** The suggestion as a mapping: only what was found. */
export function toMapping(suggestion: Suggestion, name: string): Mapping {
  const found = suggestion.columns.filter(({ header }) => header !== null);
  return {
    name,
    feeds: suggestion.feeds,
    columns: Object.fromEntries(found.map(({ field, header }) => [field.name, header!])),
    values: {},
    constants: {},
  };
}

/** Gives each column to the field it fits best, the best pair first. */
function assign(
  feeds: Feeds,
  fields: readonly Field[],
  headers: readonly string[],
  columns: readonly ColumnEvidence[],
): { total: number; suggestion: Suggestion } {
  const told = columns.some(tellsSender);
  const pairs = fields.flatMap((field) =>
    headers.map((header, at) => {
      const column = columns[at]!;
      // Names under “speaker” say less of who wrote than another column that says buyer and agent.
      const silent = told && field.name === 'sender' && !tellsSender(column);
      return { field, at, score: silent ? -1 : pairScore(field, header, column) };
    }),
  );
  pairs.sort((a, b) => b.score - a.score);
  const places = new Map<string, { at: number; score: number }>();
  const taken = new Set<number>();
  for (const { field, at, score } of pairs) {
    const enough =
      score >= SCORE_MIN || (needed(field) && fits(field.name, columns[at]!) >= VALUES_ALONE_MIN);
    if (!enough || places.has(field.name) || taken.has(at)) continue;
    places.set(field.name, { at, score });
    taken.add(at);
  }
  let total = (SIGNATURES[feeds] ?? []).some((name) => places.has(name)) ? 0 : -UNSIGNED_COST;
  const suggested = fields.map((field): SuggestedColumn => {
    const place = places.get(field.name);
    total +=
      place === undefined ? (field.required ? -1.5 : 0) : place.score * (field.required ? 2 : 1);
    return {
      field,
      header: place === undefined ? null : headers[place.at]!,
      sure: (place?.score ?? 0) >= SURE_MIN,
      examples: place === undefined ? [] : columns[place.at]!.examples,
    };
  });
  const sender = suggested.find(({ field }) => field.name === 'sender');
  return {
    total,
    suggestion: {
      feeds,
      columns: suggested,
      unknownSenders: (sender?.examples ?? []).filter((word) => findSender(word) === null),
      unused: headers.filter((header, at) => header.trim() !== '' && !taken.has(at)),
    },
  };
}

function tellsSender({ filled, sender }: ColumnEvidence): boolean {
  return filled > 0.5 && sender >= 0.8;
}

function needed(field: Field): boolean {
  return field.required || field.name === 'sentAt';
}

function pairScore(field: Field, header: string, column: ColumnEvidence): number {
  const likeness = Math.max(
    ...field.aliases.map((alias) => similarity(headerKey(alias), headerKey(header))),
  );
  const found = fits(field.name, column);
  // The very name of a field outdoes a half of another's, be its values unusual.
  const fit = likeness === 1 ? Math.max(found, ODD_VALUES) : found;
  // A header only like the right one over values that cannot be right is another column's.
  if (likeness < 1 && fit <= MISFIT) return -1;
  return likeness * HEADER_WEIGHT + fit * VALUE_WEIGHT;
}

/** 1 for the same header, less for one within the other or sharing pairs of letters. */
function similarity(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= 2 && long.includes(short)) return 0.5 + (0.4 * short.length) / long.length;
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < short.length; i++) pairs.add(short.slice(i, i + 2));
  let shared = 0;
  for (let i = 0; i + 1 < long.length; i++) if (pairs.has(long.slice(i, i + 2))) shared++;
  return (0.8 * 2 * shared) / Math.max(1, a.length + b.length - 2);
}
