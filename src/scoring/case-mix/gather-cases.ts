// Takes one analysis into the case mix: a row for each final inquiry.
import type { Analysis, Conversation, Inquiry } from '../../domain/analysis.ts';
import type { Setup } from '../../domain/setup.ts';
import { emptyFound, findWords, type WordIndex } from '../../engine/text/word-index.ts';
import { dayNumber, minuteOfDay } from '../../lib/zone.ts';
import { askedProduct } from './asked-product.ts';
import { historyOf, orderWaiting } from './buyer-history.ts';
import { addCase, buyerNumber, type CaseMix, countDay, type LeftOutCase } from './case-mix.ts';
import type { CaseRow } from './case-row.ts';
import { ABUSE_RULES, difficultyOf } from './difficulty.ts';
import { intentOf } from './intent.ts';
import { openingOf } from './opening.ts';

/**
 * Adds the inquiries of one thread; every thread must be given exactly once, in any order. `words` are the
 * rulebook's: packs it does not have are found in nobody's words. Of verdicts only those of
 * `ABUSE_RULES` are read.
 */
export function gatherCases(
  mix: CaseMix,
  analysis: Analysis,
  setup: Setup,
  words: WordIndex,
): void {
  const { shop, buyer, inquiries } = analysis;
  if (inquiries.length === 0) return;
  const number = buyerNumber(shop, buyer);
  for (const inquiry of inquiries) {
    const day = dayNumber(inquiry.startAt, setup.zoneOffsetMs, setup.dayCutMs);
    countDay(mix, shop, day);
    const row = caseOf({ analysis, inquiry, setup, words, number, day });
    if (typeof row === 'string') mix.leftOut[row]++;
    else addCase(mix, row);
  }
}

function whyLeftOut({ ordersKnown }: Analysis, inquiry: Inquiry): LeftOutCase | null {
  if (ordersKnown === false) return 'orders-unknown';
  if (inquiry.agent === null) return 'nobody';
  if (inquiry.provisional) return 'provisional';
  return inquiry.lostExempt && !inquiry.paid ? 'exempt' : null;
}

/** What one inquiry is judged with; `number`: the buyer's, `day`: the business day of its start. */
export interface Sight {
  readonly analysis: Analysis;
  readonly inquiry: Inquiry;
  readonly setup: Setup;
  readonly words: WordIndex;
  readonly number: number;
  readonly day: number;
}

/** The row of one inquiry, or why it is none. */
export function caseOf(sight: Sight): CaseRow | LeftOutCase {
  const { analysis, inquiry, setup, words, number, day } = sight;
  const why = whyLeftOut(analysis, inquiry);
  if (why !== null) return why;
  const conversation = analysis.conversations.find(({ id }) => id === inquiry.conversation);
  const startAt = conversation?.startAt ?? null;
  if (conversation === undefined || startAt === null) return 'no-opening';
  const opening = openingOf(conversation);
  const packsIn = packFinder(words);
  const packs = new Set<string>();
  for (const { message } of opening) {
    if (message.kind === 'text') for (const pack of packsIn(message.text)) packs.add(pack);
  }
  const waiting = orderWaiting(analysis.orders, startAt);
  const product = askedProduct(opening, waiting, setup.products);
  return {
    shop: analysis.shop,
    buyer: number,
    agent: inquiry.agent!,
    day,
    hour: Math.floor(minuteOfDay(inquiry.startAt, setup.zoneOffsetMs) / 60),
    priceFen: product.priceFen,
    category: product.category,
    intent: intentOf(opening, packsIn),
    history: historyOf(analysis, inquiry, conversation, startAt, setup.policy.afterSaleMs),
    difficulty: difficultyOf(packs, wasAbusive(analysis, conversation)),
    promotion: false,
    paid: inquiry.paid,
    salesFen: inquiry.paid ? inquiry.salesFen : 0,
  };
}

const found = emptyFound();
/** Openings are much alike. */
const REMEMBERED_TEXTS = 4096;
const remembered = new WeakMap<WordIndex, Map<string, ReadonlySet<string>>>();

/** Ids of the word packs with a hit in a text; the texts of other cases are remembered. */
function packFinder(words: WordIndex): (text: string) => ReadonlySet<string> {
  const known = remembered.get(words) ?? new Map<string, ReadonlySet<string>>();
  remembered.set(words, known);
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size === REMEMBERED_TEXTS) known.clear();
    const ids = new Set<string>();
    findWords(words, text, found);
    for (let at = 0; at < found.count * 4; at += 4) ids.add(words.packs[found.rows[at]!]!.id);
    known.set(text, ids);
    return ids;
  };
}

/** Whether a rule about abuse was hit in a conversation that began earlier. */
function wasAbusive({ conversations, verdicts }: Analysis, { id, startAt }: Conversation): boolean {
  if (conversations.length === 1) return false;
  for (const verdict of verdicts) {
    if (verdict.result !== 'hit' || verdict.conversation === id) continue;
    if (!ABUSE_RULES.has(verdict.rule)) continue;
    if (verdict.at !== null && startAt !== null && verdict.at < startAt) return true;
  }
  return false;
}
