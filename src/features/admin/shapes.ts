// The shapes of administration on the wire: shops and their settings, rosters, duty, products, jobs, recalculations.
import { z } from '@hono/zod-openapi';
import { DayQuery } from '../../http/day-query.ts';
import { JOB_KINDS, JOB_STATES } from '../../work/jobs.ts';
import { SHOP_SETTINGS } from '../../work/shop-settings.ts';
import { line } from '../people/shapes.ts';

export const Name = z.string().min(1).max(200);
const Words = z.object({ zh: z.string(), en: z.string() });

export const ShopDetail = z
  .object({
    id: z.string(),
    name: z.string(),
    ordersKnown: z.boolean(),
    live: z.boolean(),
    /** Up to when all is known; null: nothing was imported. */
    asOf: z.number().nullable(),
    conversations: z.number(),
    agents: z.number(),
    products: z.number(),
    firstDay: z.string().nullable(),
    lastDay: z.string().nullable(),
    alsoNamed: z.array(z.string()),
  })
  .openapi('ShopDetail');

export type ShopDetail = z.infer<typeof ShopDetail>;

const Minute = z.number().int().min(0).max(1440);
const ServiceHours = z.object({ fromMinute: Minute, toMinute: Minute });
const Texts = z.array(line(200)).max(500);

/** What may be changed; null takes a setting back to its default. */
export const SettingsChange = z
  .strictObject({
    policy: line(100).nullable(),
    serviceHours: ServiceHours.nullable(),
    zoneOffsetMs: SHOP_SETTINGS.zoneOffsetMs.nullable(),
    dayCutMs: SHOP_SETTINGS.dayCutMs.nullable(),
    conversationGapMs: SHOP_SETTINGS.conversationGapMs.nullable(),
    ownAccounts: Texts.nullable(),
    autoPhrases: Texts.nullable(),
    retention: z
      .strictObject({
        days: z.number().int().min(1).max(36_500),
        figures: z.enum(['keep', 'drop']),
      })
      .nullable(),
  })
  .partial()
  .openapi('ShopSettingsChange');

export type SettingsChange = z.infer<typeof SettingsChange>;

const Policy = z.object({
  id: z.string(),
  name: Words,
  note: Words,
  source: z.string(),
  criterion: z.string(),
  who: z.string(),
  inquiryWindowMs: z.number(),
  paymentWindowMs: z.number().nullable(),
  afterSaleMs: z.number(),
  netOfRefund: z.boolean(),
});

export const ShopSettingsView = z
  .object({
    policy: z.string(),
    serviceHours: ServiceHours,
    /** ms to add to UTC for the shop's wall clock. */
    zoneOffsetMs: z.number(),
    /** It may be changed: nothing was read by it yet. */
    zoneOpen: z.boolean(),
    dayCutMs: z.number(),
    conversationGapMs: z.number(),
    ownAccounts: z.array(z.string()),
    autoPhrases: z.array(z.string()),
    /** null: everything is kept. */
    retention: z.object({ days: z.number(), figures: z.enum(['keep', 'drop']) }).nullable(),
    /** Keys that were set; the others are defaults. */
    changed: z.array(z.string()),
    policies: z.array(Policy),
    /** What the whole installation keeps, in days; null: for ever. Set by the configuration. */
    kept: z.object({
      auditDays: z.number().nullable(),
      jobDays: z.number(),
      uploadDays: z.number(),
    }),
  })
  .openapi('ShopSettings');

export type ShopSettingsView = z.infer<typeof ShopSettingsView>;

/** A change was saved; the job brings figures up to date. null: nothing has to be counted anew. */
export const Saved = z.object({ done: z.literal(true), job: z.string().nullable() });

