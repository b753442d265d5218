// One thread's analysis as rows of every table it has a part in.
import { decisiveStep } from '../analyse/decisive-step.ts';
import { guessLoss } from '../analyse/loss-reason.ts';
import { boughtSince, remindedOf, shownProduct, unpaidReason } from '../analyse/lost-chance.ts';
import type { Analysis, AttributedOrder, Conversation, Inquiry } from '../domain/analysis.ts';
import { parseDay } from '../measures/days.ts';
import { JsonText } from '../store/copy-rows.ts';
import type { FactTable } from '../store/fact-tables.ts';
import { caseRows } from './case-rows.ts';
import { conversationRow } from './conversation-row.ts';
import { findingRows } from './finding-rows.ts';
import { itemsText, traceText } from './json-columns.ts';
import type { ShopSetup } from './shop-setup.ts';
import { businessDay, type TableRow } from './table-row.ts';
import { type CellRow, threadCells } from './thread-cells.ts';

/** Rows by table, all but the one of `thread` itself. */
export type ThreadRows = Readonly<Record<Exclude<FactTable, 'thread'>, readonly TableRow[]>>;

export interface AssembledRows {
  readonly rows: ThreadRows;
  readonly cells: readonly CellRow[];
  /** The earliest instant at which any of it changes by itself; null: never. */
  readonly recheckAt: number | null;
}

/** Rows of one analysis made with `shopSetup`. */
export function assembleRows(analysis: Analysis, shopSetup: ShopSetup): AssembledRows {
  const { cells, recheckAt } = threadCells(analysis, shopSetup);
  const byId = new Map(analysis.conversations.map((each) => [each.id, each]));
  const findings = findingRows(analysis, shopSetup);
  const rows: ThreadRows = {
    conversation: analysis.conversations.map((conversation) =>
      conversationRow(conversation, analysis, findings.byConversation, shopSetup),
    ),
    reception: analysis.conversations.flatMap((each) => receptionRows(each, analysis, shopSetup)),
    inquiry: analysis.inquiries.map((inquiry, n) =>
      inquiryRow(inquiry, n, analysis, byId.get(inquiry.conversation), shopSetup),
    ),
    case_mix: caseRows(analysis, byId, shopSetup),
    customer_order: analysis.orders.map((order) =>
      orderRow(order, analysis, byId.get(order.conversation ?? ''), shopSetup),
    ),
    finding: findings.rows,
    thread_day: dayRows(cells, analysis.buyer, shopSetup),
  };
  return { rows, cells, recheckAt };
}

/** Cells come by day, nobody's before those of agents. */
function dayRows(
  cells: readonly CellRow[],
  buyer: string,
  { shop, version }: ShopSetup,
): TableRow[] {
  const rows: TableRow[] = [];
  let nobody: Uint8Array | null = null;
  for (const [i, { agent, day, bytes }] of cells.entries()) {
    if (agent === '' && cells[i + 1]?.day === day) {
      nobody = bytes;
      continue;
    }
    rows.push([shop, day, agent, buyer, bytes, version, nobody]);
    nobody = null;
  }
  return rows;
}

function receptionRows(
  { id, receptions, startAt }: Conversation,
  { buyer }: Analysis,
  shopSetup: ShopSetup,
): TableRow[] {
  const day = businessDay(startAt, shopSetup);
  return receptions.map((one, n) => [
    shopSetup.shop,
    id,
    one.agent,
    n,
    buyer,
    day,
    one.startAt,
    one.endAt,
    one.agentLines,
    one.autoLines,
    one.buyerLines,
    one.asked,
    one.replied,
    one.firstResponseMs,
    one.transferredFrom,
    one.leftUnanswered,
    shopSetup.version,
  ]);
}

function inquiryRow(
  inquiry: Inquiry,
  n: number,
  analysis: Analysis,
  conversation: Conversation | undefined,
  { shop, setup, version }: ShopSetup,
): TableRow {
  const since = boughtSince(analysis, inquiry);
  const lost = !inquiry.ordered && conversation !== undefined;
  const guess = lost ? guessLoss(conversation) : null;
  const shown = lost ? shownProduct(conversation, setup) : null;
  return [
    shop,
    analysis.buyer,
    n,
    parseDay(inquiry.day),
    inquiry.agent,
    inquiry.conversation,
    inquiry.startAt,
    inquiry.ordered,
    inquiry.paid,
    inquiry.orderedInWindow,
    inquiry.paidInWindow,
    inquiry.provisional,
    inquiry.salesFen,
    since,
    shown?.sku ?? null,
    shown?.title ?? null,
    shown?.priceFen ?? null,
    shown !== null && shown.priceFen !== null,
    guess?.words ?? null,
    guess?.reason ?? null,
    version,
  ];
}

function orderRow(
  order: AttributedOrder,
  analysis: Analysis,
  conversation: Conversation | undefined,
  shopSetup: ShopSetup,
): TableRow {
  const guess = order.paid || conversation === undefined ? null : guessLoss(conversation);
  const lossReason = guess === null ? 'silent' : unpaidReason(guess.reason);
  return [
    shopSetup.shop,
    order.orderId,
    analysis.buyer,
    order.state,
    order.ownership,
    order.owner,
    order.conversation,
    order.inquiryDay === null ? businessDay(order.placedAt, shopSetup) : parseDay(order.inquiryDay),
    order.placedAt,
    order.paidAt,
    order.closedAt,
    order.refundedAt,
    order.placedFen,
    order.paidFen,
    order.refundFen,
    order.salesFen,
    order.paid,
    order.closed,
    order.counted,
    order.lost,
    order.provisional,
    order.silentPlaced,
    order.assists,
    remindedOf(analysis, order.orderId),
    order.paid ? null : lossReason,
    guess?.words ?? null,
    decisiveStep(order.trace, order.owner) || null,
    order.reason,
    new JsonText(itemsText(order.items)),
    new JsonText(traceText(order.trace)),
    shopSetup.version,
  ];
}
