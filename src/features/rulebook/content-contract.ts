// The routes of word packs and scorecards: read, try the effect, publish.
import { z } from '@hono/zod-openapi';
import { DIMENSIONS, KINDS } from '../../engine/rule.ts';
import { DayQuery } from '../../http/day-query.ts';
import { defineRoute } from '../../http/route.ts';
import * as s from './shapes.ts';

const TAGS = ['rulebook'] as const;
const OfShop = z.object({ shop: s.Shop });
const OfOne = z.object({ id: s.Id });
const RuleName = z.object({ id: z.string(), name: s.Words });
const PublishText = z.object({
  shop: s.Shop,
  yaml: s.YamlText,
  reason: s.Reason,
  base: z.number().int().min(0),
  from: DayQuery.nullable().optional(),
});

/** One's own, of something nobody has published yet. */
const DraftItem = z.object({ id: z.string(), name: s.Words, savedAt: z.number() });
const UnpublishedDraft = z.object({ savedAt: z.number() }).nullable();

const PackItem = z.object({
  id: z.string(),
  name: s.Words,
  note: z.string(),
  words: z.number(),
  except: z.number(),
  evasion: z.boolean(),
  /** First few words, to recognise it by. */
  sample: z.array(z.string()),
  rules: z.array(RuleName),
  own: z.boolean(),
  changedAt: z.number().nullable(),
  changedBy: z.string().nullable(),
});

export const listPacks = defineRoute({
  method: 'get',
  path: '/word-packs',
  permission: 'rules.read',
  tags: TAGS,
  summary: { zh: '全部词包，和用到它们的规则', en: 'All word packs and the rules that use them' },
  request: { query: OfShop.extend({ q: z.string().max(100).optional() }) },
  response: z.object({ items: z.array(PackItem), drafts: z.array(DraftItem) }),
});

export const getPack = defineRoute({
  method: 'get',
  path: '/word-packs/{id}',
  permission: 'rules.read',
  tags: TAGS,
  summary: { zh: '一个词包', en: 'One word pack' },
  request: { params: OfOne, query: OfShop },
  response: PackItem.extend({
    yaml: z.string(),
    /** null: it is in force. */
    draft: UnpublishedDraft,
    contentVersion: z.number(),
    history: z.array(s.HistoryItem),
  }),
});

const Found = z.object({ text: z.string(), by: z.enum(['buyer', 'agent']), word: z.string() });

export const previewPack = defineRoute({
  method: 'post',
  path: '/word-packs/{id}/preview',
  permission: 'rules.write',
  tags: TAGS,
  summary: { zh: '这样改会多抓少抓哪些话', en: 'Which lines are found more and less' },
  request: { params: OfOne, json: z.object({ shop: s.Shop, yaml: s.YamlText }) },
  response: z.object({
    problems: z.array(s.ProblemShape),
    /** Lines of recent conversations that were looked at, and held a word of the pack. */
    lines: z.number(),
    before: z.number(),
    after: z.number(),
    gained: z.array(Found),
    lost: z.array(Found),
    rules: z.array(RuleName.extend({ examples: z.number(), failing: z.array(z.string()) })),
  }),
});

export const publishPack = defineRoute({
  method: 'post',
  path: '/word-packs/{id}/publish',
  permission: 'rules.publish',
  tags: TAGS,
  summary: { zh: '发布词包，用到它的规则版本加一', en: 'Publish a pack; rules that use it go up' },
  request: { params: OfOne, json: PublishText },
  response: s.Published.extend({ raised: z.array(z.string()) }),
});

const CardItem = z.object({
  id: z.string(),
  name: s.Words,
  version: z.number(),
  phases: z.array(z.enum(['presale', 'aftersale', 'unknown'])),
  groups: z.array(z.string()).nullable(),
  rules: z.number(),
  dimensions: z.array(z.object({ dimension: z.string(), weight: z.number(), cap: z.number() })),
  own: z.boolean(),
  changedAt: z.number().nullable(),
  changedBy: z.string().nullable(),
});

export const listCards = defineRoute({
  method: 'get',
  path: '/scorecards',
  permission: 'rules.read',
  tags: TAGS,
  summary: { zh: '评分卡', en: 'Scorecards' },
  request: { query: OfShop },
  response: z.object({
    items: z.array(CardItem),
    drafts: z.array(DraftItem),
    /** Groups of the shop's agents. */
    groups: z.array(z.string()),
  }),
});

export const getCard = defineRoute({
  method: 'get',
  path: '/scorecards/{id}',
  permission: 'rules.read',
  tags: TAGS,
  summary: { zh: '一张评分卡', en: 'One scorecard' },
  request: { params: OfOne, query: OfShop },
  response: CardItem.extend({
    yaml: z.string(),
    /** null: it is in force. */
    draft: UnpublishedDraft,
    /** Groups of the shop's agents. */
    shopGroups: z.array(z.string()),
    contentVersion: z.number(),
    history: z.array(s.HistoryItem),
    /** Every rule that could be put on it. */
    known: z.array(
      RuleName.extend({
        kind: z.enum(KINDS),
        dimension: z.enum(DIMENSIONS),
        status: z.string(),
      }),
    ),
  }),
});

const Score = z.object({
  total: z.number().nullable(),
  vetoed: z.boolean(),
  dimensions: z.array(
    z.object({
      dimension: z.string(),
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
      name: s.Words,
      dimension: z.string(),
      effect: z.enum(['deduct', 'add', 'veto-dimension', 'veto-all']),
      points: z.number(),
      times: z.number(),
    }),
  ),
});
export type ScoreShape = z.infer<typeof Score>;

export const previewCard = defineRoute({
  method: 'post',
  path: '/scorecards/{id}/preview',
  permission: 'rules.write',
  tags: TAGS,
  summary: { zh: '拿几段会话一步步算给你看', en: 'The arithmetic on a few conversations' },
  request: {
    params: OfOne,
    json: z.object({ shop: s.Shop, yaml: s.YamlText }),
  },
  response: z.object({
    problems: z.array(s.ProblemShape),
    samples: z.array(
      z.object({
        ref: z.string(),
        buyer: z.string(),
        agent: z.string(),
        at: z.number().nullable(),
        firstWords: z.string(),
        before: Score.nullable(),
        after: Score.nullable(),
      }),
    ),
    /** Mean score of the conversations looked at, by agent. */
    agents: z.array(
      z.object({
        agent: z.string(),
        name: z.string(),
        conversations: z.number(),
        before: z.number().nullable(),
        after: z.number().nullable(),
      }),
    ),
  }),
});

export const publishCard = defineRoute({
  method: 'post',
  path: '/scorecards/{id}/publish',
  permission: 'rules.publish',
  tags: TAGS,
  summary: { zh: '发布评分卡，分数重算', en: 'Publish a scorecard; scores are recalculated' },
  request: { params: OfOne, json: PublishText },
  response: s.Published,
});
