// What the answers about definitions, drill-downs and attribution are made of.
import { z } from '@hono/zod-openapi';
import { FAMILIES, SUBJECTS } from '../../measures/definition.ts';
import { FigureShape, UNITS, Words } from './shapes.ts';

const Person = z.object({ id: z.string(), name: z.string() });

export const ExpectedShape = z
  .object({
    observed: z.number(),
    expected: z.number(),
    low: z.number(),
    high: z.number(),
    inquiries: z.number(),
    pastError: z.number().nullable(),
    naiveError: z.number().nullable(),
    triedDays: z.number(),
    learnedFrom: z.number(),
  })
  .openapi('ExpectedFinal');

export const DefinitionShape = z
  .object({
    id: z.string(),
    version: z.number(),
    effective: z.object({ from: z.string().nullable(), to: z.string().nullable() }),
    family: z.enum(FAMILIES),
    subject: z.enum(SUBJECTS),
    name: Words,
    /** The Chinese name spelt out, and its initials: `pingjunxiangying pjxy`. */
    pinyin: z.string(),
    sentence: Words,
    source: z.string(),
    /** What is counted, in words. */
    counts: Words,
    formula: Words,
    /** The same as the definition file writes it. */
    expression: z.string(),
    unit: z.enum(UNITS),
    better: z.enum(['higher', 'lower', 'neither']),
    needsOrders: z.boolean(),
    settings: z.array(z.object({ name: z.string(), value: z.string() })),
    conditions: z.array(z.object({ if: z.string(), else: Words })),
    topics: z.array(z.string()),
  })
  .openapi('MetricDefinition');

export type DefinitionShape = z.infer<typeof DefinitionShape>;

export const TopicShape = z.object({
  id: z.string(),
  name: Words,
  families: z.array(z.enum(FAMILIES)),
});

export type TopicShape = z.infer<typeof TopicShape>;

const Sum = z.object({
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  units: z.number(),
  state: z.enum(['final', 'provisional', 'na']),
});

export const UnitShape = z.object({
  /** null: of many buyers. */
  buyer: z.string().nullable(),
  agent: Person.nullable(),
  day: z.string().nullable(),
  minuteOfDay: z.number(),
  /** Of its conversation. */
  ref: z.string().nullable(),
  orderId: z.string().nullable(),
  what: Words,
  numerator: z.number(),
  denominator: z.number(),
  /** What it adds, as a sum; null: left out. */
  adds: z.string().nullable(),
  open: z.boolean(),
  reason: Words.nullable(),
});

export type UnitShape = z.infer<typeof UnitShape>;

export const WhyShape = z.object({
  definition: DefinitionShape,
  shop: z.string(),
  from: z.string(),
  to: z.string(),
  agent: Person.nullable(),
  figure: FigureShape,
  byAgent: z.array(Sum.extend({ agent: Person.nullable() })),
  byDay: z.array(Sum.extend({ day: z.string() })),
  expected: ExpectedShape.nullable(),
  /** Threads it rests on. */
  threads: z.number(),
  /** null: too many threads; take one agent or fewer days. */
  listed: z
    .object({
      counted: z.number(),
      leftOut: z.number(),
      numerator: z.number(),
      denominator: z.number(),
      sum: z.string(),
      /** True: the units make up the figure to the last digit. */
      adds: z.boolean(),
      reasons: z.array(z.object({ reason: z.string(), words: Words, count: z.number() })),
    })
    .nullable(),
  items: z.array(UnitShape),
  next: z.string().nullable(),
});

export type WhyShape = z.infer<typeof WhyShape>;

export const ComparisonShape = z.object({
  threads: z.number(),
  /** The most that are compared at once. */
  threadsMax: z.number(),
  metrics: z.array(
    z.object({
      metric: z.string(),
      version: z.number(),
      family: z.enum(FAMILIES),
      name: Words,
      sentence: Words,
      counts: z.string(),
      unit: z.enum(UNITS),
      value: z.number().nullable(),
      numerator: z.number(),
      denominator: z.number(),
      units: z.number(),
      sum: z.string(),
    }),
  ),
  pairs: z.array(
    z.object({
      left: z.string(),
      right: z.string(),
      part: z.enum(['unit', 'conversation', 'buyer-day']),
      agreeing: z.number(),
      differing: z.number(),
      reasons: z.array(z.object({ words: Words, count: z.number() })),
      differences: z.array(
        z.object({
          buyer: z.string(),
          agent: Person.nullable(),
          day: z.string().nullable(),
          minuteOfDay: z.number(),
          ref: z.string().nullable(),
          left: z.string().nullable(),
          right: z.string().nullable(),
          effect: z.number(),
          reason: Words,
        }),
      ),
    }),
  ),
});

export type ComparisonShape = z.infer<typeof ComparisonShape>;

export const PolicyShape = z
  .object({
    id: z.string(),
    version: z.number(),
    name: Words,
    note: Words,
    source: z.string(),
    settings: z.array(z.object({ name: Words, value: Words })),
  })
  .openapi('AttributionPolicy');

export type PolicyShape = z.infer<typeof PolicyShape>;

const Side = z.object({
  owner: Person.nullable(),
  ownership: Words,
  salesFen: z.number(),
  because: z.array(Words),
});

export const AttributionShape = z.object({
  a: z.string(),
  b: z.string(),
  orders: z.number(),
  salesAFen: z.number(),
  salesBFen: z.number(),
  /** Owners add up to the shop under both, to the fen. */
  conserved: z.boolean(),
  owners: z.array(
    z.object({
      owner: Person.nullable(),
      ownership: Words,
      salesAFen: z.number(),
      salesBFen: z.number(),
      ordersA: z.number(),
      ordersB: z.number(),
      gained: z.number(),
      lost: z.number(),
    }),
  ),
  moved: z.array(
    z.object({
      orderId: z.string(),
      buyer: z.string(),
      placedAt: z.number().nullable(),
      paidFen: z.number(),
      a: Side,
      b: Side,
    }),
  ),
  movedCount: z.number(),
  movedFen: z.number(),
  revaluedCount: z.number(),
});

export type AttributionShape = z.infer<typeof AttributionShape>;

export const OrderWhyShape = z.object({
  orderId: z.string(),
  shop: z.string(),
  buyer: z.string(),
  policy: z.object({ id: z.string(), version: z.number(), name: Words }),
  owner: Person.nullable(),
  ownership: Words,
  salesFen: z.number(),
  provisional: z.boolean(),
  placedAt: z.number().nullable(),
  paidAt: z.number().nullable(),
  closedAt: z.number().nullable(),
  trace: z.array(z.object({ at: z.number().nullable(), words: Words, ref: z.string().nullable() })),
  movements: z.array(z.object({ kind: z.string(), at: z.number().nullable(), fen: z.number() })),
  /** One setting changed alone, and whose it would be. */
  changes: z.array(
    z.object({
      setting: Words,
      values: z.array(Words),
      owner: Person.nullable(),
      ownership: Words,
      salesFen: z.number(),
    }),
  ),
  others: z.array(
    z.object({
      policy: z.string(),
      name: Words,
      owner: Person.nullable(),
      ownership: Words,
      salesFen: z.number(),
      same: z.boolean(),
    }),
  ),
});

export type OrderWhyShape = z.infer<typeof OrderWhyShape>;
