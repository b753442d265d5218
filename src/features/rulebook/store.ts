// The SQL of the rulebook: drafts, mutation scores, the history of a file, hits to read, threads of a period.

import { scopeWhere, type Who } from '../../http/scope.ts';
import type { Words } from '../../intake/format.ts';
import { holdsName, type Names } from '../../lib/whole-name.ts';
import type { Database } from '../../store/database.ts';

export interface DraftRow {
  readonly path: string;
  readonly yaml: string;
  readonly chat: string;
  readonly base: number;
  readonly saved_at: number;
}

export async function findDraft(
  db: Database,
  shop: string,
  account: string,
  path: string,
): Promise<DraftRow | null> {
  const [row] = await db.query<DraftRow>(
    `select path, yaml, chat, base, saved_at from rule_draft
     where shop_id = $1 and account_id = $2 and path = $3`,
    [shop, account, path],
  );
  return row ?? null;
}

/** Without the texts' examples being looked at: newest first. */
export function listDrafts(db: Database, shop: string, account: string): Promise<DraftRow[]> {
  return db.query<DraftRow>(
    `select path, yaml, chat, base, saved_at from rule_draft
     where shop_id = $1 and account_id = $2 order by saved_at desc limit 200`,
    [shop, account],
  );
}

export async function saveDraft(
  db: Database,
  shop: string,
  account: string,
  draft: DraftRow,
): Promise<void> {
  await db.query(
    `insert into rule_draft (shop_id, account_id, path, yaml, chat, base, saved_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (shop_id, account_id, path)
     do update set yaml = $4, chat = $5, base = $6, saved_at = $7`,
    [shop, account, draft.path, draft.yaml, draft.chat, draft.base, draft.saved_at],
  );
}

export async function deleteDraft(
  db: Database,
  shop: string,
  account: string,
  path: string,
): Promise<void> {
  await db.query('delete from rule_draft where shop_id = $1 and account_id = $2 and path = $3', [
    shop,
    account,
    path,
  ]);
}

export interface MutationRow {
  readonly hash: string;
  readonly rule: string;
  readonly version: number;
  readonly mutants: number;
  readonly killed: number;
  readonly survivors: readonly Words[];
}

