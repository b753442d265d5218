// What a metric definition (口径) is: data with an id, a version, effective dates and a source.
import { z } from 'zod';
import type { Words } from '../intake/format.ts';
import type { Settings } from './expression.ts';
import { UNIT_KINDS, type UnitKind } from './unit.ts';

export const FAMILIES = ['common', 'tmall', 'jd', 'douyin', 'pdd'] as const;

export type Family = (typeof FAMILIES)[number];

/** What a manager asks about, in the order it is asked; `other` is for a shop's own metrics that name none. */
export const SUBJECTS = [
  'response',
  'reception',
  'conversion',
  'loss',
  'sales',
  'basket',
  'credit',
  'after-sale',
  'satisfaction',
  'other',
] as const;

export type Subject = (typeof SUBJECTS)[number];

/** How the value is told. A ratio is a pure number (0.25), money is whole fen. */
export type ValueUnit = 'seconds' | 'ratio' | 'count' | 'fen';

/** A unit counts where `if` holds; `else` is the reason it is left out, `$field` the reason a field holds. */
export interface CountCondition {
  readonly if: string;
  readonly else: string;
}

export interface MetricDefinition {
  readonly id: string;
  readonly version: number;
  /** Business days, both included; null: open. */
  readonly effective: { readonly from: string | null; readonly to: string | null };
  readonly family: Family;
  readonly subject: Subject;
  readonly name: Words;
  /** What it says, for a manager. */
  readonly sentence: Words;
  readonly source: string;
  readonly unit: UnitKind;
  readonly aggregate: 'sum' | 'ratio' | 'percentile';
  /** Of a percentile, 0..1; else null. */
  readonly p: number | null;
  readonly value: ValueUnit;
  /** What the numerator adds up is 1/scale of the value's unit: 1000 where milliseconds give seconds. */
  readonly scale: number;
  readonly better: 'higher' | 'lower' | 'neither';
  /**
   * `orders`: n/a, never 0, where no order data were given. `ratings`: n/a where the numerator is 0 in
   * all that is looked at of the shop, for then it cannot be told whether its exports hold any.
   */
  readonly needs: readonly ('orders' | 'ratings')[];
  readonly settings: Settings;
  readonly count: readonly CountCondition[];
  readonly numerator: string;
  /** null unless a ratio. */
  readonly denominator: string | null;
  /** When a unit may still change. */
  readonly provisional: string;
}

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .nullable();
const code = z.string().regex(/^[a-z][a-z0-9-]*$/);

/** The YAML of one definition, as docs/how-to/add-a-metric.md describes it. */
export const definitionSchema = z.strictObject({
  id: code,
  version: z.int().min(1),
  effective: z.strictObject({ from: day, to: day }).default({ from: null, to: null }),
  family: z.enum(FAMILIES),
  subject: z.enum(SUBJECTS).default('other'),
  name: words,
  sentence: words,
  source: z.string().min(1),
  unit: z.enum(UNIT_KINDS),
  aggregate: z.enum(['sum', 'ratio', 'percentile']),
  p: z.number().min(0).max(1).nullable().default(null),
  value: z.enum(['seconds', 'ratio', 'count', 'fen']),
  scale: z.int().min(1).default(1),
  better: z.enum(['higher', 'lower', 'neither']).default('neither'),
  needs: z.array(z.enum(['orders', 'ratings'])).default([]),
  settings: z
    .record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), z.union([z.int(), z.boolean(), z.string()]))
    .default({}),
  count: z
    .array(
      z.strictObject({ if: z.string().min(1), else: z.string().regex(/^(\$[a-zA-Z]+|[a-z-]+)$/) }),
    )
    .default([]),
  numerator: z.string().min(1).default('1'),
  denominator: z.string().min(1).nullable().default(null),
  provisional: z.string().min(1).default('provisional'),
});

/** Names the definition in tallies and stored rows. */
export function definitionKey({ id, version }: { id: string; version: number }): string {
  return `${id}@${version}`;
}
