// The routes of conversations: lists, pages, saved views, export, events as they happen, inspection.
import { z } from '@hono/zod-openapi';
import { DayQuery } from '../../http/day-query.ts';
import { PageQuery, pageOf } from '../../http/paging.ts';
import { defineFileRoute, defineRoute } from '../../http/route.ts';
import { TABLE_FORMATS } from '../../http/table-file.ts';
import { ConversationFilters, SortQuery } from './filters.ts';
import { FindingFilters, FindingItem } from './finding-shapes.ts';
import { CasesShape, InspectionShape } from './inspection-shapes.ts';
import { ConversationItem, ConversationPageShape, Explained, SavedView, Total } from './shapes.ts';

export * from './filters.ts';
export * from './finding-shapes.ts';
export * from './inspection-shapes.ts';
export * from './shapes.ts';

const TAGS = ['conversations'] as const;
const Id = z.string().min(1).max(400);
const ByRef = z.object({ shop: Id, id: Id });
const Done = z.object({ done: z.literal(true) });

export const listConversations = defineRoute({
  method: 'get',
  path: '/conversations',
  permission: 'conversations.read',
  tags: TAGS,
  summary: { zh: '会话列表：筛选、搜索、排序', en: 'Conversations: filtered, searched, sorted' },
  request: { query: PageQuery.extend(ConversationFilters.shape).extend(SortQuery.shape) },
  response: pageOf(ConversationItem),
});

export const countConversations = defineRoute({
  method: 'get',
  path: '/conversations/count',
  permission: 'conversations.read',
  tags: TAGS,
  summary: { zh: '有多少会话，一万以内是准数', en: 'How many conversations, exact up to 10,000' },
  request: { query: ConversationFilters },
  response: Total,
});

export const exportConversations = defineFileRoute({
  method: 'get',
  path: '/conversations/export',
  permission: 'conversations.export',
  tags: TAGS,
  summary: { zh: '导出会话，一行一个', en: 'Export, a row for each conversation' },
  request: {
    query: ConversationFilters.extend(SortQuery.shape).extend({
      format: z.enum(TABLE_FORMATS).default('xlsx'),
    }),
  },
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

export const getConversation = defineRoute({
  method: 'get',
  path: '/conversations/{shop}/{id}',
  permission: 'conversations.read',
  tags: TAGS,
  summary: {
    zh: '一个会话：聊天、订单、判定、得分、往来',
    en: 'One conversation: chat, orders, verdicts, scores, other contacts',
  },
  request: { params: ByRef },
  response: ConversationPageShape,
});

export const explainVerdict = defineRoute({
  method: 'get',
  path: '/conversations/{shop}/{id}/rules/{rule}',
  permission: 'conversations.read',
  tags: TAGS,
  summary: {
    zh: '一条规则在这个会话上是怎么判的，逐个条件',
    en: 'Why a rule said what it said, condition by condition',
  },
  request: { params: ByRef.extend({ rule: Id }) },
  response: Explained,
});

const Neighbour = z.object({ shop: z.string(), ref: z.string() }).nullable();

export const getNeighbours = defineRoute({
  method: 'get',
  path: '/conversations/{shop}/{id}/neighbours',
  permission: 'conversations.read',
  tags: TAGS,
  summary: { zh: '筛选结果里的上一个和下一个', en: 'The ones before and after it in a list' },
  request: { params: ByRef, query: ConversationFilters.extend(SortQuery.shape) },
  response: z.object({ previous: Neighbour, next: Neighbour }),
});

const ViewInput = z.strictObject({
  name: z.string().trim().min(1).max(60),
  filters: z.record(z.string().max(40), z.string().max(200)),
  shared: z.boolean(),
});

export const listSavedViews = defineRoute({
  method: 'get',
  path: '/conversation-views',
  permission: 'conversations.read',
  tags: TAGS,
  summary: { zh: '保存的筛选：自己的和大家共用的', en: 'Saved views: one’s own and shared ones' },
  response: z.object({ items: z.array(SavedView) }),
});

export const addSavedView = defineRoute({
  method: 'post',
  path: '/conversation-views',
  permission: 'conversations.read',
  tags: TAGS,
  summary: { zh: '保存一个筛选', en: 'Keep a view' },
  request: { json: ViewInput },
  response: SavedView,
});

export const changeSavedView = defineRoute({
  method: 'put',
  path: '/conversation-views/{id}',
  permission: 'conversations.read',
  tags: TAGS,
  summary: { zh: '改自己的筛选', en: 'Change a view of one’s own' },
  request: { params: z.object({ id: Id }), json: ViewInput },
  response: SavedView,
});

export const removeSavedView = defineRoute({
  method: 'delete',
  path: '/conversation-views/{id}',
  permission: 'conversations.read',
  tags: TAGS,
  summary: { zh: '删掉自己的筛选', en: 'Remove a view of one’s own' },
  request: { params: z.object({ id: Id }) },
  response: Done,
});

const Problem = z.object({ path: z.string(), message: z.string() });

export const postEvents = defineRoute({
  method: 'post',
  path: '/events',
  permission: 'events.write',
  tags: ['events'],
  summary: { zh: '实时送入消息和订单变化', en: 'Messages and order changes as they happen' },
  description: {
    zh: '一批最多 5 MB、5,000 个事件；每个文档是一个买家的事件，写法见 docs/reference/events.md。重发、乱序都没关系：同一个 id 只算一次。有错的文档整个不收，其余照收。',
    en: 'At most 5 MB and 5,000 events a batch; each document holds events of one buyer as docs/reference/events.md describes. Sending again or out of order is harmless: an id counts once. A document with a fault is refused whole, the others are taken.',
  },
  bodyLimitBytes: 5 * 1024 * 1024,
  request: { json: z.strictObject({ documents: z.array(z.unknown()).min(1).max(5000) }) },
  response: z.object({
    saved: z.number(),
    unchanged: z.number(),
    refused: z.number(),
    items: z.array(
      z.object({
        index: z.number(),
        state: z.enum(['saved', 'unchanged', 'refused']),
        problems: z.array(Problem),
      }),
    ),
  }),
});

const Period = z.object({
  shop: Id.optional(),
  from: DayQuery,
  to: DayQuery,
  agent: Id.optional(),
  group: Id.optional(),
});

export const listFindings = defineRoute({
  method: 'get',
  path: '/findings',
  permission: 'conversations.read',
  tags: TAGS,
  summary: { zh: '质检发现，一次命中一行，新的在前', en: 'Findings, newest first' },
  request: { query: PageQuery.extend(FindingFilters.shape) },
  response: pageOf(FindingItem),
});

export const getInspection = defineRoute({
  method: 'get',
  path: '/inspection',
  permission: 'figures.read',
  tags: ['inspection'],
  summary: {
    zh: '质检：每条规则命中多少、趋势、各客服，五种类型',
    en: 'Inspection: every rule’s rate, trend and agents; the five types',
  },
  request: { query: Period },
  response: InspectionShape,
});

export const getCases = defineRoute({
  method: 'get',
  path: '/inspection/cases',
  permission: 'conversations.read',
  tags: ['inspection'],
  summary: { zh: '一条规则的坏例和好例', en: 'Bad and good cases of a rule' },
  request: { query: Period.extend({ shop: Id, rule: Id }) },
  response: CasesShape,
});
