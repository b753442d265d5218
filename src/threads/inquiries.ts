// Contacts and attributed orders → inquiries: who came before ordering, with whom and when.
import type { AttributedOrder, Inquiry } from '../domain/analysis.ts';
import type { Instant } from '../domain/event.ts';
import type { Setup } from '../domain/setup.ts';
import type { Clock } from '../lib/clock.ts';
import { eachOf } from '../lib/each-of.ts';
import { dayText } from '../lib/zone.ts';
import type { Attribution } from './attribute-order.ts';
import { contactStanding, precedesOrder } from './contact-standing.ts';
import type { Contact } from './contacts.ts';

export interface InquiryScene {
  readonly contacts: readonly Contact[];
  readonly attributions: readonly Attribution[];
  /** False: no order data, or none that can be trusted; then the buyer's words tell after-sale. */
  readonly ordersTrusted: boolean;
  /**
   * Conversations the buyer's words show to be after-sale; asked only where orders are not trusted.
   */
  readonly isAftersaleByText: (conversation: string) => boolean;
  readonly setup: Setup;
  readonly clock: Clock;
}

interface Draft {
  readonly day: string;
  readonly agent: string | null;
  readonly conversation: string;
  readonly startAt: Instant;
  readonly contact: Contact | null;
  readonly orders: AttributedOrder[];
}

function isInquiry(contact: Contact, scene: InquiryScene): boolean {
  const { policy } = scene.setup;
  if (!contact.met || contact.sentences < policy.agentSentencesMin) return false;
  if (!scene.ordersTrusted) return !contact.conversations.every(scene.isAftersaleByText);
  if (scene.attributions.length === 0) return true;
  const standing = contactStanding(contact.instants, scene.attributions, policy);
  return standing === 'before-order' || standing === 'free';
}

function draftOf(contact: Contact): Draft {
  const { agent, conversation, startAt } = contact;
  return { day: dayText(contact.day), agent, conversation, startAt, contact, orders: [] };
}

/**
 * Books every owned order on the inquiry of its owner's day; where the definition gave none, one is
 * made.
 */
function bookOrders(drafts: Draft[], scene: InquiryScene): void {
  for (const { order } of scene.attributions) {
    const { owner, inquiryDay: day, conversation } = order;
    if (order.ownership !== 'attributed' || owner === null) continue;
    if (day === null || conversation === null) continue;
    let draft = drafts.find((d) => d.agent === owner && d.day === day);
    if (draft === undefined) {
      const contact =
        scene.contacts.find((c) => c.agent === owner && dayText(c.day) === day) ?? null;
      const startAt = contact?.startAt ?? order.placedAt ?? order.paidAt ?? 0;
      draft = { day, agent: owner, conversation, startAt, contact, orders: [] };
      drafts.push(draft);
    }
    draft.orders.push(order);
  }
}

/**
 * True if another agent had the buyer inside the inquiry window before and this is the agent's first
 * contact: lost to the other alone, where the policy exempts it.
 */
function isFirstAfterAnother(draft: Draft, drafts: readonly Draft[], windowMs: number): boolean {
  const { agent, startAt } = draft;
  if (agent === null) return false;
  const earlier = drafts.filter((other) => other.startAt < startAt);
  if (earlier.some((other) => other.agent === agent)) return false;
  return earlier.some((other) => other.agent !== null && startAt - other.startAt <= windowMs);
}

function toInquiry(draft: Draft, drafts: readonly Draft[], scene: InquiryScene): Inquiry {
  const { contact, orders } = draft;
  const { policy } = scene.setup;
  const inWindow =
    contact === null
      ? []
      : scene.attributions.filter(
          (a) => a.order.owner === draft.agent && precedesOrder(contact.instants, a),
        );
  const lastAt = contact?.lastAt ?? draft.startAt;
  const orderedInWindow = orders.length > 0 || inWindow.length > 0;
  const open = scene.ordersTrusted && !scene.clock.isPast(lastAt + policy.inquiryWindowMs);
  return {
    day: draft.day,
    agent: draft.agent,
    conversation: draft.conversation,
    startAt: draft.startAt,
    orderIds: eachOf(orders, (order) => order.orderId),
    ordered: orders.length > 0,
    paid: orders.some((order) => order.counted),
    orderedInWindow,
    paidInWindow: orders.some((order) => order.counted) || inWindow.some((a) => a.order.counted),
    lostExempt:
      policy.firstLostExempt &&
      !orderedInWindow &&
      isFirstAfterAnother(draft, drafts, policy.inquiryWindowMs),
    salesFen: orders.reduce((sum, order) => sum + order.salesFen, 0),
    provisional: open || orders.some((order) => order.provisional),
  };
}

/**
 * 询单. One per agent and business day of a buyer who was received (contacts.ts) and came before a
 * new order, or with no order following and outside the after-sale period of earlier ones. Every
 * attributed order is booked on exactly one of them, its owner's on `inquiryDay`, so that an
 * agent's inquiries add up to the agent's sales.
 */
export function listInquiries(scene: InquiryScene): Inquiry[] {
  const drafts: Draft[] = [];
  for (const contact of scene.contacts) {
    if (isInquiry(contact, scene)) drafts.push(draftOf(contact));
  }
  bookOrders(drafts, scene);
  const name = (inquiry: Inquiry): string => `${inquiry.agent ?? ''}|${inquiry.day}`;
  return eachOf(drafts, (draft) => toInquiry(draft, drafts, scene)).sort(
    (a, b) => a.startAt - b.startAt || (name(a) < name(b) ? -1 : 1),
  );
}
