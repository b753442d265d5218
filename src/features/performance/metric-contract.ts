// The routes of performance that explain figures: definitions and why, families side by side, attribution.
import { z } from '@hono/zod-openapi';
import { PageQuery } from '../../http/paging.ts';
import { defineRoute } from '../../http/route.ts';
import * as metrics from './metric-shapes.ts';
import { Name, PeriodQuery } from './shapes.ts';

const TAGS = ['performance'] as const;

export const listMetrics = defineRoute({
  method: 'get',
  path: '/metrics',
  permission: 'definitions.read',
  tags: TAGS,
  summary: { zh: '所有指标口径', en: 'All metric definitions' },
  request: { query: z.object({ shop: Name.optional() }) },
  response: z.object({
    items: z.array(metrics.DefinitionShape),
    topics: z.array(metrics.TopicShape),
  }),
});

export const compareMetrics = defineRoute({
  method: 'get',
  path: '/metrics/compare',
  permission: 'figures.read',
  tags: TAGS,
  summary: { zh: '几家口径并排比', en: 'Families side by side on the same chats' },
  request: { query: PeriodQuery.extend({ topic: Name, families: Name.optional() }) },
  response: metrics.ComparisonShape,
});

export const explainMetric = defineRoute({
  method: 'get',
  path: '/metrics/{id}/why',
  permission: 'figures.read',
  tags: TAGS,
  summary: { zh: '这个数怎么来的', en: 'What a figure was counted from' },
  request: {
    params: z.object({ id: Name }),
    query: PeriodQuery.extend({
      nobody: z.literal('1').optional().openapi({ description: '没有归属的 · of nobody' }),
      part: z.enum(['counted', 'left-out']).default('counted'),
      ...PageQuery.shape,
    }),
  },
  response: metrics.WhyShape,
});

export const listPolicies = defineRoute({
  method: 'get',
  path: '/attribution/policies',
  permission: 'definitions.read',
  tags: TAGS,
  summary: { zh: '订单归属口径', en: 'Attribution policies' },
  request: { query: z.object({ shop: Name.optional() }) },
  response: z.object({ current: z.string(), items: z.array(metrics.PolicyShape) }),
});

export const postAttribution = defineRoute({
  method: 'post',
  path: '/attribution/compare',
  permission: 'figures.read',
  tags: TAGS,
  summary: { zh: '换一份归属口径会怎样', en: 'The same orders under two policies' },
  request: {
    json: PeriodQuery.pick({ shop: true, from: true, to: true }).extend({ a: Name, b: Name }),
  },
  response: metrics.AttributionShape,
});

export const explainOrder = defineRoute({
  method: 'get',
  path: '/orders/{id}/why',
  permission: 'conversations.read',
  tags: TAGS,
  summary: { zh: '这笔订单为什么是他的', en: 'Why an order is whose it is' },
  request: { params: z.object({ id: Name }), query: z.object({ shop: Name }) },
  response: metrics.OrderWhyShape,
});
