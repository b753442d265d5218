// Everything an analysis holds that can be counted, as flat records by kind.
import type { Analysis } from '../domain/analysis.ts';
import type { Setup } from '../domain/setup.ts';
import { buyerDayUnits } from './buyer-day-units.ts';
import { cameAgain } from './came-again.ts';
import { conversationUnit, receptionUnit } from './conversation-units.ts';
import { daysAsOf } from './days.ts';
import { inquiryUnits, orderUnit } from './order-units.ts';
import { paymentUnits } from './payment-units.ts';
import { markRated, ratingUnits } from './rating-units.ts';
import { addLostUnits, addRoundUnits } from './round-units.ts';
import type { ConversationUnit, ReceptionUnit, RoundUnit, Units } from './unit.ts';

/**
 * The units of one analysis. A unit's day is the shop's business day of its start (an order's that of
 * the contact which earned it). Pure; what depends on the day being over follows `analysis.asOf`, and
 * `recheckAt` says when that changes next.
 */
export function unitsOf(analysis: Analysis, setup: Setup): Units {
  const { policy } = setup;
  const days = daysAsOf(analysis.asOf, setup);
  const ordersKnown = analysis.ordersKnown !== false;
  const rounds: RoundUnit[] = [];
  const receptions: ReceptionUnit[] = [];
  const conversations: ConversationUnit[] = [];
  const roundsOf: RoundUnit[][] = [];
  for (let i = 0; i < analysis.conversations.length; i++) {
    const conversation = analysis.conversations[i]!;
    const own: RoundUnit[] = [];
    addRoundUnits(conversation, days, own);
    roundsOf.push(own);
    for (const round of own) rounds.push(round);
    addLostUnits(conversation, days, rounds);
    for (const reception of conversation.receptions) {
      receptions.push(receptionUnit(conversation, reception, days));
    }
    const again = cameAgain(analysis.conversations, i, days);
    conversations.push(conversationUnit(conversation, own, again, days));
  }
  const buyerDays = buyerDayUnits(analysis.conversations, roundsOf, days);
  markRated(buyerDays, analysis, days);
  return {
    shop: analysis.shop,
    buyer: analysis.buyer,
    ordersKnown,
    round: rounds,
    reception: receptions,
    conversation: conversations,
    'buyer-day': buyerDays,
    inquiry: inquiryUnits(analysis, days, ordersKnown),
    order: analysis.orders.map((order) => orderUnit(order, analysis, policy, days)),
    payment: paymentUnits(analysis, policy, days),
    rating: ratingUnits(analysis, days),
    recheckAt: days.clock.recheckAt,
  };
}
