// One conversation with all that is known of it, from the stored thread analysed again with the shop's setup.
import { analyse } from '../../analyse/analyse.ts';
import { maskFor, type Who } from '../../http/scope.ts';
import { dayText } from '../../lib/zone.ts';
import type { Database } from '../../store/database.ts';
import { loadShopSetup } from '../../work/shop-setup.ts';
import { presentRows } from './list-conversations.ts';
import { nameOrNull, type OpenedConversation, type PageSource } from './opened-conversation.ts';
import { presentOrderEvents, presentOrders } from './present-orders.ts';
import { presentVerdicts } from './present-page-verdicts.ts';
import { presentScores } from './present-scores.ts';
import type { ConversationPageShape } from './shapes.ts';
import { type ConversationRow, listContacts, loadAgentNames } from './store.ts';
import { loadStoredThreads } from './stored-threads.ts';

/** null: settings were changed since, and the thread is not split like this any more. */
export async function openConversation(
  db: Database,
  row: ConversationRow,
): Promise<OpenedConversation | null> {
  const shopSetup = await loadShopSetup(db, row.shop_id);
  const stored = (await loadStoredThreads(db, row.shop_id, [row.buyer])).get(row.buyer);
  if (stored === undefined) return null;
  const { thread, asOf } = stored;
  const analysis = analyse(thread, shopSetup, asOf);
  const conversation = analysis.conversations.find(({ id }) => id === row.conversation_id);
  if (conversation === undefined) return null;
  return { row, shopSetup, thread, asOf, analysis, conversation };
}

const CONTACTS_MAX = 20;

export async function presentPage(
  db: Database,
  who: Who,
  opened: OpenedConversation,
): Promise<ConversationPageShape> {
  const { row, shopSetup, asOf, conversation } = opened;
  const contacts = await listContacts(db, who, row, CONTACTS_MAX);
  const [item, ...others] = await presentRows(
    db,
    who,
    [row, ...contacts].map((one) => ({ row: one, match: null })),
  );
  const names = await loadAgentNames(db, [row.shop_id]);
  const mask = maskFor(who);
  const source: PageSource = { ...opened, mask, nameOf: (agent) => names(row.shop_id, agent) };
  return {
    item: item!,
    conversationId: mask.masked ? null : row.conversation_id,
    masked: mask.masked,
    day: row.day === null ? null : dayText(row.day),
    phaseBasis: row.phase_basis,
    asOf,
    zoneOffsetMs: shopSetup.setup.zoneOffsetMs,
    outdated: row.setup_version !== shopSetup.version,
    lines: presentLines(source),
    orderEvents: presentOrderEvents(source),
    orders: presentOrders(source),
    verdicts: presentVerdicts(source),
    scores: presentScores(source),
    receptions: conversation.receptions.map((one) => ({
      agent: { id: one.agent, name: source.nameOf(one.agent) },
      agentLines: one.agentLines,
      autoLines: one.autoLines,
      buyerLines: one.buyerLines,
      firstResponseMs: one.firstResponseMs,
      replied: one.replied,
      transferredFrom: nameOrNull(source, one.transferredFrom),
    })),
    measures: {
      buyerLines: row.buyer_lines,
      agentLines: row.agent_lines,
      autoLines: row.auto_lines,
      meanWaitMs: row.mean_wait_ms,
      durationMs: row.start_at === null || row.end_at === null ? null : row.end_at - row.start_at,
    },
    contacts: others,
  };
}

function presentLines(source: PageSource): ConversationPageShape['lines'] {
  const { conversation, shopSetup, mask, nameOf } = source;
  return conversation.lines.map(({ message, auto, revoked, closing }) => {
    const { id, at, by, agent, kind, text, sku, orderId } = message;
    const product = sku === null ? undefined : shopSetup.setup.products.get(sku);
    return {
      ...{ id, at, by, kind, auto, revoked, closing, orderId },
      name: by === 'buyer' || agent === null ? '' : nameOf(agent),
      text: mask.text(text),
      product:
        sku === null
          ? null
          : { title: product?.title ?? sku, priceFen: product?.priceFen ?? null, sku },
    };
  });
}
