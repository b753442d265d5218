// The routes of editing an attribution policy: its form, a trial, putting it into force.
import { z } from '@hono/zod-openapi';
import { defineRoute } from '../../http/route.ts';
import { PolicyForm, PolicySettings, PolicyTrial } from './policy-shapes.ts';
import { Name } from './shapes.ts';

export * from './policy-shapes.ts';

const TAGS = ['admin'] as const;
const OfPolicy = z.object({ shop: Name, id: z.string().regex(/^[a-z0-9-]{1,60}$/) });

export const getPolicy = defineRoute({
  method: 'get',
  path: '/admin/shops/{shop}/policies/{id}',
  permission: 'definitions.read',
  tags: TAGS,
  summary: { zh: '一个归属口径的每一项', en: 'Every setting of an attribution policy' },
  request: { params: OfPolicy },
  response: PolicyForm,
});

export const tryPolicy = defineRoute({
  method: 'post',
  path: '/admin/shops/{shop}/policies/{id}/preview',
  permission: 'definitions.read',
  tags: TAGS,
  summary: { zh: '改了口径会怎样，先试算', en: 'What a changed policy would do, before saving' },
  request: { params: OfPolicy, json: z.strictObject({ settings: PolicySettings }) },
  response: PolicyTrial,
});

export const publishPolicy = defineRoute({
  method: 'put',
  path: '/admin/shops/{shop}/policies/{id}',
  permission: 'definitions.write',
  tags: TAGS,
  summary: {
    zh: '改归属口径：存成新的一版并重算',
    en: 'Change a policy: a new version, figures anew',
  },
  request: {
    params: OfPolicy,
    json: z.strictObject({
      settings: PolicySettings,
      reason: z.string().trim().min(2).max(500),
      /** `contentVersion` of the form. */
      base: z.number().int().min(0),
    }),
  },
  response: z.object({
    done: z.literal(true),
    version: z.number(),
    contentVersion: z.number(),
    job: z.string().nullable(),
  }),
});
