// The routes of administration: what a shop is analysed with, work under way, what changes did, data out and away.
import { z } from '@hono/zod-openapi';
import { DayQuery } from '../../http/day-query.ts';
import { PageQuery, pageOf } from '../../http/paging.ts';
import { defineFileRoute, defineRoute } from '../../http/route.ts';
import { TABLE_FORMATS } from '../../http/table-file.ts';
import { JOB_KINDS, JOB_STATES } from '../../work/jobs.ts';
import { line } from '../people/shapes.ts';
import {
  DutyDay,
  Erased,
  ErasurePreview,
  JobItem,
  Name,
  PolicyPreview,
  ProductItem,
  RecalculationChange,
  RecalculationItem,
  RosterAgent,
  RosterEntry,
  Saved,
  SettingsChange,
  ShopDetail,
  ShopSettingsView,
} from './shapes.ts';

export * from './policy-shapes.ts';
export * from './shapes.ts';

const TAGS = ['admin'] as const;
const OfShop = z.object({ shop: Name });
const ById = z.object({ id: z.string().min(1).max(200) });

export const listShopDetails = defineRoute({
  method: 'get',
  path: '/admin/shops',
  permission: 'settings.read',
  tags: TAGS,
  summary: { zh: '店铺和里面有多少数据', en: 'Shops and how much is in them' },
  response: z.object({ items: z.array(ShopDetail) }),
});

export const renameShop = defineRoute({
  method: 'patch',
  path: '/admin/shops/{shop}',
  permission: 'settings.write',
  tags: TAGS,
  summary: { zh: '改店铺显示的名字', en: 'Change the name a shop is shown by' },
  request: { params: OfShop, json: z.strictObject({ name: line(100) }) },
  response: Saved,
});

export const getSettings = defineRoute({
  method: 'get',
  path: '/admin/shops/{shop}/settings',
  permission: 'settings.read',
  tags: TAGS,
  summary: { zh: '店铺的口径和设置', en: 'What a shop is analysed with' },
  request: { params: OfShop },
  response: ShopSettingsView,
});

export const changeSettings = defineRoute({
  method: 'patch',
  path: '/admin/shops/{shop}/settings',
  permission: 'settings.write',
  tags: TAGS,
  summary: {
    zh: '改设置；影响数字的会在后台重算并记下差别',
    en: 'Change settings; figures follow, differences are recorded',
  },
  request: { params: OfShop, json: SettingsChange },
  response: Saved,
});

export const previewPolicy = defineRoute({
  method: 'get',
  path: '/admin/shops/{shop}/policy-preview',
  permission: 'settings.read',
  tags: TAGS,
  summary: { zh: '换成这个归属口径，谁多谁少', en: 'Who gains and loses under another policy' },
  request: { params: OfShop, query: z.object({ policy: Name }) },
  response: PolicyPreview,
});

export const getRoster = defineRoute({
  method: 'get',
  path: '/admin/shops/{shop}/agents',
  permission: 'settings.read',
  tags: TAGS,
  summary: { zh: '客服名单，和聊天里出现过的人', en: 'The roster, and whom the chats name' },
  request: { params: OfShop },
  response: z.object({ items: z.array(RosterAgent) }),
});

export const saveRoster = defineRoute({
  method: 'put',
  path: '/admin/shops/{shop}/agents',
  permission: 'settings.write',
  tags: TAGS,
  summary: {
    zh: '存客服名单（没写的人移出名单）',
    en: 'Save the roster; whoever is not in it leaves it',
  },
  request: { params: OfShop, json: z.strictObject({ items: z.array(RosterEntry).max(2000) }) },
  response: Saved,
});

export const listDuty = defineRoute({
  method: 'get',
  path: '/admin/shops/{shop}/duty',
  permission: 'settings.read',
  tags: TAGS,
  summary: { zh: '每人每天的班', en: 'Duty by agent and day' },
  request: { params: OfShop, query: z.object({ from: DayQuery, to: DayQuery }) },
  response: z.object({
    items: z.array(DutyDay),
    spans: z.number(),
    /** Days the shop has duty of; outside of them nobody knows who is off. null: it has none. */
    first: z.string().nullable(),
    last: z.string().nullable(),
    /** Of the shop: its days begin by it. */
    zoneOffsetMs: z.number(),
  }),
});

