// Good and bad examples of a rule: chosen like the report chooses them, from the likeliest conversations of a period.
import { analyse } from '../../analyse/analyse.ts';
import type { Analysis } from '../../domain/analysis.ts';
import { dayOf } from '../../http/day-query.ts';
import type { Lang } from '../../http/refusal.ts';
import { maskFor, type PersonalMask, type Who } from '../../http/scope.ts';
import { dayText } from '../../lib/zone.ts';
import type { Case } from '../../report/case.ts';
import { type Collection, newCollection } from '../../report/collection.ts';
import { countVerdicts } from '../../report/count-verdicts.ts';
import { pickCases } from '../../report/pick-cases.ts';
import { sayNote } from '../../report/words/evidence.ts';
import type { Database } from '../../store/database.ts';
import { loadShopSetup, type ShopSetup } from '../../work/shop-setup.ts';
import { conversationWhere } from './conversation-where.ts';
import type { ConversationFilters } from './filters.ts';
import type { CaseShape } from './inspection-shapes.ts';
import { presentRows } from './list-conversations.ts';
import { type ConversationRow, listRows, loadAgentNames } from './store.ts';
import { loadStoredThreads } from './stored-threads.ts';

/** So many of the likeliest are read; the best of them are shown. */
const READ_MAX = 60;
const SHOWN = 4;
/** Looked at first, the fewest first. */
const LATEST_DAYS = [1, 3];

export interface CasesAsked {
  readonly shop: string;
  readonly rule: string;
  readonly filters: ConversationFilters;
}

/** Of one shop. Empty lists where the rule found nothing, or shows nothing to learn from. */
export async function findCases(
  db: Database,
  who: Who,
  { shop, rule, filters }: CasesAsked,
  lang: Lang,
): Promise<{ rule: string; bad: CaseShape[]; good: CaseShape[] }> {
  const shopSetup = await loadShopSetup(db, shop);
  const received: ConversationFilters = { ...filters, shop, leftOut: 'no' };
  const bad = await candidates(db, who, { ...received, rule }, 'faults');
  const good = await candidates(db, who, { ...received, kind: 'merit' }, 'sales');
  const clean = [...good, ...(await candidates(db, who, received, 'sales'))].filter(
    ({ faults }) => faults === 0,
  );
  const rows = [...bad, ...clean];
  const collection = await collectCases(db, shopSetup, rows);
  const at = collection.ruleIndex.get(rule) ?? -1;
  const present = (cases: readonly Case[]) =>
    presentCases(db, who, cases.slice(0, SHOWN), rows, lang);
  return {
    rule,
    bad: await present(collection.worst[at] ?? []),
    good: await present(collection.best[at] ?? []),
  };
}

/** Of the last days, where they hold enough: what is fresh is best talked about, and a month need not be sorted. */
async function candidates(
  db: Database,
  who: Who,
  filters: ConversationFilters,
  sort: 'faults' | 'sales',
): Promise<ConversationRow[]> {
  const { from, to } = filters;
  if (from !== undefined && to !== undefined) {
    for (const days of LATEST_DAYS.filter((some) => some < dayOf(to) - dayOf(from))) {
      const latest = { ...filters, from: dayText(dayOf(to) - days + 1) };
      const rows = await likeliest(db, who, latest, sort);
      if (rows.length === READ_MAX) return rows;
    }
  }
  return await likeliest(db, who, filters, sort);
}

async function likeliest(
  db: Database,
  who: Who,
  filters: ConversationFilters,
  sort: 'faults' | 'sales',
): Promise<ConversationRow[]> {
  const where = conversationWhere(who, filters, null);
  const rows = await listRows(db, where, { sort, after: null, limit: READ_MAX });
  return rows.map(({ row }) => row);
}

/** Only the conversations of `rows` are looked at: others of the thread may be of other days or people. */
async function collectCases(
  db: Database,
  shopSetup: ShopSetup,
  rows: readonly ConversationRow[],
): Promise<Collection> {
  const rules = shopSetup.rulebook.rules.map(({ rule }) => rule);
  const collection = newCollection(rules, { worstMax: SHOWN, bestMax: SHOWN, workMax: 0 });
  const wanted = new Map<string, Set<string>>();
  for (const { buyer, conversation_id } of rows) {
    const own = wanted.get(buyer) ?? new Set<string>();
    wanted.set(buyer, own.add(conversation_id));
  }
  const threads = await loadStoredThreads(db, shopSetup.shop, [...wanted.keys()]);
  for (const [buyer, { thread, asOf }] of threads) {
    const whole = analyse(thread, shopSetup, asOf);
    const own = wanted.get(buyer);
    const analysis: Analysis = {
      ...whole,
      conversations: whole.conversations.filter(({ id }) => own?.has(id)),
      verdicts: whole.verdicts.filter(({ conversation }) => own?.has(conversation)),
    };
    const sums = countVerdicts(collection, analysis, shopSetup.setup);
    pickCases(collection, analysis, sums, whole.ordersKnown !== false);
  }
  return collection;
}

async function presentCases(
  db: Database,
  who: Who,
  cases: readonly Case[],
  rows: readonly ConversationRow[],
  lang: Lang,
): Promise<CaseShape[]> {
  const picked = cases.flatMap((one) => {
    const { conversation, buyer } = one.transcript;
    const row = rows.find((each) => each.conversation_id === conversation && each.buyer === buyer);
    return row === undefined ? [] : [{ one, row }];
  });
  const items = await presentRows(
    db,
    who,
    picked.map(({ row }) => ({ row, match: null })),
  );
  const nameOf = await loadAgentNames(
    db,
    picked.map(({ row }) => row.shop_id),
  );
  const mask = maskFor(who);
  return picked.map(({ one, row }, i) => ({
    item: items[i]!,
    lines: presentLines(one, mask, lang, (agent) => nameOf(row.shop_id, agent)),
    skippedAfter: one.transcript.skippedAfter,
  }));
}

function presentLines(
  { transcript, evidence }: Case,
  mask: PersonalMask,
  lang: Lang,
  nameOf: (agent: string) => string,
): CaseShape['lines'] {
  const marks = new Map(evidence.map((item) => [item.messageId, item]));
  return transcript.lines.map(
    ({ id, at, by, agent, text, kind, auto, revoked, waitMs, skipped }) => {
      const mark = marks.get(id);
      return {
        ...{ id, at, by, kind, auto, revoked, waitMs, skipped },
        name: by === 'buyer' || agent === null ? '' : nameOf(agent),
        text: mask.text(text),
        marked: mark !== undefined && mark.role !== 'context',
        note: mark?.note === undefined ? null : sayNote(mark.note)[lang],
      };
    },
  );
}
