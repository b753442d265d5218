// The SQL of accounts, and of sign-ins tried.
import type { Role } from '../../http/permissions.ts';
import type { Scope } from '../../http/scope.ts';
import type { Database } from '../../store/database.ts';

export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly display_name: string;
  readonly role: Role;
  readonly scope_shops: readonly string[] | null;
  readonly scope_groups: readonly string[] | null;
  readonly scope_self: boolean;
  readonly agent: string | null;
  readonly active: boolean;
  readonly password_hash: string | null;
  readonly oidc_identity: string | null;
  readonly created_at: number;
  readonly last_sign_in_at: number | null;
}

export const ACCOUNT_COLUMNS =
  'a.id, a.name, a.display_name, a.role, a.scope_shops, a.scope_groups, a.scope_self, a.agent,' +
  ' a.active, a.password_hash, a.oidc_identity, a.created_at, a.last_sign_in_at';

/** What is stored of an account besides its dates. */
export interface AccountValues {
  readonly id: string;
  readonly name: string;
  readonly foldedName: string;
  readonly displayName: string;
  readonly role: Role;
  readonly scope: Scope;
  readonly agent: string | null;
  readonly passwordHash: string | null;
  readonly oidcIdentity: string | null;
  readonly createdAt: number;
}

export async function hasAccounts(db: Database): Promise<boolean> {
  return (await db.query('select 1 from account limit 1')).length > 0;
}

/** Nobody else adds, changes or counts accounts until the transaction ends. */
export async function lockAccounts(tx: Database): Promise<void> {
  await tx.exec('lock table account in share row exclusive mode');
}

/** Null if the name or the OIDC identity is taken. */
export async function insertAccount(
  db: Database,
  values: AccountValues,
): Promise<AccountRow | null> {
  const [row] = await db.query<AccountRow>(
    `insert into account as a (id, name, folded_name, display_name, role, scope_shops, scope_groups,
       scope_self, agent, active, password_hash, oidc_identity, created_at)
     values ($1, $2, $3, $4, $5, $6::text[], $7::text[], $8, $9, true, $10, $11, $12)
     on conflict do nothing returning ${ACCOUNT_COLUMNS}`,
    [
      values.id,
      values.name,
      values.foldedName,
      values.displayName,
      values.role,
      listOf(values.scope.shops),
      listOf(values.scope.groups),
      values.scope.self,
      values.agent,
      values.passwordHash,
      values.oidcIdentity,
      values.createdAt,
    ],
  );
  return row ?? null;
}

function listOf(given: readonly string[] | 'all'): string[] | null {
  return given === 'all' ? null : [...given];
}

export async function findAccount(db: Database, id: string): Promise<AccountRow | null> {
  return first(db, 'a.id = $1', [id]);
}

export async function findAccountByName(db: Database, folded: string): Promise<AccountRow | null> {
  return first(db, 'a.folded_name = $1', [folded]);
}

export async function findAccountByOidc(
  db: Database,
  identity: string,
): Promise<AccountRow | null> {
  return first(db, 'a.oidc_identity = $1', [identity]);
}

async function first(db: Database, where: string, params: unknown[]): Promise<AccountRow | null> {
  const [row] = await db.query<AccountRow>(
    `select ${ACCOUNT_COLUMNS} from account a where ${where}`,
    params,
  );
  return row ?? null;
}

export interface AccountFilter {
  readonly q?: string | undefined;
  readonly role?: string | undefined;
  readonly active?: boolean | undefined;
  /** Accounts after this (folded name). */
  readonly after: string | null;
  readonly limit: number;
}

export async function listAccountRows(
  db: Database,
  filter: AccountFilter,
): Promise<(AccountRow & { readonly folded_name: string })[]> {
  const params: unknown[] = [];
  const value = (one: unknown): string => `$${params.push(one)}`;
  const where = ['true'];
  if (filter.q !== undefined) {
    const q = value(filter.q.toLowerCase());
    where.push(
      `(position(${q} in a.folded_name) > 0 or position(${q} in lower(a.display_name)) > 0)`,
    );
  }
  if (filter.role !== undefined) where.push(`a.role = ${value(filter.role)}`);
  if (filter.active !== undefined) where.push(`a.active = ${value(filter.active)}`);
  if (filter.after !== null) where.push(`a.folded_name > ${value(filter.after)}`);
  return await db.query(
    `select ${ACCOUNT_COLUMNS}, a.folded_name from account a where ${where.join(' and ')}
     order by a.folded_name limit ${value(filter.limit)}`,
    params,
  );
}

export interface AccountUpdate {
  readonly displayName: string;
  readonly role: Role;
  readonly scope: Scope;
  readonly agent: string | null;
  readonly active: boolean;
}

export async function updateAccount(
  db: Database,
  id: string,
  update: AccountUpdate,
): Promise<AccountRow | null> {
  const [row] = await db.query<AccountRow>(
    `update account as a set display_name = $2, role = $3, scope_shops = $4::text[],
       scope_groups = $5::text[], scope_self = $6, agent = $7, active = $8
     where id = $1 returning ${ACCOUNT_COLUMNS}`,
    [
      id,
      update.displayName,
      update.role,
      listOf(update.scope.shops),
      listOf(update.scope.groups),
      update.scope.self,
      update.agent,
      update.active,
    ],
  );
  return row ?? null;
}

/** Owners that can still sign in, besides this one. */
export async function countOtherOwners(db: Database, id: string): Promise<number> {
  const [row] = await db.query<{ owners: number }>(
    `select count(*)::int as owners from account where role = 'owner' and active and id <> $1`,
    [id],
  );
  return row?.owners ?? 0;
}

export async function savePassword(db: Database, id: string, passwordHash: string): Promise<void> {
  await db.query('update account set password_hash = $2 where id = $1', [id, passwordHash]);
}

export async function saveOidcIdentity(db: Database, id: string, identity: string): Promise<void> {
  await db.query('update account set oidc_identity = $2 where id = $1', [id, identity]);
}

export async function saveSignIn(db: Database, id: string, at: number): Promise<void> {
  await db.query('update account set last_sign_in_at = $2 where id = $1', [id, at]);
}

/** Counts one more try of this key in its window and returns how many there are and since when. */
export async function countTry(
  db: Database,
  key: string,
  now: number,
  windowMs: number,
): Promise<{ readonly tries: number; readonly windowAt: number }> {
  const [row] = await db.query<{ tries: number; window_at: number }>(
    `insert into sign_in_try as t (key, window_at, tries) values ($1, $2, 1)
     on conflict (key) do update set
       tries = case when t.window_at <= $2::bigint - $3::bigint then 1 else t.tries + 1 end,
       window_at = case when t.window_at <= $2::bigint - $3::bigint then $2 else t.window_at end
     returning tries, window_at`,
    [key, now, windowMs],
  );
  return { tries: row?.tries ?? 1, windowAt: row?.window_at ?? now };
}

export async function forgetTries(db: Database, key: string): Promise<void> {
  await db.query('delete from sign_in_try where key = $1', [key]);
}