export const saveDuty = defineRoute({
  method: 'put',
  path: '/admin/shops/{shop}/duty',
  permission: 'settings.write',
  tags: TAGS,
  summary: { zh: '改一个人一天的班', en: 'Set one agent’s duty of a day' },
  request: {
    params: OfShop,
    json: z.strictObject({
      agent: line(200),
      day: DayQuery,
      /** Minutes after midnight; a span over midnight ends beyond 1440. */
      spans: z
        .array(
          z.strictObject({
            fromMinute: z.number().int().min(0).max(1439),
            toMinute: z.number().int().min(1).max(2880),
          }),
        )
        .max(6),
    }),
  },
  response: Saved,
});

export const listProducts = defineRoute({
  method: 'get',
  path: '/admin/shops/{shop}/products',
  permission: 'settings.read',
  tags: TAGS,
  summary: { zh: '商品资料', en: 'Products' },
  request: { params: OfShop, query: PageQuery.extend({ q: z.string().max(100).optional() }) },
  response: pageOf(ProductItem),
});

export const listJobs = defineRoute({
  method: 'get',
  path: '/admin/jobs',
  permission: 'jobs.read',
  tags: TAGS,
  summary: { zh: '后台任务，新的在前', en: 'Jobs, newest first' },
  request: {
    query: PageQuery.extend({
      kind: z.enum(JOB_KINDS).optional(),
      state: z.enum(JOB_STATES).optional(),
    }),
  },
  response: pageOf(JobItem),
});

export const cancelJob = defineRoute({
  method: 'post',
  path: '/admin/jobs/{id}/cancel',
  permission: 'jobs.write',
  tags: TAGS,
  summary: { zh: '停下任务', en: 'Stop a job' },
  request: { params: ById },
  response: JobItem,
});

export const resumeJob = defineRoute({
  method: 'post',
  path: '/admin/jobs/{id}/resume',
  permission: 'jobs.write',
  tags: TAGS,
  summary: { zh: '接着做任务', en: 'Go on with a job' },
  request: { params: ById },
  response: JobItem,
});

export const listRecalculations = defineRoute({
  method: 'get',
  path: '/admin/shops/{shop}/recalculations',
  permission: 'settings.read',
  tags: TAGS,
  summary: { zh: '重算记录', en: 'Recalculations' },
  request: { params: OfShop },
  response: z.object({ items: z.array(RecalculationItem) }),
});

export const listRecalculationChanges = defineRoute({
  method: 'get',
  path: '/admin/shops/{shop}/recalculations/{id}',
  permission: 'settings.read',
  tags: TAGS,
  summary: { zh: '一次重算改了哪些数字', en: 'Which figures a recalculation changed' },
  request: {
    params: OfShop.extend(ById.shape),
    query: PageQuery.extend({ metric: z.string().max(100).optional() }),
  },
  response: z.object({
    metrics: z.array(
      z.object({
        metric: z.string(),
        name: z.object({ zh: z.string(), en: z.string() }),
        changes: z.number(),
      }),
    ),
    items: z.array(RecalculationChange),
    next: z.string().nullable(),
  }),
});

const OfBuyer = z.strictObject({ shop: line(200), buyer: z.string().min(1).max(200) });

export const previewErasure = defineRoute({
  method: 'post',
  path: '/buyers/erase/preview',
  permission: 'buyers.erase',
  tags: TAGS,
  summary: {
    zh: '抹除一个买家会去掉什么（不改数据）',
    en: 'What erasing a buyer would take out; changes nothing',
  },
  request: { json: OfBuyer },
  response: ErasurePreview,
});

export const eraseBuyer = defineRoute({
  method: 'post',
  path: '/buyers/erase',
  permission: 'buyers.erase',
  tags: TAGS,
  summary: { zh: '抹除一个买家的全部数据', en: 'Erase all data of a buyer' },
  request: { json: OfBuyer.extend({ reason: line(500) }) },
  response: Erased,
});

export const EXPORTS = ['orders', 'findings', 'metrics'] as const;

export const exportData = defineFileRoute({
  method: 'get',
  path: '/exports/{what}',
  permission: 'conversations.export',
  tags: TAGS,
  summary: {
    zh: '导出订单、质检发现、指标（会话另有导出）',
    en: 'Export orders, findings or figures',
  },
  request: {
    params: z.object({ what: z.enum(EXPORTS) }),
    query: z.object({
      shop: Name,
      from: DayQuery.optional(),
      to: DayQuery.optional(),
      format: z.enum(TABLE_FORMATS).default('xlsx'),
    }),
  },
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});
