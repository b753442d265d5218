// The shapes of conversations as the API answers them.
import { z } from '@hono/zod-openapi';
import { DIMENSIONS, KINDS, SEVERITIES } from '../../engine/rule.ts';
import { PHASES } from './filters.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
const At = z.number().nullable();
const Count = z.number();
const AgentName = z.object({ id: z.string(), name: z.string() });

const FoundRule = z.object({
  rule: z.string(),
  name: Words,
  severity: z.enum(SEVERITIES),
  kind: z.enum(KINDS),
});

export const ConversationItem = z
  .object({
    shop: z.string(),
    /** Names it in addresses: /conversations/{shop}/{ref}. */
    ref: z.string(),
    buyer: z.string(),
    startAt: At,
    endAt: At,
    agent: AgentName.nullable(),
    agents: Count,
    phase: z.enum(PHASES),
    leftOut: z.string().nullable(),
    messages: Count,
    rounds: Count,
    unanswered: Count,
    firstResponseMs: At,
    maxWaitMs: At,
    score: z.number().nullable(),
    faults: Count,
    /** 0 none … 4 critical. */
    worstSeverity: Count,
    orderResult: z.string(),
    salesFen: Count,
    firstWords: z.string(),
    /** Its findings, gravest first, at most four. */
    found: z.array(FoundRule),
    /** The line the search was found in. */
    match: z
      .object({ messageId: z.string(), text: z.string(), start: z.number(), end: z.number() })
      .nullable(),
  })
  .openapi('ConversationItem');

export type ConversationItem = z.infer<typeof ConversationItem>;

export const Total = z.object({
  count: z.number(),
  /** exact; more: there are more than `count`; most: at most `count` (a search not checked to its end). */
  is: z.enum(['exact', 'more', 'most']),
});

export type Total = z.infer<typeof Total>;

export const Evidence = z.object({
  messageId: z.string().nullable(),
  start: z.number().optional(),
  end: z.number().optional(),
  from: At.optional(),
  to: At.optional(),
  role: z.enum(['trigger', 'wrong', 'good', 'context', 'absent']),
  note: z.string().optional(),
});

const Truth = z.enum(['hit', 'miss', 'na']);

const PageLine = z.object({
  id: z.string(),
  at: At,
  by: z.enum(['buyer', 'agent', 'bot', 'system']),
  name: z.string(),
  kind: z.enum(['text', 'image', 'video', 'voice', 'file', 'product', 'order', 'link', 'system']),
  text: z.string(),
  auto: z.boolean(),
  revoked: z.boolean(),
  closing: z.boolean(),
  product: z
    .object({ title: z.string(), priceFen: z.number().nullable(), sku: z.string().nullable() })
    .nullable(),
  orderId: z.string().nullable(),
});

export const OrderEventShape = z.object({
  id: z.string(),
  orderId: z.string(),
  at: At,
  state: z.enum([
    'placed',
    'deposit-paid',
    'paid',
    'shipped',
    'completed',
    'closed',
    'refund-requested',
    'refunded',
  ]),
  amountFen: z.number().nullable(),
  title: z.string(),
  reason: z.string().nullable(),
});

const PageVerdict = z.object({
  rule: z.string(),
  version: z.number(),
  name: Words,
  severity: z.enum(SEVERITIES),
  dimension: z.enum(DIMENSIONS),
  kind: z.enum(KINDS),
  archetype: z.string().nullable(),
  result: Truth,
  reason: z.string().nullable(),
  agent: AgentName.nullable(),
  orderId: z.string().nullable(),
  at: At,
  shadow: z.boolean(),
  evidence: z.array(Evidence),
  why: Words,
  advice: Words,
});

const PageOrder = z.object({
  orderId: z.string(),
  state: z.string(),
  ownership: z.enum(['attributed', 'silent', 'unclear', 'left-out']),
  owner: AgentName.nullable(),
  placedFen: z.number().nullable(),
  paidFen: z.number(),
  refundFen: z.number(),
  salesFen: z.number(),
  counted: z.boolean(),
  provisional: z.boolean(),
  title: z.string(),
  /** Code of the step that decided whose it is. */
  because: z.string(),
});

const PageScore = z.object({
  agent: AgentName,
  scorecard: z.object({ id: z.string(), version: z.number(), name: Words }),
  total: z.number().nullable(),
  vetoed: z.boolean(),
  dimensions: z.array(
    z.object({
      dimension: z.enum(['attitude', 'skill', 'compliance', 'process']),
      score: z.number().nullable(),
      weight: z.number(),
      deducted: z.number(),
      deductedCapped: z.number(),
      added: z.number(),
    }),
  ),
  steps: z.array(
    z.object({
      rule: z.string(),
      name: Words,
      dimension: z.enum(['attitude', 'skill', 'compliance', 'process']),
      effect: z.enum(['deduct', 'add', 'veto-dimension', 'veto-all']),
      points: z.number(),
      times: z.number(),
    }),
  ),
});

const PageReception = z.object({
  agent: AgentName,
  agentLines: Count,
  autoLines: Count,
  buyerLines: Count,
  firstResponseMs: At,
  replied: z.boolean(),
  transferredFrom: AgentName.nullable(),
});

export const ConversationPageShape = z
  .object({
    item: ConversationItem,
    /** The source's id; null where it may hold the buyer's name and that is hidden from you. */
    conversationId: z.string().nullable(),
    masked: z.boolean(),
    day: z.string().nullable(),
    phaseBasis: z.enum(['orders', 'text']),
    asOf: z.number(),
    zoneOffsetMs: z.number(),
    /** The shop's rules or settings were changed since the stored figures were made. */
    outdated: z.boolean(),
    lines: z.array(PageLine),
    orderEvents: z.array(OrderEventShape),
    orders: z.array(PageOrder),
    verdicts: z.array(PageVerdict),
    scores: z.array(PageScore),
    receptions: z.array(PageReception),
    measures: z.object({
      buyerLines: Count,
      agentLines: Count,
      autoLines: Count,
      meanWaitMs: At,
      durationMs: At,
    }),
    /** Other conversations of the buyer with the shop, newest first. */
    contacts: z.array(ConversationItem),
  })
  .openapi('ConversationPage');

export type ConversationPageShape = z.infer<typeof ConversationPageShape>;

/** One condition with its answer and those inside it. */
export interface TraceShape {
  operator: string;
  settings: Record<string, string>;
  value: 'hit' | 'miss' | 'na';
  reason: string | null;
  evidence: z.infer<typeof Evidence>[];
  children: TraceShape[];
}

/** Conditions inside conditions; the document of the API does not unfold them. */
const Trace = z
  .custom<TraceShape[]>((value) => Array.isArray(value))
  .openapi({ type: 'array', items: { type: 'object' } });

export const Explained = z.object({
  rule: z.string(),
  options: z.array(z.object({ name: z.string(), label: Words.nullable(), value: z.string() })),
  verdicts: z.array(
    z.object({
      orderId: z.string().nullable(),
      result: Truth,
      reason: z.string().nullable(),
      trace: Trace,
    }),
  ),
});

export const SavedView = z
  .object({
    id: z.string(),
    name: z.string(),
    filters: z.record(z.string(), z.string()),
    shared: z.boolean(),
    own: z.boolean(),
  })
  .openapi('SavedView');
