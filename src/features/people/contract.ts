// The shapes and routes of people: who is signed in, accounts, tokens, the audit log.
import { z } from '@hono/zod-openapi';
import { DayQuery } from '../../http/day-query.ts';
import { PageQuery, pageOf } from '../../http/paging.ts';
import { PERMISSIONS } from '../../http/permissions.ts';
import { defineFileRoute, defineRoute } from '../../http/route.ts';
import {
  Account,
  AccountChange,
  AuditEntry,
  Id,
  line,
  Me,
  Names,
  NewAccount,
  Password,
  PermissionShape,
  RoleShape,
  ScopeShape,
  SessionState,
  Token,
} from './shapes.ts';

export * from './shapes.ts';

const TAGS = ['people'] as const;
const Done = z.object({ done: z.literal(true) });
const ById = z.object({ id: Id });

export const getSession = defineRoute({
  method: 'get',
  path: '/session',
  permission: 'public',
  tags: TAGS,
  summary: { zh: '谁登录了，要不要先建店主账号', en: 'Who is signed in; is set-up needed' },
  response: SessionState,
});

export const setUp = defineRoute({
  method: 'post',
  path: '/setup',
  permission: 'public',
  tags: TAGS,
  summary: { zh: '第一次：建店主账号并登录', en: 'First run: create the owner and sign in' },
  request: {
    json: z.strictObject({
      code: z.string().max(100).optional(),
      name: line(60),
      displayName: line(60).optional(),
      password: Password,
    }),
  },
  response: Me,
});

export const signIn = defineRoute({
  method: 'post',
  path: '/session',
  permission: 'public',
  tags: TAGS,
  summary: { zh: '登录', en: 'Sign in' },
  request: {
    json: z.strictObject({
      name: z.string().min(1).max(200),
      password: z.string().min(1).max(200),
    }),
  },
  response: Me,
});

export const signOut = defineRoute({
  method: 'delete',
  path: '/session',
  permission: 'signed-in',
  tags: TAGS,
  summary: { zh: '退出登录', en: 'Sign out' },
  response: Done,
});

export const signOutEverywhere = defineRoute({
  method: 'delete',
  path: '/sessions',
  permission: 'signed-in',
  tags: TAGS,
  summary: { zh: '在所有设备上退出', en: 'Sign out everywhere' },
  response: Done,
});

export const changePassword = defineRoute({
  method: 'post',
  path: '/me/password',
  permission: 'signed-in',
  tags: TAGS,
  summary: { zh: '改自己的密码', en: 'Change one’s own password' },
  request: { json: z.strictObject({ current: z.string().min(1).max(200), next: Password }) },
  response: Done,
});

export const getRoles = defineRoute({
  method: 'get',
  path: '/roles',
  permission: 'signed-in',
  tags: TAGS,
  summary: { zh: '角色和权限表', en: 'Roles and what they may do' },
  response: z.object({
    roles: z.array(
      z.object({
        role: RoleShape,
        words: z.object({ zh: z.string(), en: z.string() }),
        permissions: z.array(PermissionShape),
        scope: ScopeShape,
      }),
    ),
  }),
});

export const listAccounts = defineRoute({
  method: 'get',
  path: '/accounts',
  permission: 'people.read',
  tags: TAGS,
  summary: { zh: '账号', en: 'Accounts' },
  request: {
    query: PageQuery.extend({
      q: z.string().max(100).optional(),
      role: RoleShape.optional(),
      active: z.enum(['true', 'false']).optional(),
    }),
  },
  response: pageOf(Account),
});

export const addAccount = defineRoute({
  method: 'post',
  path: '/accounts',
  permission: 'people.write',
  tags: TAGS,
  summary: { zh: '建账号', en: 'Add an account' },
  request: { json: NewAccount },
  response: Account,
});

export const changeAccount = defineRoute({
  method: 'patch',
  path: '/accounts/{id}',
  permission: 'people.write',
  tags: TAGS,
  summary: { zh: '改账号：角色、范围、停用', en: 'Change an account: role, scope, active' },
  request: { params: ById, json: AccountChange },
  response: Account,
});

export const resetPassword = defineRoute({
  method: 'post',
  path: '/accounts/{id}/password',
  permission: 'people.write',
  tags: TAGS,
  summary: {
    zh: '给别人重设密码，并让他在各处退出',
    en: 'Set somebody’s password; signs them out',
  },
  request: { params: ById, json: z.strictObject({ password: Password }) },
  response: Done,
});

export const listTokens = defineRoute({
  method: 'get',
  path: '/tokens',
  permission: 'people.read',
  tags: TAGS,
  summary: { zh: '接口口令', en: 'API tokens' },
  request: { query: PageQuery },
  response: pageOf(Token),
});

export const addToken = defineRoute({
  method: 'post',
  path: '/tokens',
  permission: 'people.write',
  tags: TAGS,
  summary: { zh: '发一个接口口令（只显示这一次）', en: 'Issue an API token (shown this once)' },
  request: {
    json: z.strictObject({
      source: line(60),
      permissions: z.array(PermissionShape).min(1).max(PERMISSIONS.length),
      shops: z.union([z.literal('all'), Names.min(1)]).default('all'),
      /** Days until it ends; null: never. */
      days: z.number().int().min(1).max(3650).nullable().default(null),
    }),
  },
  response: z.object({ token: Token, secret: z.string() }),
});

export const revokeToken = defineRoute({
  method: 'delete',
  path: '/tokens/{id}',
  permission: 'people.write',
  tags: TAGS,
  summary: { zh: '收回接口口令', en: 'Revoke an API token' },
  request: { params: ById },
  response: Done,
});

export const listAudit = defineRoute({
  method: 'get',
  path: '/audit',
  permission: 'audit.read',
  tags: TAGS,
  summary: { zh: '操作日志', en: 'Audit log' },
  request: {
    query: PageQuery.extend({
      from: DayQuery.optional(),
      to: DayQuery.optional(),
      shop: z.string().max(200).optional(),
      account: z.string().max(100).optional(),
      action: z.string().max(100).optional(),
      target: z.string().max(200).optional(),
    }),
  },
  response: pageOf(AuditEntry),
});

export const enterOnce = defineFileRoute({
  method: 'get',
  path: '/session/entry',
  permission: 'public',
  tags: TAGS,
  summary: { zh: '演示用的一次性登录链接', en: 'The demo’s one-time link to sign in' },
  request: { query: z.object({ token: z.string().min(1).max(100) }) },
  produces: 'text/html',
});

export const startOidc = defineFileRoute({
  method: 'get',
  path: '/oidc/start',
  permission: 'public',
  tags: TAGS,
  summary: { zh: '去单点登录', en: 'Go and sign in by OIDC' },
  request: { query: z.object({ returnTo: z.string().max(500).optional() }) },
  produces: 'text/html',
});

export const finishOidc = defineFileRoute({
  method: 'get',
  path: '/oidc/callback',
  permission: 'public',
  tags: TAGS,
  summary: { zh: '单点登录回来', en: 'Back from OIDC' },
  request: {
    query: z.object({
      code: z.string().max(4000).optional(),
      state: z.string().max(1000).optional(),
      error: z.string().max(1000).optional(),
    }),
  },
  produces: 'text/html',
});
