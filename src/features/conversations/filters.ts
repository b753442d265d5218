// What a list of conversations is filtered and sorted by: the same names in the API, the address and the export.
import { z } from '@hono/zod-openapi';
import { ARCHETYPES, DIMENSIONS, KINDS, SEVERITIES } from '../../engine/rule.ts';
import { DayQuery } from '../../http/day-query.ts';
import { SORT_NAMES } from './sort-names.ts';

const Name = z.string().min(1).max(200);
const Points = z.coerce.number().min(0).max(100);
const Flag = z.literal('1');

export const PHASES = ['presale', 'aftersale', 'unknown'] as const;
/** What came of a conversation; `refunded`: money of an order of it was given back, whatever came of it. */
const ORDER_RESULTS = ['none', 'placed', 'paid', 'lost', 'refunded', 'unknown'] as const;
const LEFT_OUT_CHOICES = [
  'no',
  'yes',
  'own-account',
  'no-buyer-line',
  'only-system',
  'advertising',
  'transfer-without-reply',
] as const;

/** Everything but paging. */
export const ConversationFilters = z.object({
  shop: Name.optional().openapi({ description: '店铺；不写：能看的全部 · all one may see' }),
  from: DayQuery.optional().openapi({ description: '第一天（含） · first day' }),
  to: DayQuery.optional().openapi({ description: '最后一天（含） · last day' }),
  agent: Name.optional().openapi({
    description:
      '参与过的客服；和规则一起用时：被判的客服 · who took part; with a rule: who was judged',
  }),
  group: Name.optional(),
  rule: Name.optional().openapi({ description: '命中了这条规则 · with a finding of the rule' }),
  version: z.coerce.number().int().min(1).optional().openapi({ description: '规则版本' }),
  severity: z.enum(SEVERITIES).optional().openapi({ description: '至少这么严重 · at least' }),
  dimension: z.enum(DIMENSIONS).optional(),
  archetype: z.enum(ARCHETYPES).optional(),
  kind: z.enum(KINDS).optional(),
  scoreMin: Points.optional(),
  scoreMax: Points.optional(),
  phase: z.enum(PHASES).optional(),
  order: z.enum(ORDER_RESULTS).optional(),
  leftOut: z.enum(LEFT_OUT_CHOICES).optional().openapi({
    description:
      'no：计入接待的；yes：不计的；或某个原因 · no: received; yes: left out; or one reason',
  }),
  unanswered: Flag.optional().openapi({ description: '有没人回的话 · with an unanswered round' }),
  firstOver: z.coerce.number().min(0).max(86_400_000).optional().openapi({
    description: '首次响应超过多少秒 · first response over, in seconds',
  }),
  sku: Name.optional().openapi({
    description: '问的、看的、下单的是这个商品 · the product was asked about, shown or ordered',
  }),
  buyer: Name.optional().openapi({ description: '买家昵称，要完全一样 · the exact nick' }),
  q: z.string().max(200).optional().openapi({
    description:
      '聊天里的字，至少连着两个；空格隔开的都要有 · words of the chat, two characters at least',
  }),
});

export type ConversationFilters = z.infer<typeof ConversationFilters>;

export const SortQuery = z.object({ sort: z.enum(SORT_NAMES).default('newest') });
