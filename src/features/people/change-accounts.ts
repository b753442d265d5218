// Adding and changing accounts, the same for the API and the command line; refuses what cannot be meant.
import { randomUUID } from 'node:crypto';
import type { Role } from '../../http/permissions.ts';
import { badRequest, conflict, notFound } from '../../http/refusal.ts';
import type { Scope } from '../../http/scope.ts';
import type { Database } from '../../store/database.ts';
import { foldName, passwordProblem, scopeOf, scopeProblem, usualScope } from './people.ts';
import { hashPassword } from './secrets.ts';
import {
  type AccountRow,
  countOtherOwners,
  findAccount,
  insertAccount,
  lockAccounts,
  updateAccount,
} from './store.ts';
import { deleteSessionsOf } from './store-sessions.ts';

export interface AccountWish {
  readonly name: string;
  readonly displayName?: string | undefined;
  readonly role: Role;
  readonly scope?: Scope | undefined;
  readonly agent?: string | null;
  readonly password?: string | undefined;
  readonly oidcIdentity?: string;
}

const MEND = { zh: '改好再试', en: 'Mend it and try again' };

/** Hashes a password that is not too easy for this account; throws a Refusal otherwise. */
export async function acceptPassword(password: string, name: string): Promise<string> {
  const problem = passwordProblem(password, name);
  if (problem !== null) throw badRequest('easy-password', problem, MEND);
  return await hashPassword(password);
}

/** Inserts an account; the password is hashed before (`acceptPassword`), outside of the transaction. */
export async function createAccount(
  tx: Database,
  wish: AccountWish,
  passwordHash: string | null,
  now: number,
): Promise<AccountRow> {
  const scope = wish.scope ?? usualScope(wish.role);
  const agent = wish.agent ?? null;
  const problem = scopeProblem(wish.role, scope, agent);
  if (problem !== null) throw badRequest('scope-does-not-fit', problem, MEND);
  const made = await insertAccount(tx, {
    id: randomUUID(),
    name: wish.name,
    foldedName: foldName(wish.name),
    displayName: wish.displayName ?? wish.name,
    role: wish.role,
    scope,
    agent,
    passwordHash,
    oidcIdentity: wish.oidcIdentity ?? null,
    createdAt: now,
  });
  if (made !== null) return made;
  throw conflict(
    'name-taken',
    { zh: `账号名“${wish.name}”已经有人用了`, en: `The name “${wish.name}” is taken` },
    { zh: '换一个名字', en: 'Choose another' },
  );
}

export interface AccountWishChange {
  readonly displayName?: string | undefined;
  readonly role?: Role | undefined;
  readonly scope?: Scope | undefined;
  readonly agent?: string | null | undefined;
  readonly active?: boolean | undefined;
}

/** Changes an account; the last owner stays one. Whoever is stopped is signed out at once. */
export async function applyAccountChange(
  tx: Database,
  id: string,
  change: AccountWishChange,
): Promise<{ readonly before: AccountRow; readonly after: AccountRow }> {
  await lockAccounts(tx);
  const before = await findAccount(tx, id);
  if (before === null) throw notFound({ zh: '这个账号', en: 'account' });
  const role = change.role ?? before.role;
  const agent = change.agent === undefined ? before.agent : change.agent;
  const scope = change.scope ?? (role === before.role ? scopeOf(before) : usualScope(role));
  const active = change.active ?? before.active;
  const problem = scopeProblem(role, scope, agent);
  if (problem !== null) throw badRequest('scope-does-not-fit', problem, MEND);
  const stopsOwning = before.role === 'owner' && before.active && (role !== 'owner' || !active);
  if (stopsOwning && (await countOtherOwners(tx, id)) === 0) {
    throw conflict(
      'last-owner',
      { zh: '这是最后一个店主，不能停用或改角色', en: 'This is the last owner' },
      { zh: '先把另一个账号设成店主', en: 'Make another account an owner first' },
    );
  }
  const displayName = change.displayName ?? before.display_name;
  const after = await updateAccount(tx, id, { displayName, role, scope, agent, active });
  if (after === null) throw notFound({ zh: '这个账号', en: 'account' });
  if (!active) await deleteSessionsOf(tx, id);
  return { before, after };
}
