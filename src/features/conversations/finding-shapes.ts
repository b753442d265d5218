// The shapes of findings: what a list of them is filtered by, and one of them as the API answers it.
import { z } from '@hono/zod-openapi';
import { ARCHETYPES, DIMENSIONS, KINDS, SEVERITIES } from '../../engine/rule.ts';
import { ConversationFilters } from './filters.ts';
import { Evidence } from './shapes.ts';

const { shop, from, to, group, rule, version, severity, dimension, archetype, kind, phase } =
  ConversationFilters.shape;

/** The names that lists of conversations have, about the finding itself. */
export const FindingFilters = z.object({
  ...{ shop, from, to, group, rule, version, severity, dimension, archetype, kind, phase },
  agent: ConversationFilters.shape.agent.openapi({ description: '被判的客服 · who was judged' }),
  q: z.string().max(200).optional().openapi({
    description: '原话里的字；空格隔开的都要有 · words of the line quoted',
  }),
});

export type FindingFilters = z.infer<typeof FindingFilters>;

export const FindingItem = z
  .object({
    shop: z.string(),
    /** Of its conversation: /conversations/{shop}/{ref}. */
    ref: z.string(),
    /** Position among the findings of the conversation. */
    n: z.number(),
    rule: z.string(),
    version: z.number(),
    name: z.object({ zh: z.string(), en: z.string() }),
    kind: z.enum(KINDS),
    dimension: z.enum(DIMENSIONS),
    archetype: z.enum(ARCHETYPES).nullable(),
    severity: z.enum(SEVERITIES),
    agent: z.object({ id: z.string(), name: z.string() }).nullable(),
    buyer: z.string(),
    /** Business day of the conversation. */
    day: z.string().nullable(),
    at: z.number().nullable(),
    orderId: z.string().nullable(),
    reason: z.string().nullable(),
    /** The line flagged; empty: it is about something missing. */
    quote: z.string(),
    evidence: z.array(Evidence),
    /** The rule is on trial: it counts nowhere. */
    shadow: z.boolean(),
  })
  .openapi('Finding');

export type FindingItem = z.infer<typeof FindingItem>;
