// Who is asking and how far they see: the one place that turns data scope into conditions and masks.
import { maskBuyer, maskPhones } from '../report/mask.ts';
import { type Permission, ROLE_PERMISSIONS, type Role } from './permissions.ts';

/** What data an account reaches. All three hold at once: the shop, and the group or oneself. */
export interface Scope {
  readonly shops: readonly string[] | 'all';
  readonly groups: readonly string[] | 'all';
  /** Only what the account's own agent did. */
  readonly self: boolean;
}

export interface Who {
  readonly accountId: string;
  readonly name: string;
  readonly role: Role;
  readonly scope: Scope;
  /** The agent this account is, as messages name it; null: none. */
  readonly agent: string | null;
  /** True if the request came with an API token; `permissions` is then what the token may. */
  readonly token: boolean;
  /** A token's own permissions (within its account's role); null: all of the role. */
  readonly permissions: ReadonlySet<Permission> | null;
}

export const EVERYTHING: Scope = { shops: 'all', groups: 'all', self: false };

/** True if the role, and the token where there is one, allow it. */
export function may(who: Who, permission: Permission): boolean {
  if (!ROLE_PERMISSIONS[who.role].has(permission)) return false;
  return who.permissions === null || who.permissions.has(permission);
}

/** True if the account reaches this shop at all. */
export function seesShop(who: Who, shop: string): boolean {
  return who.scope.shops === 'all' || who.scope.shops.includes(shop);
}

/** The shops asked for that the account reaches; all it reaches of `known` if none was asked for. */
export function visibleShops(
  who: Who,
  known: readonly string[],
  asked: readonly string[] = [],
): readonly string[] {
  return known.filter(
    (shop) => seesShop(who, shop) && (asked.length === 0 || asked.includes(shop)),
  );
}

export interface RosterEntry {
  readonly agent: string;
  readonly group: string | null;
}

/** Agents whose work the account sees; 'all' without a limit (then figures of nobody's too). */
export function visibleAgents(who: Who, roster: readonly RosterEntry[]): readonly string[] | 'all' {
  const { groups, self } = who.scope;
  if (self) return who.agent === null ? [] : [who.agent];
  if (groups === 'all') return 'all';
  return roster
    .filter(({ group }) => group !== null && groups.includes(group))
    .map(({ agent }) => agent);
}

/** Column expressions of the query, e.g. `{ shop: 'c.shop_id', agent: 'c.agent' }`. */
export interface ScopeColumns {
  readonly shop: string;
  /** The one agent the row belongs to. */
  readonly agent?: string;
  /** Or a text[] of all who took part. */
  readonly agents?: string;
}

/**
 * The SQL condition that keeps a query inside the account's scope, e.g. `(c.shop_id = any($3))`.
 * Pushes its values to `params`; placeholders count from there. `true` for an account that sees all.
 */
export function scopeWhere(who: Who, columns: ScopeColumns, params: unknown[]): string {
  const { shops, groups, self } = who.scope;
  const { shop, agent, agents } = columns;
  const conditions: string[] = [];
  const value = (one: unknown): string => `$${params.push(one)}`;
  if (shops !== 'all') conditions.push(`${shop} = any(${value([...shops])}::text[])`);
  const oneOf = (whom: string): string =>
    agent === undefined ? `${whom} = any(${agents})` : `${whom} = ${agent}`;
  const ofAgents = agent !== undefined || agents !== undefined;
  if (self && ofAgents) {
    conditions.push(who.agent === null ? 'false' : oneOf(value(who.agent)));
  } else if (groups !== 'all' && ofAgents) {
    conditions.push(
      `exists (select 1 from agent scope_agent where scope_agent.shop_id = ${shop}` +
        ` and ${oneOf('scope_agent.agent')}` +
        ` and scope_agent.group_name = any(${value([...groups])}::text[]))`,
    );
  }
  return conditions.length === 0 ? 'true' : `(${conditions.join(' and ')})`;
}

/** Personal data as this account may see it. */
export interface PersonalMask {
  readonly masked: boolean;
  /** A buyer's nick. */
  buyer(nick: string): string;
  /** What somebody wrote: phone numbers hidden, length kept so that evidence spans still fit. */
  text(text: string): string;
  /** A field that is personal as a whole: address, receiver, phone. */
  field(value: string | null): string | null;
}

const SHOWN: PersonalMask = {
  masked: false,
  buyer: (nick) => nick,
  text: (text) => text,
  field: (value) => value,
};

const HIDDEN: PersonalMask = {
  masked: true,
  buyer: maskBuyer,
  text: maskPhones,
  field: (value) => (value === null || value === '' ? value : '***'),
};

/** Personal data is shown with `personal.read`, hidden otherwise. */
export function maskFor(who: Who): PersonalMask {
  return may(who, 'personal.read') ? SHOWN : HIDDEN;
}
