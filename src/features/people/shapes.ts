// The shapes of people: accounts, tokens, the session, the audit log; and what may be sent to change them.
import { z } from '@hono/zod-openapi';
import { PERMISSIONS, ROLES } from '../../http/permissions.ts';

export const Id = z.string().min(1).max(100);
/** What people type: no control characters, no edges of white space. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, '不能有换行或控制字符 · no line breaks or control characters');

export const Password = z.string().min(10).max(200);
export const Names = z.array(line(200)).max(500);

export const RoleShape = z.enum(ROLES).openapi('Role');
export const PermissionShape = z.enum(PERMISSIONS).openapi('Permission');

export const ScopeShape = z
  .object({
    shops: z.union([z.literal('all'), Names]),
    groups: z.union([z.literal('all'), Names]),
    self: z.boolean(),
  })
  .openapi('Scope');

export const Me = z
  .object({
    id: z.string(),
    name: z.string(),
    displayName: z.string(),
    role: RoleShape,
    scope: ScopeShape,
    agent: z.string().nullable(),
    permissions: z.array(PermissionShape),
    /** False: signs in by OIDC only and has no password to change. */
    hasPassword: z.boolean(),
  })
  .openapi('Me');

export type Me = z.infer<typeof Me>;

export const SessionState = z
  .object({
    me: Me.nullable(),
    /** No account yet: show the set-up page. */
    needsSetup: z.boolean(),
    /** The set-up page must ask for the code that `kejing serve` printed. */
    needsSetupCode: z.boolean(),
    /** ms to add to UTC for the clock of what belongs to no shop. */
    zoneOffsetMs: z.number(),
    /** Words of the OIDC button; null: not configured. */
    oidc: z.object({ label: z.string(), startUrl: z.string() }).nullable(),
    version: z.string(),
  })
  .openapi('SessionState');

export const Account = z
  .object({
    id: z.string(),
    name: z.string(),
    displayName: z.string(),
    role: RoleShape,
    scope: ScopeShape,
    agent: z.string().nullable(),
    active: z.boolean(),
    hasPassword: z.boolean(),
    oidc: z.boolean(),
    createdAt: z.number(),
    lastSignInAt: z.number().nullable(),
  })
  .openapi('Account');

export type Account = z.infer<typeof Account>;

export const NewAccount = z.strictObject({
  name: line(60),
  displayName: line(60).optional(),
  role: RoleShape,
  /** The role's usual scope if left out. */
  scope: ScopeShape.optional(),
  agent: line(200).nullable().default(null),
  /** Left out: signs in by OIDC, or a password is set later. */
  password: Password.optional(),
});

export const AccountChange = z.strictObject({
  displayName: line(60).optional(),
  role: RoleShape.optional(),
  scope: ScopeShape.optional(),
  agent: line(200).nullable().optional(),
  active: z.boolean().optional(),
});

export const Token = z
  .object({
    id: z.string(),
    source: z.string(),
    shownStart: z.string(),
    accountId: z.string(),
    permissions: z.array(PermissionShape),
    shops: z.union([z.literal('all'), z.array(z.string())]),
    createdAt: z.number(),
    expiresAt: z.number().nullable(),
    lastUsedAt: z.number().nullable(),
    revokedAt: z.number().nullable(),
  })
  .openapi('Token');

export type Token = z.infer<typeof Token>;

export const AuditEntry = z
  .object({
    id: z.number(),
    at: z.number(),
    accountId: z.string().nullable(),
    accountName: z.string(),
    via: z.string(),
    action: z.string(),
    target: z.string(),
    shop: z.string().nullable(),
    before: z.unknown(),
    after: z.unknown(),
    requestId: z.string().nullable(),
  })
  .openapi('AuditEntry');

export type AuditEntry = z.infer<typeof AuditEntry>;
