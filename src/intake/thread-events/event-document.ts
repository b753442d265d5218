// The shape in which one thread is given as events: a JSON document, an HTTP body, an example on disk.
import { z } from 'zod';

const Time = z
  .union([z.string(), z.number()])
  .describe(
    'ISO 8601 with zone (2026-06-01T10:00:00+08:00), wall clock in the shop’s zone (2026-06-01 10:00:00), or epoch milliseconds',
  );

const Yuan = z
  .union([z.string(), z.number()])
  .describe('Yuan, as text or number with at most two decimals: "199.00", 199');

export const MessageInput = z.strictObject({
  type: z.literal('message').describe('A line of the conversation'),
  id: z.string().min(1).optional().describe('Unique within the thread; m1, m2 … if left out'),
  at: Time.nullish().describe('When it was sent; left out: untimed, the order of the list counts'),
  by: z
    .enum(['buyer', 'agent', 'bot', 'system'])
    .describe('Who wrote it; bot: a machine by itself. A bot’s suggestion sent by a person: agent'),
  agent: z
    .string()
    .nullish()
    .describe('Who wrote it; on a buyer’s line the agent it was addressed to'),
  kind: z
    .enum(['text', 'image', 'video', 'voice', 'file', 'product', 'order', 'link', 'system'])
    .default('text'),
  text: z.string().default('').describe('The words; may be empty for cards and images'),
  sku: z.string().nullish().describe('Product of a product or order card'),
  order: z.string().nullish().describe('Order of an order card'),
  conversation: z.string().nullish().describe('Conversation id of the source: kept as a boundary'),
  auto: z
    .boolean()
    .nullish()
    .describe(
      'true: sent by a machine. false: by a person. Left out: not known, judged by its words',
    ),
  revokedAt: Time.nullish().describe('When it was taken back'),
  seq: z
    .number()
    .int()
    .optional()
    .describe('Breaks ties of equal times; the place in the list if left out'),
  revision: z
    .number()
    .int()
    .min(0)
    .default(0)
    .describe('A higher revision of an id replaces a lower'),
});

export const ItemInput = z.strictObject({
  sku: z.string().nullish(),
  title: z.string().default(''),
  quantity: z.number().int().min(1).default(1),
  price: Yuan.nullish().describe('Unit price'),
  paid: Yuan.nullish().describe('Paid for the line, all pieces'),
  refunded: Yuan.nullish(),
});

export const OrderInput = z.strictObject({
  type: z.literal('order').describe('Something that happened to an order'),
  id: z
    .string()
    .min(1)
    .optional()
    .describe('Unique within the thread; `<order>:<state>` if left out'),
  order: z.string().min(1).describe('Order number'),
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
  at: Time.nullish().describe('When; left out: it happened, the time is not known'),
  notBefore: Time.nullish().describe('Where `at` is unknown: it cannot have happened earlier'),
  amount: Yuan.nullish().describe(
    'placed: payable. deposit-paid: the deposit. paid: all paid, deposit too. refunded: refunded',
  ),
  postage: Yuan.nullish().describe('Postage within the amount'),
  items: z.array(ItemInput).default([]),
  reason: z.string().nullish(),
  flagged: z.boolean().default(false).describe('Flagged by the seller (插旗)'),
  seq: z.number().int().optional(),
  revision: z.number().int().min(0).default(0),
});

export const RatingInput = z.strictObject({
  type: z.literal('rating').describe('A buyer’s rating, or that the buyer was asked for one'),
  id: z
    .string()
    .min(1)
    .optional()
    .describe(
      '`rating:<conversation, else order, else r1, r2 …>` if left out; not rated: `invite:`',
    ),
  at: Time.nullish().describe('When it was given, or asked for'),
  conversation: z.string().nullish().describe('Conversation it rates'),
  order: z
    .string()
    .nullish()
    .describe('Order it names; alone: the order is rated, no agent’s work'),
  agent: z.string().nullish().describe('Whom it rates; left out: the conversation’s agent'),
  score: z
    .number()
    .int()
    .min(1)
    .max(5)
    .nullish()
    .describe('5 very satisfied … 1 very dissatisfied; left out: not rated'),
  invited: z.boolean().nullish().describe('The buyer was asked to rate; left out: not known'),
  text: z.string().default(''),
  seq: z.number().int().optional(),
  revision: z.number().int().min(0).default(0),
});

export const DutyInput = z.strictObject({
  type: z.literal('duty').describe('An agent’s span on duty; agents without any: service hours'),
  agent: z.string().min(1),
  from: Time,
  to: Time.describe('Exclusive'),
});

export const ProductInput = z.strictObject({
  sku: z.string().min(1),
  title: z.string().default(''),
  category: z.string().nullish(),
  price: Yuan.nullish(),
  attributes: z.record(z.string(), z.string()).default({}),
  uses: z.array(z.string()).default([]),
  boughtWith: z.array(z.string()).default([]),
});

export const AnnotationInput = z.strictObject({
  id: z.string().min(1).describe('The annotator’s id, as rules read it'),
  version: z.number().int().min(1).default(1).describe('Version of its prompt'),
  conversation: z
    .string()
    .nullish()
    .describe('Conversation it is about; left out: every conversation of the thread'),
  answer: z
    .union([z.string(), z.number(), z.boolean()])
    .nullable()
    .describe('The stored answer; null: the model could not tell, so what reads it is n/a'),
  messages: z.array(z.string()).default([]).describe('Ids of the messages it rests on'),
  model: z.string().default('').describe('Who answered'),
  at: Time.nullish().describe('When it was answered; of several answers the latest counts'),
});

const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** One thread, with what is needed to judge it. docs/reference/events.md explains it by example. */
export const EventDocument = z.strictObject({
  shop: z.string().default('shop'),
  buyer: z.string().default('buyer'),
  zone: z
    .string()
    .regex(/^[+-]\d{2}:\d{2}$/)
    .default('+08:00')
    .describe('The shop’s offset from UTC'),
  asOf: Time.nullish().describe(
    'Judge as things stood then; left out: when every limit has passed',
  ),
  ordersKnown: z
    .boolean()
    .nullish()
    .describe('false: no order data at all, so what needs orders is n/a. Left out: true'),
  serviceHours: z
    .strictObject({ from: ClockTime, to: ClockTime })
    .nullish()
    .describe('For agents without a roster; left out: 08:00–23:00'),
  products: z.array(ProductInput).default([]),
  annotations: z
    .array(AnnotationInput)
    .default([])
    .describe('Stored answers of AI annotators; without one, conditions that read it are n/a'),
  events: z.array(z.discriminatedUnion('type', [MessageInput, OrderInput, RatingInput, DutyInput])),
});

export type EventDocument = z.infer<typeof EventDocument>;
export type EventInput = EventDocument['events'][number];
