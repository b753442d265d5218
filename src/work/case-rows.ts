// The rows fair comparison rests on: one for each final inquiry of a thread, and the product it was about.
import type { Analysis, Conversation } from '../domain/analysis.ts';
import { newCaseMix } from '../scoring/case-mix/case-mix.ts';
import { gatherCases } from '../scoring/case-mix/gather-cases.ts';
import type { ShopSetup } from './shop-setup.ts';
import type { TableRow } from './table-row.ts';

/** In the order of the columns of `case_mix`; `byId`: the conversations of the analysis. */
export function caseRows(
  analysis: Analysis,
  byId: ReadonlyMap<string, Conversation>,
  { shop, setup, rulebook, version }: ShopSetup,
): TableRow[] {
  return analysis.inquiries.flatMap((inquiry, n): TableRow[] => {
    const mix = newCaseMix();
    gatherCases(mix, { ...analysis, inquiries: [inquiry] }, setup, rulebook.words);
    const [row] = mix.rows;
    if (row === undefined) return [];
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
