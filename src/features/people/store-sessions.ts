// The SQL of what proves who somebody is: sessions, API tokens, sign-ins by OIDC under way.
import type { Permission } from '../../http/permissions.ts';
import type { Database } from '../../store/database.ts';
import { ACCOUNT_COLUMNS, type AccountRow } from './store.ts';

export type SessionRow = AccountRow & { readonly expires_at: number };

export async function insertSession(
  db: Database,
  session: { tokenHash: string; accountId: string; createdAt: number; expiresAt: number },
): Promise<void> {
  await db.query(
    'insert into session (token_hash, account_id, created_at, expires_at) values ($1, $2, $3, $4)',
    [session.tokenHash, session.accountId, session.createdAt, session.expiresAt],
  );
}

/** The active account behind a session that has not expired. */
export async function findSession(
  db: Database,
  tokenHash: string,
  now: number,
): Promise<SessionRow | null> {
  const [row] = await db.query<SessionRow>(
    `select ${ACCOUNT_COLUMNS}, s.expires_at from session s join account a on a.id = s.account_id
     where s.token_hash = $1 and s.expires_at > $2 and a.active`,
    [tokenHash, now],
  );
  return row ?? null;
}

export async function extendSession(
  db: Database,
  tokenHash: string,
  expiresAt: number,
): Promise<void> {
  await db.query('update session set expires_at = $2 where token_hash = $1', [
    tokenHash,
    expiresAt,
  ]);
}

export async function deleteSession(db: Database, tokenHash: string): Promise<void> {
  await db.query('delete from session where token_hash = $1', [tokenHash]);
}

/** All of an account's. */
export async function deleteSessionsOf(db: Database, accountId: string): Promise<void> {
  await db.query('delete from session where account_id = $1', [accountId]);
}

/** Sessions, tries and attempts whose time is over; for the nightly job. */
export async function deleteExpired(db: Database, now: number): Promise<number> {
  const rows = await db.query('delete from session where expires_at <= $1 returning 1', [now]);
  await db.query('delete from oidc_attempt where expires_at <= $1', [now]);
  await db.query('delete from sign_in_try where window_at < $1', [now - 86_400_000]);
  return rows.length;
}

export interface TokenRow {
  readonly id: string;
  readonly source: string;
  readonly shown_start: string;
  readonly account_id: string;
  readonly permissions: readonly Permission[];
  readonly shops: readonly string[] | null;
  readonly created_at: number;
  readonly expires_at: number | null;
  readonly last_used_at: number | null;
  readonly revoked_at: number | null;
}

const TOKEN_COLUMNS =
  't.id, t.source, t.shown_start, t.account_id, t.permissions, t.shops, t.created_at, t.expires_at,' +
  ' t.last_used_at, t.revoked_at';

export async function insertToken(
  db: Database,
  token: Omit<TokenRow, 'last_used_at' | 'revoked_at'> & { readonly tokenHash: string },
): Promise<void> {
  await db.query(
    `insert into api_token (id, token_hash, shown_start, source, account_id, permissions, shops,
       created_at, expires_at) values ($1, $2, $3, $4, $5, $6::text[], $7::text[], $8, $9)`,
    [
      token.id,
      token.tokenHash,
      token.shown_start,
      token.source,
      token.account_id,
      [...token.permissions],
      token.shops === null ? null : [...token.shops],
      token.created_at,
      token.expires_at,
    ],
  );
}

export type TokenAccount = AccountRow & {
  readonly token_id: string;
  readonly token_permissions: readonly Permission[];
  readonly token_shops: readonly string[] | null;
  readonly last_used_at: number | null;
};

/** The active account behind a token that is neither revoked nor over. */
export async function findTokenAccount(
  db: Database,
  tokenHash: string,
  now: number,
): Promise<TokenAccount | null> {
  const [row] = await db.query<TokenAccount>(
    `select ${ACCOUNT_COLUMNS}, t.id as token_id, t.permissions as token_permissions,
       t.shops as token_shops, t.last_used_at
     from api_token t join account a on a.id = t.account_id
     where t.token_hash = $1 and t.revoked_at is null and a.active
       and (t.expires_at is null or t.expires_at > $2)`,
    [tokenHash, now],
  );
  return row ?? null;
}

export async function saveTokenUse(db: Database, id: string, at: number): Promise<void> {
  await db.query('update api_token set last_used_at = $2 where id = $1', [id, at]);
}

/** Newest first, from before the cursor (created_at, id). */
export async function listTokenRows(
  db: Database,
  before: readonly [number, string] | null,
  limit: number,
): Promise<TokenRow[]> {
  return await db.query<TokenRow>(
    `select ${TOKEN_COLUMNS} from api_token t
     where $1::bigint is null or (t.created_at, t.id) < ($1::bigint, $2::text)
     order by t.created_at desc, t.id desc limit $3`,
    [before?.[0] ?? null, before?.[1] ?? null, limit],
  );
}

/** Null if there is no such token, or it was revoked before. */
export async function revokeTokenRow(
  db: Database,
  id: string,
  at: number,
): Promise<TokenRow | null> {
  const [row] = await db.query<TokenRow>(
    `update api_token as t set revoked_at = $2 where id = $1 and revoked_at is null
     returning ${TOKEN_COLUMNS}`,
    [id, at],
  );
  return row ?? null;
}

export interface OidcAttempt {
  readonly stateHash: string;
  readonly codeVerifier: string;
  readonly nonce: string;
  readonly returnTo: string;
  readonly expiresAt: number;
}

export async function insertOidcAttempt(db: Database, attempt: OidcAttempt): Promise<void> {
  await db.query(
    `insert into oidc_attempt (state_hash, code_verifier, nonce, return_to, expires_at)
     values ($1, $2, $3, $4, $5)`,
    [attempt.stateHash, attempt.codeVerifier, attempt.nonce, attempt.returnTo, attempt.expiresAt],
  );
}

/** Takes it out: an attempt can be finished once. */
export async function takeOidcAttempt(
  db: Database,
  stateHash: string,
  now: number,
): Promise<{ codeVerifier: string; nonce: string; returnTo: string } | null> {
  const [row] = await db.query<{ code_verifier: string; nonce: string; return_to: string }>(
    `delete from oidc_attempt where state_hash = $1 and expires_at > $2
     returning code_verifier, nonce, return_to`,
    [stateHash, now],
  );
  if (row === undefined) return null;
  return { codeVerifier: row.code_verifier, nonce: row.nonce, returnTo: row.return_to };
}
