// The SQL of lists of conversations: a page of rows, how many there are, and what stands beside each row.
import { createHash } from 'node:crypto';
import { scopeWhere, type Who } from '../../http/scope.ts';
import type { Database } from '../../store/database.ts';
import { beyond, orderBy, type Place, STRETCHES } from './conversation-order.ts';
import type { FindingsPart, SqlWhere } from './conversation-where.ts';
import type { SortName } from './sort-names.ts';

export interface ConversationRow {
  readonly shop_id: string;
  readonly conversation_id: string;
  readonly buyer: string;
  readonly day: number | null;
  readonly start_at: number | null;
  readonly end_at: number | null;
  readonly agent: string | null;
  readonly agents: readonly string[];
  readonly phase: 'presale' | 'aftersale' | 'unknown';
  readonly phase_basis: 'orders' | 'text';
  readonly left_out: string | null;
  readonly messages: number;
  readonly buyer_lines: number;
  readonly agent_lines: number;
  readonly auto_lines: number;
  readonly rounds: number;
  readonly unanswered_rounds: number;
  readonly first_response_ms: number | null;
  readonly mean_wait_ms: number | null;
  readonly max_wait_ms: number | null;
  readonly score: number | null;
  readonly faults: number;
  readonly worst_severity: number;
  readonly order_result: string;
  readonly sales_fen: number;
  readonly first_words: string;
  readonly setup_version: string;
}

const COLUMNS =
  'c.shop_id, c.conversation_id, c.buyer, c.day, c.start_at, c.end_at, c.agent, c.agents, c.phase,' +
  ' c.phase_basis, c.left_out, c.messages, c.buyer_lines, c.agent_lines, c.auto_lines, c.rounds,' +
  ' c.unanswered_rounds, c.first_response_ms, c.mean_wait_ms, c.max_wait_ms, c.score::float8 as score,' +
  ' c.faults, c.worst_severity, c.order_result, c.sales_fen, c.first_words, c.setup_version';

export interface PlacedRow {
  readonly row: ConversationRow;
  readonly place: Place;
}

export interface RowsWanted {
  readonly sort: SortName;
  /** null: from the beginning (or, backwards, from the end). */
  readonly after: Place | null;
  readonly limit: number;
  readonly backwards?: boolean;
}

/** Rows right after a place, in the order of the sort; backwards: right before it, nearest first. */
export async function listRows(
  db: Database,
  where: SqlWhere,
  { sort, after, limit, backwards = false }: RowsWanted,
): Promise<PlacedRow[]> {
  const stretches = STRETCHES[sort];
  const found: PlacedRow[] = [];
  const step = backwards ? -1 : 1;
  let at = after?.[0] ?? (backwards ? stretches.length - 1 : 0);
  for (; stretches[at] !== undefined && found.length < limit; at += step) {
    const stretch = stretches[at]!;
    const params: unknown[] = [...where.params];
    const conditions = [where.sql, stretch.where];
    if (after !== null && after[0] === at) {
      conditions.push(beyond(stretch, after, backwards, params));
    }
    const keys = stretch.keys.map((key, i) => `, ${key} as key_${i}`).join('');
    const names = stretch.keys.map((_, i) => `page.key_${i}`);
    // Sorted by the keys alone: of the rows that are not on the page nothing else is read.
    const rows = await db.query<ConversationRow & Record<`key_${number}`, number>>(
      `with page as materialized (
         select c.shop_id, c.conversation_id, c.buyer${keys}
         from conversation c where ${conditions.join(' and ')}
         order by ${orderBy(stretch, backwards)} limit $${params.push(limit - found.length)})
       select ${[COLUMNS, ...names].join(', ')}
       from page join conversation c using (shop_id, conversation_id, buyer)
       order by ${orderBy({ keys: names }, backwards)}`,
      params,
    );
    for (const row of rows) {
      const values = stretch.keys.map((_, i) => Number(row[`key_${i}`]));
      const place: Place = [at, values, row.conversation_id, row.shop_id, row.buyer];
      found.push({ row, place });
    }
  }
  return found;
}

/** Where a row stands in a sort. */
export async function findPlace(
  db: Database,
  row: Pick<ConversationRow, 'shop_id' | 'conversation_id' | 'buyer' | 'day'>,
  sort: SortName,
): Promise<Place | null> {
  const stretches = STRETCHES[sort];
  const at = stretches.length > 1 && row.day === null ? 1 : 0;
  const { keys } = stretches[at]!;
  const named = ['1 as known', ...keys.map((key, i) => `${key} as key_${i}`)].join(', ');
  const [found] = await db.query<Record<`key_${number}`, number>>(
    `select ${named} from conversation c
     where c.shop_id = $1 and c.conversation_id = $2 and c.buyer = $3`,
    [row.shop_id, row.conversation_id, row.buyer],
  );
  if (found === undefined) return null;
  const values = keys.map((_, i) => Number(found[`key_${i}`]));
  return [at, values, row.conversation_id, row.shop_id, row.buyer];
}

