// Tables of people: accounts, sessions, API tokens, failed sign-ins, sign-ins by OIDC under way.
import {
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { instant } from '../../store/schema/column-types.ts';

export const account = pgTable(
  'account',
  {
    id: text('id').primaryKey(),
    /** What is typed to sign in; unique without regard to case (stored folded beside). */
    name: text('name').notNull(),
    foldedName: text('folded_name').notNull(),
    displayName: text('display_name').notNull(),
    role: text('role').notNull(),
    /** Null: all shops. */
    scopeShops: text('scope_shops').array(),
    /** Null: all groups. */
    scopeGroups: text('scope_groups').array(),
    scopeSelf: boolean('scope_self').notNull().default(false),
    agent: text('agent'),
    active: boolean('active').notNull().default(true),
    /** argon2id; null: signs in by OIDC only. */
    passwordHash: text('password_hash'),
    /** `<issuer> <subject>` of the OIDC identity. */
    oidcIdentity: text('oidc_identity'),
    createdAt: instant('created_at').notNull(),
    lastSignInAt: instant('last_sign_in_at'),
  },
  (t) => [
    uniqueIndex('account_name').on(t.foldedName),
    uniqueIndex('account_oidc').on(t.oidcIdentity),
  ],
);

export const session = pgTable(
  'session',
  {
    /** SHA-256 of the cookie's random token: the token itself is stored nowhere. */
    tokenHash: text('token_hash').primaryKey(),
    accountId: text('account_id').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('session_account').on(t.accountId), index('session_expires').on(t.expiresAt)],
);

export const apiToken = pgTable(
  'api_token',
  {
    id: text('id').primaryKey(),
    tokenHash: text('token_hash').notNull(),
    /** Its first characters, to tell tokens apart. */
    shownStart: text('shown_start').notNull(),
    /** What uses it, e.g. `chatwoot`. */
    source: text('source').notNull(),
    accountId: text('account_id').notNull(),
    permissions: text('permissions').array().notNull(),
    /** Null: all shops of the account. */
    shops: text('shops').array(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at'),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [uniqueIndex('api_token_hash').on(t.tokenHash)],
);

/** Sign-ins tried in a window, by account and by address. */
export const signInTry = pgTable(
  'sign_in_try',
  {
    /** `account:<folded name>` or `address:<ip>`. */
    key: text('key').notNull(),
    windowAt: instant('window_at').notNull(),
    tries: integer('tries').notNull(),
  },
  (t) => [primaryKey({ columns: [t.key] })],
);

/** A sign-in by OIDC under way: what the callback must bring back. */
export const oidcAttempt = pgTable('oidc_attempt', {
  stateHash: text('state_hash').primaryKey(),
  codeVerifier: text('code_verifier').notNull(),
  nonce: text('nonce').notNull(),
  returnTo: text('return_to').notNull(),
  expiresAt: instant('expires_at').notNull(),
});
