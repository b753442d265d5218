// The routes of rules: read with their health, check as one types, draft, back-test, publish, restore.
import { z } from '@hono/zod-openapi';
import { DayQuery } from '../../http/day-query.ts';
import { defineRoute } from '../../http/route.ts';
import * as s from './shapes.ts';

const TAGS = ['rulebook'] as const;
export const ShopDays = z.object({
  shop: s.Shop,
  from: DayQuery.optional(),
  to: DayQuery.optional(),
});
const OfShop = z.object({ shop: s.Shop });
const OfRule = z.object({ id: s.Id });
const Texts = z.object({ shop: s.Shop, yaml: s.YamlText, chat: s.ChatText });

export const listRules = defineRoute({
  method: 'get',
  path: '/rules',
  permission: 'rules.read',
  tags: TAGS,
  summary: { zh: '全部规则和它们的健康情况', en: 'All rules with their health' },
  request: { query: ShopDays },
  response: z.object({
    items: z.array(s.RuleItem),
    from: z.string().nullable(),
    to: z.string().nullable(),
    contentVersion: z.number(),
    /** Mutation scores still being worked out. */
    pending: z.number(),
    broken: z.array(z.object({ id: z.string(), problem: s.Words })),
    /** Drafts of rules that were never published. */
    drafts: z.array(z.object({ id: z.string(), savedAt: z.number() })),
  }),
});

export const getRule = defineRoute({
  method: 'get',
  path: '/rules/{id}',
  permission: 'rules.read',
  tags: TAGS,
  summary: { zh: '一条规则：写法、例子、为什么', en: 'One rule: text, examples, why' },
  request: { params: OfRule, query: ShopDays },
  response: s.RuleDetail,
});

export const getRuleHealth = defineRoute({
  method: 'get',
  path: '/rules/{id}/health',
  permission: 'rules.read',
  tags: TAGS,
  summary: { zh: '一条规则按天、按客服的命中', en: 'Hits of a rule by day and agent' },
  request: { params: OfRule, query: ShopDays },
  response: s.RuleHealth,
});

export const getRuleHistory = defineRoute({
  method: 'get',
  path: '/rules/{id}/history',
  permission: 'rules.read',
  tags: TAGS,
  summary: { zh: '谁在什么时候为什么改了它', en: 'Who changed it when, and why' },
  request: { params: OfRule, query: OfShop },
  response: z.object({ items: z.array(s.HistoryItem) }),
});

export const checkRuleText = defineRoute({
  method: 'post',
  path: '/rule-check',
  permission: 'rules.write',
  tags: TAGS,
  summary: { zh: '边写边查：哪里不对，例子过没过', en: 'Check as one types' },
  request: { json: Texts.extend({ id: s.Id }) },
  response: z.object({
    rule: z
      .object({ name: s.Words, version: z.number(), severity: z.string(), dimension: z.string() })
      .nullable(),
    problems: z.array(s.ProblemShape),
    examples: z.array(s.ExampleShape),
  }),
});

export const getLanguage = defineRoute({
  method: 'get',
  path: '/rule-language',
  permission: 'rules.read',
  tags: TAGS,
  summary: { zh: '规则能写哪些条件，有哪些词包和样板', en: 'Operators, word packs and templates' },
  request: { query: OfShop },
  response: z.object({
    operators: z.array(
      z.object({ name: z.string(), group: z.string(), doc: s.Words, example: z.string() }),
    ),
    packs: z.array(z.object({ id: z.string(), name: s.Words, words: z.number() })),
    templates: z.array(
      z.object({
        id: z.string(),
        name: s.Words,
        hint: s.Words,
        yaml: z.string(),
        chat: z.string(),
      }),
    ),
  }),
});

export const getDraft = defineRoute({
  method: 'get',
  path: '/rules/{id}/draft',
  permission: 'rules.write',
  tags: TAGS,
  summary: { zh: '自己的草稿；没有就是现在生效的', en: 'One’s draft, else what is in force' },
  request: { params: OfRule, query: OfShop },
  response: s.Draft.extend({ savedAt: z.number().nullable(), exists: z.boolean() }),
});

export const putDraft = defineRoute({
  method: 'put',
  path: '/rules/{id}/draft',
  permission: 'rules.write',
  tags: TAGS,
  summary: { zh: '存草稿，写坏了也能存', en: 'Keep a draft, broken or not' },
  request: { params: OfRule, json: Texts.extend({ base: z.number().int().min(0) }) },
  response: s.Draft,
});

