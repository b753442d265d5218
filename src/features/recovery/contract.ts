// The routes of recovery: whom to call back, about what, and with which words; read only.
import { z } from '@hono/zod-openapi';
import { DayQuery } from '../../http/day-query.ts';
import { PageQuery } from '../../http/paging.ts';
import { defineFileRoute, defineRoute } from '../../http/route.ts';
import { TABLE_FORMATS } from '../../http/table-file.ts';
import { RECOVERY_KINDS, VALUE_BASES } from './recovery-words.ts';

export type { RecoveryKind } from './recovery-words.ts';

const TAGS = ['recovery'] as const;
const Name = z.string().min(1).max(200);
const Words = z.object({ zh: z.string(), en: z.string() });

/** Without days: the last whole day the shop has data of. */
export const RecoveryFilters = z.object({
  shop: Name.optional(),
  from: DayQuery.optional(),
  to: DayQuery.optional(),
  agent: Name.optional(),
  group: Name.optional(),
  kind: z.enum(RECOVERY_KINDS).default('lost').openapi({
    description:
      '没下单的询单、没付款的订单、没付款已关闭的 · lost inquiries, unpaid orders, closed ones',
  }),
  reason: Name.optional().openapi({ description: '流失原因（猜的） · guessed reason' }),
});

export type RecoveryFilters = z.infer<typeof RecoveryFilters>;

export const RecoveryItem = z
  .object({
    id: z.string(),
    kind: z.enum(RECOVERY_KINDS),
    shop: z.string(),
    buyer: z.string(),
    agent: z.object({ id: z.string(), name: z.string() }).nullable(),
    at: z.number(),
    /** For the address of its conversation; null: there was no chat. */
    ref: z.string().nullable(),
    orderId: z.string().nullable(),
    product: z.string().nullable(),
    valueFen: z.number().nullable(),
    valueBasis: z.enum(VALUE_BASES),
    reason: z.string(),
    lastWords: z.string().nullable(),
    /** An agent reminded the buyer to pay; null: not judged. */
    reminded: z.boolean().nullable(),
    provisional: z.boolean(),
    script: Words,
  })
  .openapi('RecoveryItem');

export type RecoveryItem = z.infer<typeof RecoveryItem>;

const Sum = z.object({ count: z.number(), valueFen: z.number(), valued: z.number() });

export const listRecovery = defineRoute({
  method: 'get',
  path: '/recovery',
  permission: 'recovery.read',
  tags: TAGS,
  summary: { zh: '跟单清单，值钱的在前', en: 'Whom to call back, the highest value first' },
  request: { query: PageQuery.extend(RecoveryFilters.shape) },
  response: z.object({
    from: z.string().nullable(),
    to: z.string().nullable(),
    items: z.array(RecoveryItem),
    next: z.string().nullable(),
  }),
});

export const sumRecovery = defineRoute({
  method: 'get',
  path: '/recovery/sums',
  permission: 'recovery.read',
  tags: TAGS,
  summary: { zh: '跟单合计：几条、多少钱、什么原因、谁的', en: 'Sums by kind, reason and agent' },
  request: { query: RecoveryFilters },
  response: z.object({
    from: z.string().nullable(),
    to: z.string().nullable(),
    kinds: z.object({ lost: Sum, unpaid: Sum, closed: Sum }),
    reasons: z.array(z.object({ reason: z.string(), count: z.number(), valueFen: z.number() })),
    agents: z.array(
      z.object({
        id: z.string().nullable(),
        name: z.string(),
        count: z.number(),
        valueFen: z.number(),
      }),
    ),
  }),
});

export const exportRecovery = defineFileRoute({
  method: 'get',
  path: '/recovery/export',
  permission: 'recovery.read',
  tags: TAGS,
  summary: { zh: '导出跟单清单', en: 'Export the list' },
  request: { query: RecoveryFilters.extend({ format: z.enum(TABLE_FORMATS).default('xlsx') }) },
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});
