// One order explained: its trace and money, the chats around it, and what would have changed the outcome.
import type { AttributedOrder, Conversation, OrderOwnership } from '../domain/analysis.ts';
import type { Fen, Instant } from '../domain/event.ts';
import type { AttributionPolicy } from '../domain/setup.ts';
import { Clock } from '../lib/clock.ts';
import { assembleThread } from '../threads/assemble-thread.ts';
import { type CreditMovement, creditMovements } from '../threads/credit-movements.ts';
import { isInWindows, orderWindows } from '../threads/order-windows.ts';
import { policyVariants } from '../threads/policy-variants.ts';
import { replayPolicy } from '../threads/replay-policy.ts';
import type { StoredThread } from './visit-threads.ts';

export interface Outcome {
  readonly ownership: OrderOwnership;
  readonly owner: string | null;
  readonly salesFen: Fen;
}

/** One setting, changed alone, and what the order would then be: found by replaying. */
export interface VariantOutcome extends Outcome {
  readonly setting: string;
  /** Each of them does it; of spans the nearest to what is set. */
  readonly values: readonly string[];
}

export interface NearbyChat {
  readonly conversation: Conversation;
  /** Some of its lines lie where chats count for the order. */
  readonly inWindow: boolean;
}

export interface OrderExplanation {
  readonly shop: string;
  readonly buyer: string;
  readonly asOf: Instant;
  readonly zoneOffsetMs: number;
  readonly policy: AttributionPolicy;
  readonly order: AttributedOrder;
  readonly movements: readonly CreditMovement[];
  /** Conversations in the window, and those the trace speaks of. */
  readonly chats: readonly NearbyChat[];
  readonly variants: readonly VariantOutcome[];
  /** The same order under the other policies given. */
  readonly others: readonly { readonly policy: AttributionPolicy; readonly outcome: Outcome }[];
}

function outcomeOf({ ownership, owner, salesFen }: AttributedOrder): Outcome {
  return { ownership, owner, salesFen };
}

function isSame(a: Outcome, b: Outcome): boolean {
  return a.ownership === b.ownership && a.owner === b.owner && a.salesFen === b.salesFen;
}

function nearbyChats(
  conversations: readonly Conversation[],
  order: AttributedOrder,
  policy: AttributionPolicy,
): NearbyChat[] {
  const windows = orderWindows(order, policy);
  return conversations.flatMap((conversation) => {
    const inWindow =
      windows !== null &&
      conversation.lines.some(({ message: { at } }) => at !== null && isInWindows(windows, at));
    const owning = order.conversation === conversation.id;
    const traced = order.trace.some((step) => step.conversation === conversation.id);
    return inWindow || traced ? [{ conversation, inWindow: inWindow || owning }] : [];
  });
}

/** One outcome of a setting is said once. */
function variantsOf(
  { thread, setup, asOf }: StoredThread,
  order: AttributedOrder,
): VariantOutcome[] {
  const found: (VariantOutcome & { readonly values: string[] })[] = [];
  for (const { setting, value, isSpan, policy } of policyVariants(setup.policy, order.trace)) {
    const replayed = replayPolicy(thread, setup, policy, asOf);
    const other = replayed.find(({ orderId }) => orderId === order.orderId);
    if (other === undefined || isSame(other, order)) continue;
    const known = found.find((one) => one.setting === setting && isSame(one, other));
    if (known === undefined) found.push({ setting, values: [value], ...outcomeOf(other) });
    else if (!isSpan) known.values.push(value);
  }
  return found;
}

/** Everything about one order of a thread; null: the thread has no such order. */
export function explainOrder(
  stored: StoredThread,
  orderId: string,
  policies: Iterable<AttributionPolicy>,
): OrderExplanation | null {
  const { thread, setup, asOf } = stored;
  const { policy, zoneOffsetMs } = setup;
  const { orders, conversations } = assembleThread(thread, setup, new Clock(asOf));
  const order = orders.find((one) => one.orderId === orderId);
  if (order === undefined) return null;
  const others = [...policies]
    .filter(({ id, version }) => id !== policy.id || version !== policy.version)
    .flatMap((other) => {
      const replayed = replayPolicy(thread, setup, other, asOf);
      const same = replayed.find((one) => one.orderId === orderId);
      return same === undefined ? [] : [{ policy: other, outcome: outcomeOf(same) }];
    });
  return {
    ...{ shop: thread.shop, buyer: thread.buyer, asOf, zoneOffsetMs, policy, order },
    movements: creditMovements(order, policy),
    chats: nearbyChats(conversations, order, policy),
    variants: variantsOf(stored, order),
    others,
  };
}
