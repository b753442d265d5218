// Pure decisions about people: names folded, usual scopes, what an account may do, passwords too easy to guess.

import {
  PERMISSIONS,
  type Permission,
  ROLE_PERMISSIONS,
  type Role,
} from '../../http/permissions.ts';
import { EVERYTHING, may, type Scope, type Who } from '../../http/scope.ts';
import type { Words } from '../../intake/format.ts';
import type { Account, Me } from './shapes.ts';
import type { AccountRow } from './store.ts';

/** Names are compared without regard to case, width or edges. */
export function foldName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** The usual scope of a role: an agent sees their own work, a leader needs groups to see anything. */
export function usualScope(role: Role): Scope {
  if (role === 'agent') return { shops: 'all', groups: 'all', self: true };
  if (role === 'leader') return { shops: 'all', groups: [], self: false };
  return EVERYTHING;
}

/** Why this scope does not fit this role; null if it does. An owner always sees all. */
export function scopeProblem(role: Role, scope: Scope, agent: string | null): Words | null {
  if (role === 'owner' && (scope.shops !== 'all' || scope.groups !== 'all' || scope.self)) {
    return { zh: '店主总是看全部，不能限范围', en: 'An owner always sees everything' };
  }
  if (role === 'agent' && !scope.self) {
    return { zh: '客服只能看自己的', en: 'An agent sees their own work only' };
  }
  if (scope.self && agent === null) {
    return {
      zh: '只看自己的账号要先选好是哪个客服',
      en: 'An account that sees its own work only needs its agent',
    };
  }
  return null;
}

const EASY = [
  'password',
  'kejing',
  'qwerty',
  '12345678',
  '1234567890',
  'admin',
  'woaini',
  '88888888',
];

/** Why the password is too easy; null if it will do. Length is the contract's matter. */
export function passwordProblem(password: string, name: string): Words | null {
  const folded = foldName(password);
  const easy =
    new Set(folded).size < 5 ||
    EASY.some((word) => folded.replace(word, '').length <= 3) ||
    folded.includes(foldName(name));
  return easy
    ? {
        zh: '这个密码太好猜：别用名字、连号和常见词',
        en: 'Too easy to guess: no names, rows or usual words',
      }
    : null;
}

/** An account as the API shows it: no secrets. */
export function presentAccount(row: AccountRow): Account {
  return {
    id: row.id,
    name: row.name,
    displayName: row.display_name,
    role: row.role,
    scope: present(scopeOf(row)),
    agent: row.agent,
    active: row.active,
    hasPassword: row.password_hash !== null,
    oidc: row.oidc_identity !== null,
    createdAt: row.created_at,
    lastSignInAt: row.last_sign_in_at,
  };
}

export function scopeOf(row: AccountRow): Scope {
  return {
    shops: row.scope_shops ?? 'all',
    groups: row.scope_groups ?? 'all',
    self: row.scope_self,
  };
}

/** Who an account is when it asks in person. */
export function whoOf(row: AccountRow): Who {
  return {
    accountId: row.id,
    name: row.display_name,
    role: row.role,
    scope: scopeOf(row),
    agent: row.agent,
    token: false,
    permissions: null,
  };
}

/** Who a token is: its account, narrowed to the token's permissions and shops. */
export function whoOfToken(
  row: AccountRow,
  permissions: readonly Permission[],
  shops: readonly string[] | null,
): Who {
  const who = whoOf(row);
  const reached = who.scope.shops;
  const narrowed =
    shops === null
      ? reached
      : reached === 'all'
        ? shops
        : shops.filter((shop) => reached.includes(shop));
  return {
    ...who,
    scope: { ...who.scope, shops: narrowed },
    token: true,
    permissions: new Set(permissions),
  };
}

export function presentMe(row: AccountRow, who: Who): Me {
  return {
    id: row.id,
    name: row.name,
    displayName: row.display_name,
    role: row.role,
    scope: present(who.scope),
    agent: row.agent,
    permissions: PERMISSIONS.filter((permission) => may(who, permission)),
    hasPassword: row.password_hash !== null,
  };
}

/** The role table with usual scopes, for the page that gives roles. */
export function permissionsOf(role: Role): Permission[] {
  return PERMISSIONS.filter((permission) => ROLE_PERMISSIONS[role].has(permission));
}

/** A scope as JSON carries it. */
export function present(scope: Scope): Me['scope'] {
  const { shops, groups, self } = scope;
  return {
    shops: shops === 'all' ? 'all' : [...shops],
    groups: groups === 'all' ? 'all' : [...groups],
    self,
  };
}
