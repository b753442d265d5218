// The shapes of imports on the wire: a received file and what it is, an import and what it came to.
import { z } from '@hono/zod-openapi';
import { line } from '../people/shapes.ts';
import { FEEDS } from './feeds.ts';

export const Id = z.string().min(1).max(100);
const Words = z.object({ zh: z.string(), en: z.string() });

/** A header of a table, or a word in it, as it stands there. */
const Cell = z
  .string()
  .max(500)
  .regex(/^[^\0\p{Cs}]*$/u);

export const MappingShape = z
  .strictObject({
    feeds: z.enum(FEEDS),
    columns: z.record(line(60), Cell.min(1)),
    values: z.record(line(60), z.record(Cell, Cell)).default({}),
    constants: z.record(line(60), Cell).default({}),
  })
  .openapi('ColumnMapping');

export type MappingShape = z.infer<typeof MappingShape>;

const PreviewRow = z.object({
  kind: z.enum(['message', 'order', 'rating', 'agent', 'duty', 'product']),
  at: z.number().nullable(),
  buyer: z.string().nullable(),
  what: z.string().nullable(),
  agent: z.string().nullable(),
  text: z.string(),
  amountFen: z.number().nullable(),
});

export const Preview = z
  .object({
    /** The zone its times were read in: the shop's. */
    zoneOffsetMs: z.number(),
    rows: z.array(PreviewRow),
    looked: z.number(),
    faulty: z.number(),
    faults: z.array(z.object({ line: z.number(), field: z.string(), reason: Words })),
  })
  .openapi('FilePreview');

export type Preview = z.infer<typeof Preview>;

export const ReceivedFile = z
  .object({
    id: z.string(),
    name: z.string(),
    bytes: z.number(),
    at: z.number(),
    state: z.enum(['known', 'mapped', 'unknown', 'unusable']),
    format: z.object({ id: z.string(), feeds: z.string(), words: Words }).nullable(),
    encoding: z.string().nullable(),
    refusal: z.object({ code: z.string(), words: Words }).nullable(),
    preview: Preview.nullable(),
    table: z
      .object({ headers: z.array(z.string()), rows: z.array(z.array(z.string())) })
      .nullable(),
    /** When the very same file was imported before; null: never. */
    importedAt: z.number().nullable(),
  })
  .openapi('ReceivedFile');

export type ReceivedFile = z.infer<typeof ReceivedFile>;

export const Suggested = z
  .object({
    feeds: z.enum(FEEDS),
    fields: z.array(
      z.object({
        name: z.string(),
        words: Words,
        required: z.boolean(),
        /** null: no column looks like it. */
        header: z.string().nullable(),
        sure: z.boolean(),
        examples: z.array(z.string()),
      }),
    ),
    /** Words of the sender column that say nothing of who wrote. */
    unknownSenders: z.array(z.string()),
    headers: z.array(z.string()),
    /** The mapping in force, where there is one. */
    mapping: MappingShape.nullable(),
  })
  .openapi('SuggestedMapping');

export type Suggested = z.infer<typeof Suggested>;

const Counts = z.object({
  buyers: z.number(),
  messages: z.number(),
  conversations: z.number(),
  inquiries: z.number(),
  ordered: z.number(),
  orders: z.number(),
  salesFen: z.number(),
  faults: z.number(),
  agents: z.number(),
});

export const IMPORT_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;

export const ImportItem = z
  .object({
    id: z.string(),
    state: z.enum(IMPORT_STATES),
    cancelAsked: z.boolean(),
    kind: z.enum(['files', 'sample', 'command-line']),
    by: z.string(),
    at: z.number(),
    startedAt: z.number().nullable(),
    endedAt: z.number().nullable(),
    progress: z
      .object({ stage: z.string(), done: z.number(), total: z.number().nullable() })
      .nullable(),
    /** The very same was imported before: nothing had to be done. */
    known: z.boolean(),
    problem: Words.nullable(),
    shops: z.array(z.string()),
    files: z.array(
      z.object({
        name: z.string(),
        bytes: z.number(),
        format: Words.nullable(),
        rows: z.number(),
        accepted: z.number(),
        duplicate: z.number(),
        quarantined: z.number(),
        refusal: Words.nullable(),
      }),
    ),
    notices: z.array(
      z.object({ file: z.string(), code: z.string(), words: Words, count: z.number() }),
    ),
    rows: z.number(),
    accepted: z.number(),
    duplicate: z.number(),
    quarantined: z.number(),
    messages: z.number(),
    threads: z.number(),
    threadsChanged: z.number(),
    /** Its quarantined rows lie under this id; another than its own where it was known. */
    quarantineId: z.string(),
    changes: z.array(z.object({ shop: z.string(), before: Counts.nullable(), after: Counts })),
    canResume: z.boolean(),
  })
  .openapi('Import');

export type ImportItem = z.infer<typeof ImportItem>;

export const QuarantinedItem = z.object({
  file: z.string(),
  line: z.number(),
  field: z.string(),
  code: z.string(),
  reason: Words,
  raw: z.string(),
});
