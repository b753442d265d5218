// The rows fair comparison rests on: one for each final inquiry of a thread, and the product it was about.
import type { Analysis, Conversation } from '../domain/analysis.ts';
import { dayNumber } from '../lib/zone.ts';
import { buyerNumber } from '../scoring/case-mix/case-mix.ts';
import { caseOf } from '../scoring/case-mix/gather-cases.ts';
import type { ShopSetup } from './shop-setup.ts';
import type { TableRow } from './table-row.ts';

/** In the order of the columns of `case_mix`; `byId`: the conversations of the analysis. */
export function caseRows(
  analysis: Analysis,
  byId: ReadonlyMap<string, Conversation>,
  { shop, setup, rulebook, version }: ShopSetup,
): TableRow[] {
  const number = buyerNumber(analysis.shop, analysis.buyer);
  return analysis.inquiries.flatMap((inquiry, n): TableRow[] => {
    const on = dayNumber(inquiry.startAt, setup.zoneOffsetMs, setup.dayCutMs);
    const row = caseOf({ analysis, inquiry, setup, words: rulebook.words, number, day: on });
    if (typeof row === 'string') return [];
    const { agent, day, hour, priceFen, category, intent, history, difficulty } = row;
    const asked = firstShown(byId.get(inquiry.conversation));
    return [
      [
        ...[shop, analysis.buyer, n, day, agent, hour, priceFen, category],
        ...[intent, history, difficulty, row.paid, row.salesFen, asked, version],
      ],
    ];
  });
}

/** The first product the buyer showed. */
function firstShown(conversation: Conversation | undefined): string | null {
  for (const { message } of conversation?.lines ?? []) {
    if (message.by === 'buyer' && message.sku !== null) return message.sku;
  }
  return null;
}
