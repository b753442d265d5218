// The shapes rules, word packs and scorecards have on the wire.
import { z } from '@hono/zod-openapi';
import { ARCHETYPES, DIMENSIONS, KINDS, SEVERITIES } from '../../engine/rule.ts';
import { STATUSES } from '../../engine/rule-status.ts';
import type { TraceNode } from '../../engine/trace-node.ts';
import { OrderEventShape } from '../conversations/contract.ts';

export const Id = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, '小写字母、数字和短横 · lower-case words with hyphens');
export const Shop = z.string().min(1).max(200);
export const Words = z.object({ zh: z.string(), en: z.string() });
export const YamlText = z.string().max(20_000);
export const ChatText = z.string().max(60_000);
export const Reason = z.string().trim().min(2).max(500);
const Truth = z.enum(['hit', 'miss', 'na']);
const At = z.number().nullable();

export const ProblemShape = z
  .object({
    where: z.enum(['rule', 'examples', 'appeals', 'pack', 'scorecard']),
    line: z.number().nullable(),
    column: z.number().nullable(),
    path: z.string(),
    code: z.string(),
    words: Words,
    /** false: advice, publishing is possible. */
    blocks: z.boolean(),
  })
  .openapi('RuleProblem');
export type ProblemShape = z.infer<typeof ProblemShape>;

export const EvidenceShape = z.object({
  messageId: z.string().nullable(),
  start: z.number().optional(),
  end: z.number().optional(),
  from: At.optional(),
  to: At.optional(),
  role: z.enum(['trigger', 'wrong', 'good', 'context', 'absent']),
  note: z.string().optional(),
});

/** Conditions inside conditions; the document of the API does not unfold them. */
const Trace = z
  .custom<TraceNode[]>((value) => Array.isArray(value))
  .openapi({ type: 'array', items: { type: 'object' } });

const Line = z.object({
  id: z.string(),
  at: At,
  by: z.enum(['buyer', 'agent', 'bot', 'system']),
  name: z.string(),
  kind: z.enum(['text', 'image', 'video', 'voice', 'file', 'product', 'order', 'link', 'system']),
  text: z.string(),
  auto: z.boolean(),
  revoked: z.boolean(),
  product: z.null(),
  orderId: z.string().nullable(),
});

export const ExampleShape = z
  .object({
    title: z.string(),
    line: z.number(),
    /** The upheld appeal it was made from; null: an example its author thought of. */
    appeal: z.string().nullable(),
    /** null: the rule cannot be run yet. */
    ok: z.boolean().nullable(),
    asks: z.array(
      z.object({
        at: z.number(),
        expected: Truth,
        actual: Truth.nullable(),
        reason: z.string().nullable(),
        ok: z.boolean(),
        difference: Words.nullable(),
      }),
    ),
    lines: z.array(Line),
    orders: z.array(OrderEventShape),
    marked: z.array(z.object({ messageId: z.string(), demand: z.enum(['hit', 'na']) })),
    /** Of the first instant that fails, else of the last. */
    explained: z
      .object({
        result: Truth,
        reason: z.string().nullable(),
        evidence: z.array(EvidenceShape),
        trace: Trace,
      })
      .nullable(),
  })
  .openapi('RuleExample');
export type ExampleShape = z.infer<typeof ExampleShape>;

export const MutationShape = z.object({
  mutants: z.number(),
  killed: z.number(),
  survivors: z.array(Words),
});

export const RuleItem = z
  .object({
    id: z.string(),
    name: Words,
    archetype: z.enum(ARCHETYPES).nullable(),
    severity: z.enum(SEVERITIES),
    dimension: z.enum(DIMENSIONS),
    kind: z.enum(KINDS),
    status: z.enum(STATUSES),
    version: z.number(),
    /** The shop made or changed it. */
    own: z.boolean(),
    changedAt: At,
    changedBy: z.string().nullable(),
    hit: z.number(),
    miss: z.number(),
    na: z.number(),
    /** Hits while on trial: judged, never scored. */
    shadowHits: z.number(),
    /** null: not worked out yet. */
    mutation: MutationShape.omit({ survivors: true }).nullable(),
    /** You have a draft of it. */
    draft: z.boolean(),
  })
  .openapi('RuleItem');
export type RuleItem = z.infer<typeof RuleItem>;

const Count = z.object({ hit: z.number(), miss: z.number(), na: z.number() });

export const RuleHealth = z.object({
  days: z.array(Count.extend({ day: z.string() })),
  agents: z.array(Count.extend({ agent: z.string(), name: z.string() })),
  hits: z.array(
    z.object({
      ref: z.string(),
      buyer: z.string(),
      agent: z.string().nullable(),
      agentName: z.string().nullable(),
      at: At,
      quote: z.string(),
      version: z.number(),
      shadow: z.boolean(),
    }),
  ),
});

export const HistoryItem = z.object({
  contentVersion: z.number(),
  at: At,
  by: z.string().nullable(),
  reason: z.string().nullable(),
  version: z.number().nullable(),
  status: z.string().nullable(),
  text: z.string().nullable(),
  chat: z.string().nullable(),
});

/** What the editor shows beside the text, and what plain words are made of. */
export const RuleDetail = RuleItem.extend({
  why: Words,
  advice: Words,
  yaml: z.string(),
  chat: z.string(),
  appeals: z.string(),
  contentVersion: z.number(),
  examples: z.array(ExampleShape),
  problems: z.array(ProblemShape),
  survivors: z.array(Words),
  packs: z.array(z.object({ id: z.string(), name: Words, words: z.array(z.string()) })),
  scorecards: z.array(
    z.object({ id: z.string(), name: Words, effect: z.string(), points: z.number().nullable() }),
  ),
}).openapi('RuleDetail');

export const CHECKS = [
  'reads',
  'examples',
  'enough',
  'appeals',
  'mutation',
  'lint',
  'version',
  'backtest',
] as const;

export const Checklist = z.object({
  ready: z.boolean(),
  mutation: MutationShape.nullable(),
  checks: z.array(
    z.object({
      check: z.enum(CHECKS),
      /** open: cannot be said before those above pass. */
      state: z.enum(['passed', 'failed', 'open', 'advice']),
      problems: z.array(ProblemShape),
    }),
  ),
});
export type ChecklistShape = z.infer<typeof Checklist>;

export const Draft = z.object({
  yaml: z.string(),
  chat: z.string(),
  base: z.number(),
  savedAt: z.number(),
});

export const Published = z.object({
  contentVersion: z.number(),
  version: z.number(),
  /** The recalculation's job; null: there is nothing to recalculate. */
  job: z.string().nullable(),
});
