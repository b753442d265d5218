// A user's own statement of which column is what: read from YAML, checked, and made a table format.
import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { BoundTable, Feeds, IntakeContext, TableFormat, Words } from './format.ts';
import { genericFormat, genericFormats } from './generic-formats.ts';
import { headerKey } from './recognise.ts';
import { cleanText } from './values.ts';

export interface Mapping {
  readonly name: string;
  readonly feeds: Feeds;
  /** Field → header of the table. */
  readonly columns: Readonly<Record<string, string>>;
  /** Field → (word in the table → word of the format), e.g. `sender: { 1: buyer }`. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Field → value of every row, for what the table does not say, e.g. the shop. */
  readonly constants: Readonly<Record<string, string>>;
}

const Text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const MappingDocument = z.strictObject({
  version: z.literal(1),
  name: Text.optional(),
  feeds: z.enum(['chats', 'orders', 'agents', 'duty', 'products', 'evaluations']),
  columns: z.record(z.string(), Text.nullable()),
  values: z.record(z.string(), z.record(z.string(), Text.nullable()).nullable()).nullish(),
  constants: z.record(z.string(), Text.nullable()).nullish(),
});

/** The mapping, or every problem found in the text, in words that say where and what to do. */
export function parseMapping(
  yaml: string,
  file: string,
): { readonly mapping: Mapping } | { readonly problems: readonly Words[] } {
  const document = parseDocument(yaml, { prettyErrors: true });
  const broken = document.errors[0];
  if (broken !== undefined) {
    const line = broken.linePos?.[0].line ?? 1;
    return {
      problems: [
        {
          zh: `${file} 第 ${line} 行不是有效的 YAML，请检查缩进和冒号后的空格`,
          en: `${file}, line ${line}: not valid YAML (${broken.code}); check indentation and the space after colons`,
        },
      ],
    };
  }
  const parsed = MappingDocument.safeParse(document.toJS());
  if (!parsed.success)
    return { problems: parsed.error.issues.map((issue) => issueWords(file, issue)) };
  const { name, feeds, columns, values, constants } = parsed.data;
  const mapping: Mapping = {
    name: name ?? file,
    feeds,
    columns: withoutBlanks(columns),
    values: Object.fromEntries(
      Object.entries(values ?? {}).map(([name, words]) => [name, withoutBlanks(words ?? {})]),
    ),
    constants: withoutBlanks(constants ?? {}),
  };
  const problems = checkMapping(mapping, file);
  return problems.length > 0 ? { problems } : { mapping };
}

function withoutBlanks(record: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record).filter(
      (entry): entry is [string, string] => (entry[1] ?? '').trim() !== '',
    ),
  );
}

function issueWords(file: string, issue: z.core.$ZodIssue): Words {
  const path = issue.path.join('.') || '(全文)';
  return {
    zh: `${file} 的“${path}”写得不对：version 写 1，feeds 写 chats、orders、agents、duty、products 之一，columns 下每行是“字段: 表头”`,
    en: `${file}, “${path}”: ${issue.message}`,
  };
}

function checkMapping(mapping: Mapping, file: string): Words[] {
  const { fields, words } = genericFormat(mapping.feeds);
  const known = new Set(fields.map(({ name }) => name));
  const problems: Words[] = [];
  for (const part of ['columns', 'values', 'constants'] as const) {
    for (const name of Object.keys(mapping[part])) {
      if (known.has(name)) continue;
      const all = [...known].join(', ');
      problems.push({
        zh: `${file} 的 ${part} 里有不认识的字段“${name}”；${words.zh}可用的字段：${all}`,
        en: `${file}: ${part} has no field “${name}”; fields of ${words.en}: ${all}`,
      });
    }
  }
  for (const field of fields) {
    if (!field.required || field.name in mapping.columns || field.name in mapping.constants)
      continue;
    problems.push({
      zh: `${file} 缺少必需的字段“${field.name}”（${field.words.zh}）：请在 columns 里写上它的表头`,
      en: `${file} lacks the required field “${field.name}” (${field.words.en}): give its header under columns`,
    });
  }
  return problems;
}

/** A format that knows a table by exactly the mapped headers and reads it as the generic one would. */
export function mappedFormat(mapping: Mapping): TableFormat {
  const generic = genericFormat(mapping.feeds);
  const fields = generic.fields
    .filter(({ name }) => name in mapping.columns)
    .map((field) => ({ ...field, aliases: [mapping.columns[field.name]!] }));
  return {
    id: `${generic.id}(${mapping.name})`,
    feeds: generic.feeds,
    words: {
      zh: `${generic.words.zh}（${mapping.name}）`,
      en: `${generic.words.en} (${mapping.name})`,
    },
    fields,
    // All of them count: whatever else the table looks like, the user's word comes first.
    marks: Object.values(mapping.columns),
    rowsApart: generic.rowsApart ?? false,
    bind: (column, context, headers) => bindMapped(mapping, generic, column, context, headers),
  };
}

function bindMapped(
  mapping: Mapping,
  generic: TableFormat,
  column: (name: string) => number,
  context: IntakeContext,
  headers: readonly string[],
): BoundTable {
  const constants = Object.entries(mapping.constants);
  const extra = new Map(constants.map(([name], index) => [name, headers.length + index]));
  const additions = constants.map(([, value]) => value);
  const words = Object.entries(mapping.values).map(([name, meanings]) => ({
    at: column(name),
    meanings: new Map(
      Object.entries(meanings).map(([word, meaning]) => [headerKey(word), meaning]),
    ),
  }));
  const table = generic.bind(
    (name) => {
      const at = name in mapping.columns ? column(name) : -1;
      return at >= 0 ? at : (extra.get(name) ?? -1);
    },
    context,
    [...headers, ...extra.keys()],
  );
  const end = table.end?.bind(table);
  return {
    row(cells, line) {
      const mapped = [...cells, ...additions];
      for (const { at, meanings } of words) {
        const meaning = at < 0 ? undefined : meanings.get(headerKey(cleanText(cells[at] ?? '')));
        if (meaning !== undefined) mapped[at] = meaning;
      }
      table.row(mapped, line);
    },
    ...(end === undefined ? {} : { end }),
  };
}

/** What a mapping can be for. */
export const mappableFeeds: readonly Feeds[] = genericFormats.map(({ feeds }) => feeds);