export const dropDraft = defineRoute({
  method: 'delete',
  path: '/rules/{id}/draft',
  permission: 'rules.write',
  tags: TAGS,
  summary: { zh: '丢掉草稿', en: 'Drop the draft' },
  request: { params: OfRule, query: OfShop },
  response: z.object({ ok: z.literal(true) }),
});

export const getChecklist = defineRoute({
  method: 'post',
  path: '/rules/{id}/checklist',
  permission: 'rules.write',
  tags: TAGS,
  summary: { zh: '现在能不能发布，还差什么', en: 'What still stands in the way of publishing' },
  request: { params: OfRule, json: Texts },
  response: s.Checklist,
});

export const publishRule = defineRoute({
  method: 'post',
  path: '/rules/{id}/publish',
  permission: 'rules.publish',
  tags: TAGS,
  summary: { zh: '发布：写明原因，历史数据重算', en: 'Publish with a reason; recalculates' },
  request: {
    params: OfRule,
    json: Texts.extend({
      reason: s.Reason,
      as: z.enum(['active', 'shadow', 'retired']),
      /** Content version the text was begun from: what others published since is not overwritten. */
      base: z.number().int().min(0),
      /** Conversations before this day keep their verdicts for now; absent: all are judged anew. */
      from: DayQuery.nullable().optional(),
    }),
  },
  response: s.Published,
});

export const restoreRule = defineRoute({
  method: 'post',
  path: '/rules/{id}/restore',
  permission: 'rules.publish',
  tags: TAGS,
  summary: { zh: '退回以前的一版，作为新的一版发布', en: 'Publish an old version anew' },
  request: {
    params: OfRule,
    json: z.object({
      shop: s.Shop,
      contentVersion: z.number().int().min(0),
      reason: s.Reason,
      from: DayQuery.nullable().optional(),
    }),
  },
  response: s.Published,
});

const Flip = z.object({
  rule: z.string(),
  from: z.enum(['hit', 'miss', 'na', 'none']),
  to: z.enum(['hit', 'miss', 'na', 'none']),
  ref: z.string(),
  buyer: z.string(),
  agent: z.string().nullable(),
  at: z.number().nullable(),
  quote: z.string(),
  before: z.array(s.EvidenceShape),
  after: z.array(s.EvidenceShape),
});

const Counts = z.object({ hit: z.number(), miss: z.number(), na: z.number() });

export const BacktestReport = z.object({
  from: z.string(),
  to: z.string(),
  threads: z.number(),
  conversations: z.number(),
  rules: z.array(
    z.object({
      rule: z.string(),
      name: s.Words,
      before: Counts,
      after: Counts,
      flips: z.array(z.object({ kind: z.string(), count: z.number() })),
    }),
  ),
  agents: z.array(
    z.object({
      agent: z.string(),
      name: z.string(),
      conversations: z.number(),
      changed: z.number(),
      scoreBefore: z.number().nullable(),
      scoreAfter: z.number().nullable(),
      gained: z.number(),
      lost: z.number(),
    }),
  ),
  flips: z.array(Flip),
});
export type BacktestReport = z.infer<typeof BacktestReport>;

const BacktestJob = z.object({
  id: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  progress: z.object({ done: z.number(), total: z.number().nullable() }).nullable(),
  error: z.string().nullable(),
  report: BacktestReport.nullable(),
});

export const startBacktest = defineRoute({
  method: 'post',
  path: '/rule-backtests',
  permission: 'rules.write',
  tags: TAGS,
  summary: { zh: '拿已有的会话试一试改法', en: 'Try a change on stored conversations' },
  request: {
    json: z.object({
      shop: s.Shop,
      kind: z.enum(['rule', 'pack']),
      id: s.Id,
      yaml: s.YamlText,
      from: DayQuery,
      to: DayQuery,
    }),
  },
  response: z.object({ job: z.string() }),
});

export const getBacktest = defineRoute({
  method: 'get',
  path: '/rule-backtests/{job}',
  permission: 'rules.write',
  tags: TAGS,
  summary: { zh: '回测进度和结果', en: 'Progress and result of a back-test' },
  request: { params: z.object({ job: z.string().max(80) }) },
  response: BacktestJob,
});

export const cancelBacktest = defineRoute({
  method: 'delete',
  path: '/rule-backtests/{job}',
  permission: 'rules.write',
  tags: TAGS,
  summary: { zh: '停下回测', en: 'Stop a back-test' },
  request: { params: z.object({ job: z.string().max(80) }) },
  response: z.object({ ok: z.literal(true) }),
});
