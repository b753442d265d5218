// The routes of performance that show figures: the overview and the agents.
import { z } from '@hono/zod-openapi';
import { defineFileRoute, defineRoute } from '../../http/route.ts';
import { TABLE_FORMATS } from '../../http/table-file.ts';
import { ExpectedShape } from './metric-shapes.ts';
import {
  AgentShape,
  ArchetypeShape,
  ComparedIdentity,
  DaySeries,
  FairShape,
  FigureShape,
  IdentityShape,
  Name,
  PeriodQuery,
  ScoresShape,
  SplitShape,
  Words,
} from './shapes.ts';

const TAGS = ['performance'] as const;
const Days = z.object({ from: z.string(), to: z.string() });

export const OverviewShape = z.object({
  shop: z.string(),
  ...Days.shape,
  before: Days,
  ordersKnown: z.boolean(),
  received: z.number().nullable(),
  identity: ComparedIdentity,
  figures: z.array(FigureShape),
  series: DaySeries,
  load: z.object({
    /** `[weekday][hour]`, weekday 0 = Monday. */
    buyerLines: z.array(z.array(z.number())),
    waitSeconds: z.array(z.array(z.number().nullable())),
  }),
  /** Empty where only some agents are seen: an order of nobody is no agent's. */
  ownership: z.array(
    z.object({ ownership: z.string(), name: Words, orders: z.number(), salesFen: z.number() }),
  ),
});

export type OverviewShape = z.infer<typeof OverviewShape>;

export const getOverview = defineRoute({
  method: 'get',
  path: '/overview',
  permission: 'figures.read',
  tags: TAGS,
  summary: { zh: '总览：销售怎么来的、六个数、每天、每小时', en: 'The overview of a period' },
  request: { query: PeriodQuery },
  response: OverviewShape,
});

export const FindingShape = z.object({
  rule: z.string(),
  name: Words,
  severity: z.number(),
  agent: z.object({ id: z.string(), name: z.string() }).nullable(),
  day: z.string(),
  at: z.number().nullable(),
  quote: z.string(),
  ref: z.string(),
});

export const getAttention = defineRoute({
  method: 'get',
  path: '/overview/findings',
  permission: 'figures.read',
  tags: TAGS,
  summary: { zh: '最近最严重的问题', en: 'The gravest findings of the latest days' },
  request: { query: PeriodQuery },
  response: z.object({
    ...Days.shape,
    items: z.array(FindingShape),
    severities: z.array(z.object({ severity: z.number(), count: z.number() })),
  }),
});

export const ConcernShape = z
  .object({
    id: z.string(),
    pattern: z.string(),
    title: Words,
    sentence: Words,
    moneyFen: z.number(),
    range: Words,
    computed: Words,
    confidence: z.enum(['sure', 'likely', 'chance']),
    sureness: Words,
    p: z.number(),
    q: z.number(),
    compare: z.array(
      z.object({ name: Words, text: z.string(), ratio: z.number(), own: z.boolean() }),
    ),
    spark: z
      .object({
        title: Words,
        bars: z.array(
          z.object({
            label: z.string(),
            text: z.string(),
            ratio: z.number(),
            marked: z.boolean(),
          }),
        ),
      })
      .nullable(),
    filter: z.object({
      agent: z.string().nullable(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      rule: z.string().nullable(),
      phase: z.literal('presale').nullable(),
      order: z.enum(['none', 'lost', 'refunded']).nullable(),
      sku: z.string().nullable(),
    }),
  })
  .openapi('Concern');

export const DiagnosisShape = z.object({
  /** Four weeks at least: a few days tell nothing apart. */
  ...Days.shape,
  missing: Words.nullable(),
  tested: z.number(),
  more: z.number(),
  chance: z.number(),
  concerns: z.array(ConcernShape),
});

export type DiagnosisShape = z.infer<typeof DiagnosisShape>;

export const getDiagnosis = defineRoute({
  method: 'get',
  path: '/overview/diagnosis',
  permission: 'figures.read',
  tags: TAGS,
  summary: { zh: '诊断：丢的钱在哪里', en: 'Where the money was lost' },
  request: { query: PeriodQuery },
  response: DiagnosisShape,
});

export const getExpected = defineRoute({
  method: 'get',
  path: '/overview/expected',
  permission: 'figures.read',
  tags: TAGS,
  summary: { zh: '没定的转化率预计最终是多少', en: 'What an open conversion will probably end at' },
  request: { query: PeriodQuery },
  response: z.object({ conversion: ExpectedShape.nullable() }),
});

const TeamShape = z.object({
  /** The average seller; null: nobody sells, or orders are unknown. */
  average: IdentityShape.nullable(),
  sellers: z.number(),
  figures: z.array(FigureShape),
  /** The part of each figure that is no agent's: silent orders, buyers nobody answered. */
  nobodys: z.array(FigureShape),
  scores: ScoresShape,
  archetypes: z.array(ArchetypeShape),
});

export const listAgents = defineRoute({
  method: 'get',
  path: '/agents',
  permission: 'figures.read',
  tags: TAGS,
  summary: { zh: '客服排行', en: 'Agents side by side' },
  request: { query: PeriodQuery },
  response: z.object({
    ...Days.shape,
    before: Days,
    ordersKnown: z.boolean(),
    team: TeamShape,
    agents: z.array(AgentShape),
  }),
});

export const exportAgents = defineFileRoute({
  method: 'get',
  path: '/agents/export',
  permission: 'figures.read',
  tags: TAGS,
  summary: { zh: '导出客服排行', en: 'Export the agents' },
  request: { query: PeriodQuery.extend({ format: z.enum(TABLE_FORMATS).default('xlsx') }) },
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

export const getFairness = defineRoute({
  method: 'get',
  path: '/agents/fairness',
  permission: 'figures.read',
  tags: TAGS,
  summary: {
    zh: '公平对比：同样的买家，谁做得更好',
    en: 'Agents compared on the buyers they drew',
  },
  request: { query: PeriodQuery },
  response: z.object({ fair: FairShape.nullable() }),
});

const CaseShape = z.object({
  ref: z.string(),
  day: z.string(),
  at: z.number().nullable(),
  buyer: z.string(),
  score: z.number(),
  faults: z.number(),
  orderResult: z.string(),
  salesFen: z.number(),
  firstWords: z.string(),
});

export const WeakRuleShape = z.object({
  rule: z.string(),
  name: Words,
  why: Words,
  advice: Words,
  severity: z.enum(['info', 'minor', 'major', 'critical']),
  hits: z.number(),
  judged: z.number(),
  /** Of everybody else. */
  otherHits: z.number(),
  otherJudged: z.number(),
});

export type WeakRuleShape = z.infer<typeof WeakRuleShape>;

export const AgentPageShape = z.object({
  ...Days.shape,
  before: Days,
  agent: AgentShape,
  /** Gap to the average seller, split. */
  gap: SplitShape.nullable(),
  /** Against the agent's own period before. */
  past: ComparedIdentity,
  team: TeamShape,
  archetypesBefore: z.array(ArchetypeShape),
  series: DaySeries,
  weakRules: z.array(WeakRuleShape),
  best: z.array(CaseShape),
  worst: z.array(CaseShape),
});

export type AgentPageShape = z.infer<typeof AgentPageShape>;

export const getAgent = defineRoute({
  method: 'get',
  path: '/agents/{id}',
  permission: 'figures.read',
  tags: TAGS,
  summary: { zh: '一位客服', en: 'One agent against the team' },
  request: { params: z.object({ id: Name }), query: PeriodQuery },
  response: AgentPageShape,
});
