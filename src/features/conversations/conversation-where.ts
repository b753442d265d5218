// Turns the filters of a list of conversations into one SQL condition, inside what the account may see.

import { SEVERITIES } from '../../engine/rule.ts';
import { dayOf } from '../../http/day-query.ts';
import { type Scope, scopeWhere, type Who } from '../../http/scope.ts';
import type { FoundBuyers } from '../../store/find-buyers.ts';
import type { ConversationFilters } from './filters.ts';

/** A condition with its values, `$1` first. */
interface SqlPart {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** A condition on `conversation c`. */
export interface SqlWhere extends SqlPart {
  /** The same as a condition on `finding f`, where nothing else is asked; null: something is. */
  readonly findings: FindingsPart | null;
}

export interface FindingsPart extends SqlPart {
  /** Findings to look at for each conversation to be counted, so that they usually suffice. */
  readonly each: number;
}

type Push = (value: unknown) => string;

/**
 * `found`: by shop, whose threads may hold the words looked for; null: none are looked for. They may be a few
 * too many; texts are checked afterwards.
 */
export function conversationWhere(
  who: Who,
  filters: ConversationFilters,
  found: ReadonlyMap<string, FoundBuyers> | null,
): SqlWhere {
  const params: unknown[] = [];
  const push: Push = (value) => `$${params.push(value)}`;
  const conditions = [
    scopeWhere(who, { shop: 'c.shop_id', agents: 'c.agents' }, params),
    ...placeConditions(filters, who.scope, push),
    ...rowConditions(filters, push),
    ...peopleConditions(filters, push),
  ];
  const finding = findingCondition(filters, push);
  if (finding !== null) conditions.push(finding);
  if (found !== null) conditions.push(foundCondition(found, push));
  const findings = found === null ? findingsAlone(who, filters) : null;
  return { sql: joinConditions(conditions), params, findings };
}

function joinConditions(conditions: readonly string[]): string {
  return conditions.filter((one) => one !== 'true').join(' and ') || 'true';
}

/** Where only shops, days and findings are asked for: a finding has the shop and the day of its conversation. */
function findingsAlone(who: Who, filters: ConversationFilters): FindingsPart | null {
  const params: unknown[] = [];
  const push: Push = (value) => `$${params.push(value)}`;
  if (who.scope.self || who.scope.groups !== 'all' || isSeverityAlone(filters)) return null;
  if ([...rowConditions(filters, push), ...peopleConditions(filters, push)].length > 0) return null;
  const asked = findingConditions(filters, push);
  if (asked === null) return null;
  const scope = scopeWhere(who, { shop: 'f.shop_id' }, params);
  if (filters.shop !== undefined) asked.push(`f.shop_id = ${push(filters.shop)}`);
  // A rule is seldom found twice in a conversation; others often find something in the same.
  const each = filters.rule === undefined ? 3 : 1.5;
  return { sql: joinConditions([scope, ...asked]), params, each };
}

function foundCondition(found: ReadonlyMap<string, FoundBuyers>, push: Push): string {
  const shops = [...found].flatMap(([shop, buyers]) => {
    if (buyers === 'most') return [`c.shop_id = ${push(shop)}`];
    if (buyers.length === 0) return [];
    return [`c.shop_id = ${push(shop)} and c.buyer = any(${push([...buyers])}::text[])`];
  });
  return shops.length === 0 ? 'false' : `(${shops.join(' or ')})`;
}

/** Shop and days: what the index of the table begins with. */
function placeConditions({ shop, from, to }: ConversationFilters, scope: Scope, push: Push) {
  const conditions: string[] = [];
  const only = scope.shops !== 'all' && scope.shops.length === 1 ? scope.shops[0] : undefined;
  // An equality, where there is one shop only: then the index gives the order too.
  const one = shop ?? only;
  if (one !== undefined) conditions.push(`c.shop_id = ${push(one)}`);
  if (from !== undefined) conditions.push(`c.day >= ${push(dayOf(from))}`);
  if (to !== undefined) conditions.push(`c.day <= ${push(dayOf(to))}`);
  return conditions;
}

function rowConditions(filters: ConversationFilters, push: Push): string[] {
  const { scoreMin, scoreMax, phase, order, leftOut, unanswered, firstOver, buyer, sku } = filters;
  const conditions: string[] = [];
  if (scoreMin !== undefined) conditions.push(`c.score >= ${push(scoreMin)}`);
  if (scoreMax !== undefined) conditions.push(`c.score <= ${push(scoreMax)}`);
  if (phase !== undefined) conditions.push(`c.phase = ${push(phase)}`);
  if (order === 'refunded') conditions.push(REFUNDED);
  else if (order !== undefined) conditions.push(`c.order_result = ${push(order)}`);
  if (leftOut === 'no') conditions.push('c.left_out is null');
  else if (leftOut === 'yes') conditions.push('c.left_out is not null');
  else if (leftOut !== undefined) conditions.push(`c.left_out = ${push(leftOut)}`);
  if (unanswered !== undefined) conditions.push('c.unanswered_rounds > 0');
  if (firstOver !== undefined) {
    conditions.push(`c.first_response_ms > ${push(Math.round(firstOver * 1000))}`);
  }
  if (buyer !== undefined) conditions.push(`c.buyer = ${push(buyer)}`);
  if (sku !== undefined) conditions.push(productCondition(push(sku)));
  return conditions;
}

/** Looked up once for the whole list, as the product is. */
const REFUNDED = `(c.shop_id, c.conversation_id, c.buyer) in (
    select o.shop_id, o.conversation_id, o.buyer from customer_order o where o.refund_fen > 0)`;

/** Looked up once for the whole list: `sku` is a parameter. */
function productCondition(sku: string): string {
  return `(c.shop_id, c.conversation_id, c.buyer) in (
    select i.shop_id, i.conversation_id, i.buyer from inquiry i where i.sku = ${sku}
    union select i.shop_id, i.conversation_id, i.buyer from case_mix m
      join inquiry i on i.shop_id = m.shop_id and i.buyer = m.buyer and i.n = m.n where m.asked_sku = ${sku}
    union select o.shop_id, o.conversation_id, o.buyer from customer_order o
      where o.items @> jsonb_build_array(jsonb_build_object('sku', ${sku}::text)))`;
}

function peopleConditions({ agent, group }: ConversationFilters, push: Push): string[] {
  const conditions: string[] = [];
  if (agent !== undefined) conditions.push(`${push(agent)} = any(c.agents)`);
  if (group !== undefined) {
    conditions.push(
      `exists (select 1 from agent g where g.shop_id = c.shop_id and g.agent = any(c.agents)` +
        ` and g.group_name = ${push(group)})`,
    );
  }
  return conditions;
}

/** How bad, from 1 on; 0: all. */
function leastOf({ severity }: ConversationFilters): number {
  return severity === undefined ? 0 : SEVERITIES.indexOf(severity) + 1;
}

/** A conversation's own row tells its worst. */
function isSeverityAlone(filters: ConversationFilters): boolean {
  const { rule, version, severity, dimension, archetype, kind, agent, group } = filters;
  const others = [rule, version, dimension, archetype, kind, agent, group];
  return severity !== undefined && others.every((value) => value === undefined);
}

function findingCondition(filters: ConversationFilters, push: Push): string | null {
  if (isSeverityAlone(filters)) return `c.worst_severity >= ${push(leastOf(filters))}`;
  const conditions = findingConditions(filters, push);
  if (conditions === null) return null;
  const same =
    'f.shop_id = c.shop_id and f.conversation_id = c.conversation_id and f.buyer = c.buyer';
  return `exists (select 1 from finding f where ${[same, ...conditions].join(' and ')})`;
}

/**
 * One finding must meet all that is asked of findings, the judged agent included. A named rule counts on
 * trial too; otherwise only what counts does, and faults unless another kind is asked for.
 */
function findingConditions(filters: ConversationFilters, push: Push): string[] | null {
  const { rule, version, severity, dimension, archetype, kind, agent, group, from, to } = filters;
  const asked = [rule, version, severity, dimension, archetype, kind];
  if (asked.every((value) => value === undefined)) return null;
  const conditions: string[] = [];
  // A finding has the day of its conversation: said twice, both indexes can begin with it.
  if (from !== undefined) conditions.push(`f.day >= ${push(dayOf(from))}`);
  if (to !== undefined) conditions.push(`f.day <= ${push(dayOf(to))}`);
  if (rule !== undefined) conditions.push(`f.rule = ${push(rule)}`);
  else conditions.push('not f.shadow');
  if (version !== undefined) conditions.push(`f.version = ${push(version)}`);
  if (severity !== undefined) conditions.push(`f.severity >= ${push(leastOf(filters))}`);
  if (dimension !== undefined) conditions.push(`f.dimension = ${push(dimension)}`);
  if (archetype !== undefined) conditions.push(`f.archetype = ${push(archetype)}`);
  const meant = kind ?? (rule === undefined && dimension !== 'buyer' ? 'fault' : undefined);
  if (meant !== undefined) conditions.push(`f.kind = ${push(meant)}`);
  if (agent !== undefined) conditions.push(`f.agent = ${push(agent)}`);
  if (group !== undefined) {
    conditions.push(
      `exists (select 1 from agent fg where fg.shop_id = f.shop_id and fg.agent = f.agent` +
        ` and fg.group_name = ${push(group)})`,
    );
  }
  return conditions;
}
