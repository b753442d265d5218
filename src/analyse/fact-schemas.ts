// The published shape of every fact record; docs/reference/*.schema.json are made from these.
import { z } from 'zod';
import type { FactFile } from './facts.ts';

const Time = z.string().nullable().describe('ISO 8601 with offset; null: the source gives no time');
const Fen = z.number().int().describe('Integer fen (1/100 yuan)');
const Id = z.string();

const ConversationFact = z.strictObject({
  conversation: Id.describe('The source’s id where it has one, else shop|buyer|first message'),
  given: z.boolean().describe('The id and boundary come from the source'),
  shop: Id,
  buyer: Id,
  agent: Id.nullable().describe('Who typed most lines'),
  agents: z.array(Id).describe('In order of appearance'),
  start: Time,
  end: Time,
  messages: z.number().int(),
  buyerLines: z.number().int(),
  agentLines: z.number().int().describe('Typed by a person, not revoked'),
  autoLines: z.number().int().describe('Sent by machines'),
  rounds: z.number().int(),
  unansweredRounds: z.number().int().describe('Bare closings (谢谢) are not among them'),
  firstResponseSeconds: z.number().nullable(),
  phase: z.enum(['presale', 'aftersale', 'unknown']),
  phaseBasis: z.enum(['orders', 'text']),
  received: z.boolean(),
  leftOut: z.string().nullable().describe('Why it is not counted as received'),
  orders: z.array(Id).describe('Placed in it, or attributed to it'),
});

const ReceptionFact = z.strictObject({
  conversation: Id,
  agent: Id,
  shop: Id,
  buyer: Id,
  agentLines: z.number().int(),
  autoLines: z.number().int(),
  buyerLines: z.number().int(),
  start: Time,
  end: Time,
  asked: z.boolean().describe('false: the buyer sent this agent nothing but bare closings'),
  replied: z.boolean(),
  transferredFrom: Id.nullable(),
  leftUnanswered: z.boolean(),
  firstResponseSeconds: z.number().nullable(),
});

const RoundFact = z.strictObject({
  conversation: Id,
  round: z.number().int().describe('From 1'),
  shop: Id,
  buyer: Id,
  agent: Id.nullable(),
  first: z.boolean(),
  closing: z.boolean().describe('Only a bare closing: asks nothing'),
  asked: Id.nullable().describe('Message id'),
  askedAt: Time,
  replied: Id.nullable().describe('Message id; null: not replied'),
  repliedAt: Time,
  waitSeconds: z.number().nullable(),
});

const InquiryFact = z.strictObject({
  shop: Id,
  buyer: Id,
  day: z.string().describe('Business day, YYYY-MM-DD'),
  agent: Id.nullable(),
  conversation: Id,
  start: Time,
  orders: z.array(Id),
  ordered: z.boolean(),
  paid: z.boolean(),
  orderedInWindow: z
    .boolean()
    .describe(
      'An order of this agent’s fell into its window, be it booked on another day’s contact',
    ),
  paidInWindow: z.boolean().describe('The same, paid and not taken back'),
  lostExempt: z
    .boolean()
    .describe(
      'Not lost to this agent: a first contact after another agent’s, where the policy exempts',
    ),
  provisional: z.boolean(),
  salesFen: Fen,
});

const ItemFact = z.strictObject({
  sku: Id.nullable(),
  title: z.string(),
  quantity: z.number(),
  priceFen: Fen.nullable(),
  paidFen: Fen.nullable(),
  refundFen: Fen,
});

const OrderFact = z.strictObject({
  order: Id,
  shop: Id,
  buyer: Id,
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
  owner: Id.nullable().describe('The agent it is attributed to'),
  kind: z
    .enum(['attributed', 'assisted', 'silent', 'unclear', 'left-out'])
    .describe('assisted: nobody’s, though an agent chatted in the window'),
  reason: z
    .string()
    .nullable()
    .describe('The deciding step of the trace; docs/reference/attribution-trace.md'),
  assists: z.array(Id),
  conversation: Id.nullable(),
  inquiryDay: z.string().nullable(),
  silentPlaced: z.boolean(),
  placed: Time,
  paid: Time,
  closed: Time,
  refunded: Time,
  placedFen: Fen.nullable(),
  paidFen: Fen,
  postageFen: Fen,
  refundFen: Fen,
  salesFen: Fen.describe('What the policy counts as sold'),
  counted: z.boolean(),
  lost: z.boolean(),
  provisional: z.boolean(),
  items: z.array(ItemFact),
  trace: z.array(
    z.strictObject({
      code: z.string(),
      agent: Id.nullable(),
      conversation: Id.nullable(),
      at: Time,
      detail: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
    }),
  ),
});

const EvidenceFact = z.strictObject({
  messageId: Id.nullable(),
  start: z.number().int().optional().describe('Character span in the message’s text'),
  end: z.number().int().optional(),
  role: z.enum(['trigger', 'wrong', 'good', 'context', 'absent']),
  note: z.string().optional(),
  from: Time.optional().describe('Searched interval, where something was absent'),
  to: Time.optional(),
});

const OptionsHash = z
  .string()
  .nullable()
  .describe('Tells verdicts of one rule and version under different options apart');
const Shadow = z
  .boolean()
  .optional()
  .describe('true: the rule is on trial; judged, never reported or scored');

const FindingFact = z.strictObject({
  rule: Id,
  version: z.number().int(),
  severity: z.string().nullable(),
  kind: z.string().nullable(),
  dimension: z.string().nullable(),
  type: z.string().nullable().describe('One of the five archetypes'),
  shop: Id,
  buyer: Id,
  conversation: Id,
  order: Id.nullable(),
  agent: Id.nullable(),
  at: Time,
  reason: z.string().nullable(),
  messages: z.array(Id),
  evidence: z.array(EvidenceFact),
  optionsHash: OptionsHash,
  shadow: Shadow,
});

const VerdictFact = z.strictObject({
  rule: Id,
  version: z.number().int(),
  conversation: Id,
  order: Id.nullable().describe('For rules that judge each order'),
  agent: Id.nullable(),
  result: z.enum(['hit', 'miss', 'na']),
  reason: z.string().nullable().describe('Why it is n/a; docs/reference/rule-language.md#reasons'),
  at: Time,
  messages: z.array(Id).describe('Message ids of the evidence'),
  optionsHash: OptionsHash,
  shadow: Shadow,
});

export const FACT_SCHEMAS: Readonly<Record<FactFile, z.ZodType>> = {
  conversations: ConversationFact,
  receptions: ReceptionFact,
  rounds: RoundFact,
  inquiries: InquiryFact,
  orders: OrderFact,
  findings: FindingFact,
  verdicts: VerdictFact,
};

export const MetricFact = z.strictObject({
  metric: Id,
  version: z.union([z.string(), z.number()]),
  shop: Id,
  agent: Id.nullable().describe('null: not attributed to an agent'),
  day: z.string(),
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  state: z.enum(['final', 'provisional', 'na']),
  reason: z.string().nullable().optional().describe('Why it is n/a'),
  policy: z
    .string()
    .optional()
    .describe('Attribution policy, id@version; of figures that depend on orders'),
  expected: z
    .number()
    .optional()
    .describe(
      'Of a provisional figure: what it is expected to end at, learned from the shop’s own delays',
    ),
  expectedLow: z.number().optional().describe('95 of 100 such figures end from here …'),
  expectedHigh: z.number().optional().describe('… to here'),
  expectedError: z
    .number()
    .nullable()
    .optional()
    .describe('Mean absolute error of the same forecast on closed days at the same age'),
});

export type MetricFactRow = z.infer<typeof MetricFact>;