/** By hash; those not made yet are not in it. */
export async function loadMutations(
  db: Database,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, MutationRow>> {
  const rows = await db.query<MutationRow>(
    `select hash, rule, version, mutants, killed, survivors from rule_mutation
     where hash = any($1)`,
    [hashes],
  );
  return new Map(rows.map((row) => [row.hash, row]));
}

export async function saveMutation(db: Database, row: MutationRow, at: number): Promise<void> {
  await db.query(
    `insert into rule_mutation (hash, rule, version, mutants, killed, survivors, at)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7) on conflict (hash) do nothing`,
    [row.hash, row.rule, row.version, row.mutants, row.killed, JSON.stringify(row.survivors), at],
  );
}

export interface HistoryRow {
  readonly version: number;
  readonly at: number;
  readonly by: string;
  readonly reason: string;
  /** The file as it was from then on; null: as shipped. */
  readonly text: string | null;
  readonly chat: string | null;
}

/** Content versions in which the file, or the examples beside it, became another; newest first. */
export function listHistory(
  db: Database,
  shop: string,
  path: string,
  chat: string,
): Promise<HistoryRow[]> {
  return db.query<HistoryRow>(
    `with said as (
       select version, at, by, reason, overlay->>$2::text as text, overlay->>$3::text as chat,
         lag(overlay->>$2::text) over (order by version) as text_before,
         lag(overlay->>$3::text) over (order by version) as chat_before
       from content_version where shop_id = $1)
     select version, at, by, reason, text, chat from said
     where text is distinct from text_before or chat is distinct from chat_before
     order by version desc limit 200`,
    [shop, path, chat],
  );
}

/** When each changed file was last changed, by path. */
export async function lastChanges(
  db: Database,
  shop: string,
): Promise<ReadonlyMap<string, { readonly at: number; readonly by: string }>> {
  const rows = await db.query<{ path: string; at: number; by: string }>(
    `with said as (
       select v.version, v.at, v.by, e.key as path, e.value as text,
         lag(e.value) over (partition by e.key order by v.version) as before
       from content_version v, jsonb_each_text(v.overlay) e where v.shop_id = $1)
     select distinct on (path) path, at, by from said
     where text is distinct from before order by path, version desc`,
    [shop],
  );
  return new Map(rows.map(({ path, at, by }) => [path, { at, by }]));
}

export interface HitRow {
  readonly conversation_id: string;
  readonly buyer: string;
  readonly agent: string | null;
  readonly agent_name: string | null;
  readonly at: number | null;
  readonly day: number | null;
  readonly quote: string;
  readonly version: number;
  readonly shadow: boolean;
}

/** The newest hits of a rule within the account's scope. */
export function listHits(
  db: Database,
  who: Who,
  { shop, rule, from, to }: RuleDays,
  limit: number,
): Promise<HitRow[]> {
  const params: unknown[] = [shop, rule, from, to, limit];
  const seen = scopeWhere(who, { shop: 'f.shop_id', agent: 'f.agent' }, params);
  return db.query<HitRow>(
    `select f.conversation_id, f.buyer, f.agent, a.name as agent_name, f.at, f.day, f.quote,
       f.version, f.shadow
     from finding f left join agent a on a.shop_id = f.shop_id and a.agent = f.agent
     where f.shop_id = $1 and f.rule = $2 and f.day between $3 and $4 and ${seen}
     order by f.day desc, f.at desc nulls last, f.conversation_id limit $5`,
    params,
  );
}

export interface RuleDays {
  readonly shop: string;
  readonly rule: string;
  /** Day numbers, both included. */
  readonly from: number;
  readonly to: number;
}

/** Hits of rules on trial in a period, which no sum counts. */
export async function shadowHits(
  db: Database,
  shop: string,
  from: number,
  to: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query<{ rule: string; hits: number }>(
    `select rule, count(*)::int as hits from finding
     where shop_id = $1 and shadow and day between $2 and $3 group by rule`,
    [shop, from, to],
  );
  return new Map(rows.map(({ rule, hits }) => [rule, hits]));
}

/** Whether a finished back-test compared a rule of just this meaning. */
export async function wasBacktested(db: Database, shop: string, meaning: string): Promise<boolean> {
  const rows = await db.query(
    `select 1 from job where kind = 'backtest' and shop_id = $1 and state = 'done'
       and input->>'meaning' = $2 limit 1`,
    [shop, meaning],
  );
  return rows.length > 0;
}

export async function hasConversations(db: Database, shop: string): Promise<boolean> {
  return (
    (await db.query('select 1 from conversation where shop_id = $1 limit 1', [shop])).length > 0
  );
}

/** Holds all other publishing in the shop until the transaction ends. */
export async function lockShop(tx: Database, shop: string): Promise<void> {
  await tx.query('select 1 from shop where shop_id = $1 for update', [shop]);
}

/** Paths of a shop's own texts, drafts among them, that hold one of these names; old versions are read too. */
export async function listTextsNaming(
  db: Database,
  shop: string,
  wanted: Names,
): Promise<string[]> {
  const rows = await db.query<{ path: string; text: string }>(
    `select distinct t.path, t.text from (
       select o.key as path, o.value as text from content_version v, jsonb_each_text(v.overlay) as o
       where v.shop_id = $1
       union all select path, yaml || chr(10) || chat from rule_draft where shop_id = $1) as t
     where exists (select 1 from unnest($2::text[]) as known (word) where strpos(t.text, known.word) > 0)
     order by t.path`,
    [shop, wanted.names],
  );
  return [...new Set(rows.filter(({ text }) => holdsName(text, wanted)).map(({ path }) => path))];
}
