// A page of conversations and how many there are: filtered, searched, sorted, within what the account sees.

import { type Rule, SEVERITIES } from '../../engine/rule.ts';
import { badRequest } from '../../http/refusal.ts';
import { maskFor, type PersonalMask, visibleShops, type Who } from '../../http/scope.ts';
import type { Database } from '../../store/database.ts';
import { type FoundBuyers, findBuyers } from '../../store/find-buyers.ts';
import { parseSearch, type TextSearch } from '../../store/grams.ts';
import { listShops } from '../../store/shops.ts';
import { loadShopSetup } from '../../work/shop-setup.ts';
import type { Place } from './conversation-order.ts';
import { conversationWhere, type SqlWhere } from './conversation-where.ts';
import type { ConversationFilters } from './filters.ts';
import { matchRows, type TextMatch } from './search-text.ts';
import type { ConversationItem, Total } from './shapes.ts';
import type { SortName } from './sort-names.ts';
import {
  type ConversationRow,
  countRows,
  listFound,
  listRows,
  loadAgentNames,
  type PlacedRow,
  refOf,
} from './store.ts';

/** What was asked for, ready for the database. */
export interface Asked {
  readonly where: SqlWhere;
  readonly search: TextSearch | null;
}

/** Looks up whose threads may hold the words; refuses words too short to be looked for. */
export async function askFor(db: Database, who: Who, filters: ConversationFilters): Promise<Asked> {
  const typed = filters.q?.trim() ?? '';
  const search = typed === '' ? null : parseSearch(typed);
  if (typed !== '' && search === null) {
    throw badRequest(
      'search-too-short',
      { zh: `“${typed}”太短，搜不了`, en: `“${typed}” is too short to look for` },
      { zh: '至少写连着的两个字', en: 'Write two characters in a row at least' },
    );
  }
  const found = search === null ? null : await findInShops(db, who, filters, search);
  return { where: conversationWhere(who, filters, found), search };
}

/** By shop, of those the account sees. */
async function findInShops(
  db: Database,
  who: Who,
  { shop }: ConversationFilters,
  { grams }: TextSearch,
): Promise<ReadonlyMap<string, FoundBuyers>> {
  const known = (await listShops(db)).map(({ shopId }) => shopId);
  const found = new Map<string, FoundBuyers>();
  for (const one of visibleShops(who, known, shop === undefined ? [] : [shop])) {
    found.set(one, await findBuyers(db, one, grams));
  }
  return found;
}

export interface MatchedRow extends PlacedRow {
  readonly match: TextMatch | null;
}

export interface RowsAsked {
  readonly sort: SortName;
  readonly after: Place | null;
  readonly limit: number;
  readonly backwards?: boolean;
}

/** The last few of a page would else be looked for one row at a time. */
const CHECKED_AT_ONCE = 16;

/** Up to `limit` rows that really are what was asked for. */
export async function matchedRows(
  db: Database,
  { where, search }: Asked,
  wanted: RowsAsked,
): Promise<MatchedRow[]> {
  const found: MatchedRow[] = [];
  let { after } = wanted;
  while (found.length < wanted.limit) {
    const missing = wanted.limit - found.length;
    const limit = search === null ? missing : Math.max(missing, CHECKED_AT_ONCE);
    const rows = await listRows(db, where, { ...wanted, after, limit });
    if (search === null) return rows.map((row) => ({ ...row, match: null }));
    const matches = await matchRows(
      db,
      rows.map(({ row }) => row),
      search,
    );
    rows.forEach((row, i) => {
      const match = matches[i] ?? null;
      if (match !== null) found.push({ ...row, match });
    });
    if (rows.length < limit) break;
    after = rows.at(-1)!.place;
  }
  return found.slice(0, wanted.limit);
}

const COUNTED_MAX = 10_000;
const CANDIDATES_MAX = 2 ** 31 - 2;
/** Of a search so many texts are read to count them; beyond that the candidates' count stands. */
const SEARCHED_MAX = 300;

export async function countAsked(db: Database, asked: Asked): Promise<Total> {
  if (asked.search === null) {
    const count = await countRows(db, asked.where, COUNTED_MAX);
    return count > COUNTED_MAX ? { count: COUNTED_MAX, is: 'more' } : { count, is: 'exact' };
  }
  // All of them: that there are more candidates than so many says nothing of how many hold the words.
  const count = await countRows(db, asked.where, CANDIDATES_MAX);
  if (count === 0) return { count, is: 'exact' };
  if (count > SEARCHED_MAX) return { count, is: 'most' };
  const rows = await matchedRows(db, asked, { sort: 'newest', after: null, limit: SEARCHED_MAX });
  return { count: rows.length, is: 'exact' };
}

const FOUND_MAX = 4;

/** Rows as the API shows them: names, findings, personal data as the account may see them. */
export async function presentRows(
  db: Database,
  who: Who,
  rows: readonly { readonly row: ConversationRow; readonly match: TextMatch | null }[],
): Promise<ConversationItem[]> {
  const mask = maskFor(who);
  const shops = [...new Set(rows.map(({ row }) => row.shop_id))];
  const nameOf = await loadAgentNames(db, shops);
  const rules = new Map<string, ReadonlyMap<string, Rule>>();
  for (const shop of shops) {
    const { rulebook } = await loadShopSetup(db, shop);
    rules.set(shop, new Map(rulebook.rules.map(({ rule }) => [rule.id, rule])));
  }
  const found = new Map<string, ConversationItem['found']>();
  for (const one of await listFound(
    db,
    rows.map(({ row }) => row),
  )) {
    const key = keyOf(one);
    const list = found.get(key) ?? [];
    found.set(key, list);
    const name = rules.get(one.shop_id)?.get(one.rule)?.name ?? { zh: one.rule, en: one.rule };
    const severity = SEVERITIES[one.severity - 1] ?? 'info';
    if (list.length < FOUND_MAX) list.push({ rule: one.rule, name, severity, kind: one.kind });
  }
  return rows.map(({ row, match }) =>
    presentRow(row, match, mask, nameOf, found.get(keyOf(row)) ?? []),
  );
}

function keyOf(row: { shop_id: string; conversation_id: string; buyer: string }): string {
  return `${row.shop_id}\n${row.conversation_id}\n${row.buyer}`;
}

function presentRow(
  row: ConversationRow,
  match: TextMatch | null,
  mask: PersonalMask,
  nameOf: (shop: string, agent: string) => string,
  found: ConversationItem['found'],
): ConversationItem {
  const { shop_id: shop, agent } = row;
  return {
    shop,
    ref: refOf(row),
    buyer: mask.buyer(row.buyer),
    startAt: row.start_at,
    endAt: row.end_at,
    agent: agent === null ? null : { id: agent, name: nameOf(shop, agent) },
    agents: row.agents.length,
    phase: row.phase,
    leftOut: row.left_out,
    messages: row.messages,
    rounds: row.rounds,
    unanswered: row.unanswered_rounds,
    firstResponseMs: row.first_response_ms,
    maxWaitMs: row.max_wait_ms,
    score: row.score === null ? null : Math.round(row.score * 100) / 100,
    faults: row.faults,
    worstSeverity: row.worst_severity,
    orderResult: row.order_result,
    salesFen: row.sales_fen,
    firstWords: mask.text(row.first_words),
    found,
    match: match === null ? null : { ...match, text: mask.text(match.text) },
  };
}