export const PolicyPreview = z
  .object({
    /** Buyers replayed, newest first, and all there are. */
    buyers: z.number(),
    allBuyers: z.number(),
    moved: z.number(),
    revalued: z.number(),
    owners: z.array(
      z.object({
        agent: z.string().nullable(),
        name: z.string(),
        ownership: z.string(),
        ordersBefore: z.number(),
        ordersAfter: z.number(),
        salesBeforeFen: z.number(),
        salesAfterFen: z.number(),
        gained: z.number(),
        lost: z.number(),
      }),
    ),
  })
  .openapi('PolicyPreview');

export type PolicyPreview = z.infer<typeof PolicyPreview>;

const AgentRole = z.enum(['presale', 'aftersale', 'both']).nullable();

export const RosterEntry = z.strictObject({
  id: line(200),
  name: line(100),
  group: line(100).nullable(),
  role: AgentRole,
  /** YYYY-MM-DD. */
  hired: DayQuery.nullable(),
});

export type RosterEntry = z.infer<typeof RosterEntry>;

export const RosterAgent = z
  .object({
    id: z.string(),
    name: z.string(),
    group: z.string().nullable(),
    role: AgentRole,
    hired: z.string().nullable(),
    /** In the roster; false: only met in chats. */
    listed: z.boolean(),
    seen: z.boolean(),
  })
  .openapi('RosterAgent');

export type RosterAgent = z.infer<typeof RosterAgent>;

export const DutyDay = z.object({
  agent: z.string(),
  name: z.string(),
  day: z.string(),
  spans: z.array(z.object({ from: z.number(), to: z.number() })),
});

export const ProductItem = z.object({
  sku: z.string(),
  title: z.string(),
  category: z.string().nullable(),
  priceFen: z.number().nullable(),
});

export const JobItem = z
  .object({
    id: z.string(),
    kind: z.enum(JOB_KINDS),
    state: z.enum(JOB_STATES),
    shop: z.string().nullable(),
    by: z.string(),
    progress: z
      .object({ done: z.number(), total: z.number().nullable(), unit: z.string() })
      .nullable(),
    error: z.string().nullable(),
    attempts: z.number(),
    cancelAsked: z.boolean(),
    createdAt: z.number(),
    startedAt: z.number().nullable(),
    endedAt: z.number().nullable(),
  })
  .openapi('Job');

export type JobItem = z.infer<typeof JobItem>;

export const RecalculationItem = z
  .object({
    id: z.string(),
    at: z.number(),
    by: z.string(),
    why: z.string(),
    finishedAt: z.number().nullable(),
    threads: z.number(),
    changes: z.number(),
  })
  .openapi('Recalculation');

export type RecalculationItem = z.infer<typeof RecalculationItem>;

export const RecalculationChange = z
  .object({
    metric: z.string(),
    name: Words,
    unit: z.string(),
    agent: z.string(),
    agentName: z.string(),
    day: z.string().nullable(),
    before: z.number().nullable(),
    after: z.number().nullable(),
    reason: z.string(),
  })
  .openapi('RecalculationChange');

export type RecalculationChange = z.infer<typeof RecalculationChange>;

/** What an erasure takes out. */
const ErasedParts = z.object({
  threads: z.number(),
  messages: z.number(),
  orders: z.number(),
  /** Rows of quarantine that were the buyer's. */
  quarantined: z.number(),
  /** Reports of imports and jobs, and notes of the audit log, in which the name was struck out. */
  reports: z.number(),
  /** Received files that told of the buyer. */
  uploads: z.number(),
  /** Saved views that searched for the buyer. */
  views: z.number(),
  /** Rules, examples and word packs that name the buyer: people wrote them and have to mend them. */
  texts: z.array(z.string()),
});

export const Erased = ErasedParts.extend({
  /** Days of figures that were summed anew without them. */
  days: z.number(),
}).openapi('Erased');

export type Erased = z.infer<typeof Erased>;

/** What it would take out; the received files by name, for they go whole. */
export const ErasurePreview = ErasedParts.extend({ files: z.array(z.string()) }).openapi(
  'ErasurePreview',
);

export type ErasurePreview = z.infer<typeof ErasurePreview>;
