// The shapes of inspection: what rules found, the five types of weak service, good and bad cases.
import { z } from '@hono/zod-openapi';
import { ARCHETYPES, DIMENSIONS, KINDS, SEVERITIES } from '../../engine/rule.ts';
import { ConversationItem } from './shapes.ts';

const Words = z.object({ zh: z.string(), en: z.string() });

/** Hits, judged (hits and misses), and verdicts that could not be given. */
const RuleTally = z.object({ hit: z.number(), judged: z.number(), na: z.number() });

const ArchetypeCell = z.object({
  judged: z.number(),
  hits: z.number(),
  /** Per 100 conversations judged. */
  rate: z.number().nullable(),
  ratio: z.number().nullable(),
  /** 1: surely more than the others of the team; −1: surely less; 0: may be chance. */
  apart: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
  /** Second half of the period less the first, per 100; null: may be chance. */
  trend: z.number().nullable(),
});

const ArchetypeRow = z.object({
  agent: z.string().nullable(),
  cells: z.array(ArchetypeCell),
  /** Rates of the period before, of the team only. */
  before: z.array(z.number().nullable()),
});

export const InspectionShape = z
  .object({
    from: z.string(),
    to: z.string(),
    /** First days of the places in `trend`: days, or weeks of long periods. */
    days: z.array(z.string()),
    agents: z.array(z.object({ id: z.string(), name: z.string(), group: z.string().nullable() })),
    rules: z.array(
      z.object({
        rule: z.string(),
        version: z.number(),
        name: Words,
        why: Words,
        advice: Words,
        severity: z.enum(SEVERITIES),
        dimension: z.enum(DIMENSIONS),
        kind: z.enum(KINDS),
        archetype: z.string().nullable(),
        now: RuleTally,
        /** The same number of days right before. */
        before: RuleTally,
        /** In the order of `agents`. */
        byAgent: z.array(RuleTally),
        trend: z.array(RuleTally),
      }),
    ),
    archetypes: z.object({
      types: z.array(z.enum(ARCHETYPES)),
      team: ArchetypeRow,
      agents: z.array(ArchetypeRow),
    }),
  })
  .openapi('Inspection');

export type InspectionShape = z.infer<typeof InspectionShape>;

const CaseLine = z.object({
  id: z.string(),
  at: z.number().nullable(),
  by: z.enum(['buyer', 'agent', 'bot', 'system']),
  name: z.string(),
  text: z.string(),
  kind: z.string(),
  auto: z.boolean(),
  revoked: z.boolean(),
  waitMs: z.number().nullable(),
  skipped: z.number(),
  /** It is what the rule rests on. */
  marked: z.boolean(),
  note: z.string().nullable(),
});

export const CaseShape = z
  .object({ item: ConversationItem, lines: z.array(CaseLine), skippedAfter: z.number() })
  .openapi('Case');

export type CaseShape = z.infer<typeof CaseShape>;

export const CasesShape = z.object({
  rule: z.string(),
  bad: z.array(CaseShape),
  good: z.array(CaseShape),
});
