// What the answers of performance are made of: figures, identities, agents, concerns.
import { z } from '@hono/zod-openapi';
import { ARCHETYPES } from '../../engine/rule.ts';
import { DayQuery } from '../../http/day-query.ts';

export const Name = z.string().min(1).max(200);

export const Words = z.object({ zh: z.string(), en: z.string() });

/** Days both included; without a shop: the first one may see. */
export const PeriodQuery = z.object({
  shop: Name.optional().openapi({
    description: '店铺；不写：能看的第一家 · the first one may see',
  }),
  from: DayQuery.openapi({ description: '第一天（含） · first day' }),
  to: DayQuery.openapi({ description: '最后一天（含） · last day' }),
  agent: Name.optional().openapi({ description: '客服 · agent' }),
  group: Name.optional().openapi({ description: '组 · group' }),
});

export type PeriodQuery = z.infer<typeof PeriodQuery>;

export const UNITS = ['fen', 'percent', 'decimal', 'seconds', 'count'] as const;

/** One figure of a metric, beside the same one of the period before. */
export const FigureShape = z
  .object({
    metric: z.string(),
    version: z.number(),
    name: Words,
    sentence: Words,
    unit: z.enum(UNITS),
    better: z.enum(['higher', 'lower', 'neither']),
    value: z.number().nullable(),
    before: z.number().nullable(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    units: z.number(),
    state: z.enum(['final', 'provisional', 'na']),
    reason: Words.nullable(),
  })
  .openapi('Figure');

export type FigureShape = z.infer<typeof FigureShape>;

/** sales = inquirers × conversion × order value, exactly; null: cannot be told. */
export const IdentityShape = z.object({
  inquirers: z.number(),
  payers: z.number(),
  salesFen: z.number(),
  conversion: z.number().nullable(),
  orderValueFen: z.number().nullable(),
  state: z.enum(['final', 'provisional']),
});

export type IdentityShape = z.infer<typeof IdentityShape>;

/** What each factor brought, in whole fen; the three add up to the gap. */
export const SplitShape = z.object({
  gapFen: z.number(),
  inquirersFen: z.number(),
  conversionFen: z.number(),
  orderValueFen: z.number(),
});

export const ComparedIdentity = z.object({
  now: IdentityShape.nullable(),
  before: IdentityShape.nullable(),
  split: SplitShape.nullable(),
});

export const ScoresShape = z.object({
  attitude: z.number().nullable(),
  skill: z.number().nullable(),
  compliance: z.number().nullable(),
  process: z.number().nullable(),
  total: z.number().nullable(),
  /** Conversations the total rests on. */
  conversations: z.number(),
});

export type ScoresShape = z.infer<typeof ScoresShape>;

export const ArchetypeShape = z.object({
  type: z.enum(ARCHETYPES),
  judged: z.number(),
  hits: z.number(),
});

export type ArchetypeShape = z.infer<typeof ArchetypeShape>;

export const WeakLink = z.object({
  link: z.enum(['inquiries', 'conversion', 'paying', 'orderValue']).nullable(),
  /** Below 0: what it costs. */
  fen: z.number().nullable(),
  sentence: Words,
});

export const AgentShape = z
  .object({
    id: z.string(),
    name: z.string(),
    group: z.string().nullable(),
    /** After-sale staff are not compared on sales. */
    sells: z.boolean(),
    identity: IdentityShape.nullable(),
    figures: z.array(FigureShape),
    scores: ScoresShape,
    archetypes: z.array(ArchetypeShape),
    weak: WeakLink,
  })
  .openapi('Agent');

export type AgentShape = z.infer<typeof AgentShape>;

export const FairRowShape = z.object({
  agent: z.string(),
  inquiries: z.number(),
  observed: z.number(),
  expected: z.number(),
  /** What is left after shrinking towards the team, and where the truth lies; 0..1. */
  value: z.number(),
  low: z.number(),
  high: z.number(),
  verdict: z.enum(['better', 'unsure', 'worse']),
  worthFen: z.number(),
  /** What was hard or easy about the buyers. */
  mix: z.array(Words),
  alike: Words,
  /** Agents of one tier cannot be told from the first of it; from 1. */
  tier: z.number(),
});

export const FairShape = z
  .object({
    level: z.number(),
    reach: z.number(),
    pairs: Words,
    quality: Words,
    notes: z.array(Words),
    rows: z.array(FairRowShape),
  })
  .openapi('FairComparison');

export type FairShape = z.infer<typeof FairShape>;

export const DaySeries = z.object({
  days: z.array(z.string()),
  /** By name of the series; null: nothing to tell. */
  salesFen: z.array(z.number().nullable()),
  inquirers: z.array(z.number().nullable()),
  conversion: z.array(z.number().nullable()),
  firstResponseSeconds: z.array(z.number().nullable()),
  /** Days that drew far more inquiries than usual. */
  promotions: z.array(z.object({ from: z.string(), to: z.string() })),
  /** The first day whose figures may still change; null: none. */
  openFrom: z.string().nullable(),
});

export type DaySeries = z.infer<typeof DaySeries>;