/** Exact up to `most`; more than that is `most + 1`. */
export async function countRows(db: Database, where: SqlWhere, most: number): Promise<number> {
  const early = where.findings === null ? null : await countFirst(db, where.findings, most);
  if (early !== null) return early;
  const params = [...where.params, most + 1];
  const [row] = await db.query<{ count: number }>(
    `select count(*)::int as count from
       (select 1 from conversation c where ${where.sql} limit $${params.length}) as found`,
    params,
  );
  return row?.count ?? 0;
}

/**
 * As `countRows`, of no more findings than usually suffice, each of which is read from a page of its own; null: of
 * these too many are of the same conversations to tell.
 */
async function countFirst(
  db: Database,
  { sql, params, each }: FindingsPart,
  most: number,
): Promise<number | null> {
  const enough = Math.ceil(most * each);
  const [row] = await db.query<{ findings: number; conversations: number }>(
    `with first as (select f.shop_id, f.conversation_id, f.buyer from finding f
       where ${sql} limit $${params.length + 1})
     select (select count(*)::int from first) as findings,
       (select count(*)::int from (select distinct * from first) as each) as conversations`,
    [...params, enough],
  );
  const { findings, conversations } = row!;
  if (conversations > most) return most + 1;
  return findings < enough ? conversations : null;
}

/** Names a conversation in addresses without telling the buyer's nick, which some sources put in the id. */
export function refOf({
  conversation_id,
  buyer,
}: {
  conversation_id: string;
  buyer: string;
}): string {
  return createHash('md5').update(`${conversation_id}/${buyer}`).digest('hex');
}

const REF = /^[0-9a-f]{32}$/;

/** Whatever the account sees: only to go on in a list. */
export async function findByRef(
  db: Database,
  shop: string,
  ref: string,
): Promise<{ readonly conversation_id: string; readonly buyer: string } | null> {
  const [row] = await db.query<{ conversation_id: string; buyer: string }>(
    `select c.conversation_id, c.buyer from conversation c
     where c.shop_id = $1 and md5(c.conversation_id || '/' || c.buyer) = $2`,
    [shop, ref],
  );
  return row ?? null;
}

/** By its ref, or the source's own id; null: there is none within what the account sees. */
export async function findRow(
  db: Database,
  who: Who,
  shop: string,
  id: string,
): Promise<ConversationRow | null> {
  const keys = ['c.conversation_id = $2'];
  if (REF.test(id)) keys.unshift(`md5(c.conversation_id || '/' || c.buyer) = $2`);
  for (const key of keys) {
    const params: unknown[] = [shop, id];
    const scope = scopeWhere(who, { shop: 'c.shop_id', agents: 'c.agents' }, params);
    const [row] = await db.query<ConversationRow>(
      `select ${COLUMNS} from conversation c where c.shop_id = $1 and ${key} and ${scope}
       order by c.buyer limit 1`,
      params,
    );
    if (row !== undefined) return row;
  }
  return null;
}

/** Other conversations of the buyer that the account sees, newest first. */
export async function listContacts(
  db: Database,
  who: Who,
  row: ConversationRow,
  limit: number,
): Promise<ConversationRow[]> {
  const params: unknown[] = [row.shop_id, row.buyer, row.conversation_id, limit];
  const scope = scopeWhere(who, { shop: 'c.shop_id', agents: 'c.agents' }, params);
  return await db.query<ConversationRow>(
    `select ${COLUMNS} from conversation c
     where c.shop_id = $1 and c.buyer = $2 and c.conversation_id <> $3 and ${scope}
     order by c.start_at desc nulls last, c.conversation_id desc limit $4`,
    params,
  );
}

export interface FoundRow {
  readonly shop_id: string;
  readonly conversation_id: string;
  readonly buyer: string;
  readonly rule: string;
  readonly severity: number;
  readonly kind: 'fault' | 'merit' | 'signal';
}

/** What was found in these conversations, gravest first; rules on trial are left out. */
export async function listFound(
  db: Database,
  rows: readonly ConversationRow[],
): Promise<FoundRow[]> {
  if (rows.length === 0) return [];
  return await db.query<FoundRow>(
    `select distinct f.shop_id, f.conversation_id, f.buyer, f.rule, f.severity, f.kind
     from unnest($1::text[], $2::text[], $3::text[]) as k (shop_id, conversation_id, buyer)
     join finding f using (shop_id, conversation_id, buyer)
     where not f.shadow order by f.severity desc, f.rule`,
    [
      rows.map(({ shop_id }) => shop_id),
      rows.map(({ conversation_id }) => conversation_id),
      rows.map(({ buyer }) => buyer),
    ],
  );
}

/** Names of agents, by shop and id. */
export async function loadAgentNames(
  db: Database,
  shops: readonly string[],
): Promise<(shop: string, agent: string) => string> {
  const rows = await db.query<{ shop_id: string; agent: string; name: string }>(
    'select shop_id, agent, name from agent where shop_id = any($1)',
    [[...new Set(shops)]],
  );
  const names = new Map(rows.map(({ shop_id, agent, name }) => [`${shop_id}\n${agent}`, name]));
  return (shop, agent) => names.get(`${shop}\n${agent}`) ?? agent;
}
