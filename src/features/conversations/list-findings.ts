// A page of findings, newest first: the SQL of it, inside what the account may see, and what is shown of a row.
import { SEVERITIES } from '../../engine/rule.ts';
import { dayOf } from '../../http/day-query.ts';
import { maskFor, type PersonalMask, scopeWhere, type Who } from '../../http/scope.ts';
import { dayText } from '../../lib/zone.ts';
import type { Database } from '../../store/database.ts';
import { loadShopSetup } from '../../work/shop-setup.ts';
import type { FindingFilters, FindingItem } from './finding-shapes.ts';
import { loadAgentNames, refOf } from './store.ts';

export interface FindingRow {
  readonly shop_id: string;
  readonly conversation_id: string;
  readonly buyer: string;
  readonly n: number;
  readonly rule: string;
  readonly version: number;
  readonly order_id: string | null;
  readonly agent: string | null;
  readonly day: number | null;
  readonly at: number | null;
  readonly severity: number;
  readonly kind: FindingItem['kind'];
  readonly dimension: FindingItem['dimension'];
  readonly archetype: FindingItem['archetype'];
  readonly reason: string | null;
  readonly evidence: FindingItem['evidence'];
  readonly quote: string;
  readonly shadow: boolean;
}

/** Where a row stands: whether it is undated, its keys as below. */
export type FindingPlace = Pick<
  FindingRow,
  'day' | 'at' | 'shop_id' | 'conversation_id' | 'buyer' | 'n'
>;

const COLUMNS =
  'f.shop_id, f.conversation_id, f.buyer, f.n, f.rule, f.version, f.order_id, f.agent, f.day, f.at,' +
  ' f.severity, f.kind, f.dimension, f.archetype, f.reason, f.evidence, f.quote, f.shadow';

/** All downwards, so that one comparison of rows finds what comes after. The day first: there is an index. */
const KEYS = ['f.day', 'coalesce(f.at, 0)', 'f.shop_id', 'f.conversation_id', 'f.buyer', 'f.n'];

/** Dated ones first, newest first, then those without a day. */
export async function listFindings(
  db: Database,
  who: Who,
  filters: FindingFilters,
  { after, limit }: { readonly after: FindingPlace | null; readonly limit: number },
): Promise<FindingRow[]> {
  const rows: FindingRow[] = [];
  for (const dated of [true, false]) {
    if (rows.length === limit || (dated && after !== null && after.day === null)) continue;
    const params: unknown[] = [];
    const where = conditionsOf(who, filters, params);
    where.push(dated ? 'f.day is not null' : 'f.day is null');
    const keys = dated ? KEYS : KEYS.slice(1);
    if (after !== null && (after.day !== null) === dated) where.push(beyond(keys, after, params));
    const more = await db.query<FindingRow>(
      `select ${COLUMNS} from finding f where ${where.join(' and ')}
       order by ${keys.map((key) => `${key} desc`).join(', ')} limit $${params.push(limit - rows.length)}`,
      params,
    );
    rows.push(...more);
  }
  return rows;
}

function beyond(keys: readonly string[], after: FindingPlace, params: unknown[]): string {
  const { day, at, shop_id, conversation_id, buyer, n } = after;
  const values = [day, at ?? 0, shop_id, conversation_id, buyer, n].slice(-keys.length);
  const places = values.map((value) => `$${params.push(value)}`);
  const after_ = `(${keys.join(', ')}) < (${places.join(', ')})`;
  return day === null ? after_ : `f.day <= ${places[0]} and ${after_}`;
}

/** A named rule counts on trial too; otherwise only what counts does. */
function conditionsOf(who: Who, filters: FindingFilters, params: unknown[]): string[] {
  const push = (value: unknown): string => `$${params.push(value)}`;
  const { shop, from, to, agent, group, severity, phase, q } = filters;
  const where = [scopeWhere(who, { shop: 'f.shop_id', agent: 'f.agent' }, params)];
  if (shop !== undefined) where.push(`f.shop_id = ${push(shop)}`);
  if (from !== undefined) where.push(`f.day >= ${push(dayOf(from))}`);
  if (to !== undefined) where.push(`f.day <= ${push(dayOf(to))}`);
  if (agent !== undefined) where.push(`f.agent = ${push(agent)}`);
  for (const name of ['rule', 'version', 'dimension', 'archetype', 'kind'] as const) {
    if (filters[name] !== undefined) where.push(`f.${name} = ${push(filters[name])}`);
  }
  if (filters.rule === undefined) where.push('not f.shadow');
  if (severity !== undefined) where.push(`f.severity >= ${push(SEVERITIES.indexOf(severity) + 1)}`);
  if (group !== undefined) {
    where.push(
      `exists (select 1 from agent g where g.shop_id = f.shop_id and g.agent = f.agent and g.group_name = ${push(group)})`,
    );
  }
  if (phase !== undefined) {
    where.push(
      `exists (select 1 from conversation c where c.shop_id = f.shop_id and c.conversation_id = f.conversation_id
         and c.buyer = f.buyer and c.phase = ${push(phase)})`,
    );
  }
  for (const word of q?.split(/\s+/).filter((one) => one !== '') ?? []) {
    where.push(`strpos(lower(f.quote), lower(${push(word)})) > 0`);
  }
  return where;
}

/** Rows as this account may see them. */
export async function presentFindings(
  db: Database,
  who: Who,
  rows: readonly FindingRow[],
): Promise<FindingItem[]> {
  const shops = [...new Set(rows.map(({ shop_id }) => shop_id))];
  const nameOf = await loadAgentNames(db, shops);
  const rules = new Map<string, FindingItem['name']>();
  for (const shop of shops) {
    const { rulebook } = await loadShopSetup(db, shop);
    for (const { rule } of rulebook.rules) rules.set(`${shop}\n${rule.id}`, rule.name);
  }
  const mask = maskFor(who);
  return rows.map((row) => {
    const name = rules.get(`${row.shop_id}\n${row.rule}`) ?? { zh: row.rule, en: row.rule };
    return presentFinding(row, name, mask, nameOf);
  });
}

function presentFinding(
  row: FindingRow,
  name: FindingItem['name'],
  mask: PersonalMask,
  nameOf: (shop: string, agent: string) => string,
): FindingItem {
  const { shop_id: shop, agent, rule, version, kind, dimension, archetype, reason } = row;
  return {
    ...{ shop, ref: refOf(row), n: row.n, rule, version, name, kind, dimension, archetype, reason },
    severity: SEVERITIES[row.severity - 1] ?? 'info',
    agent: agent === null ? null : { id: agent, name: nameOf(shop, agent) },
    buyer: mask.buyer(row.buyer),
    day: row.day === null ? null : dayText(row.day),
    at: row.at,
    orderId: row.order_id,
    quote: mask.text(row.quote),
    evidence: row.evidence,
    shadow: row.shadow,
  };
}
