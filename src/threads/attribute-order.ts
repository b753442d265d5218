// Whose an order is under a policy, with a trace of every step that says why or why not.
import type {
  AttributedOrder,
  LeftOut,
  Order,
  OrderOwnership,
  TraceStep,
} from '../domain/analysis.ts';
import type { Instant } from '../domain/event.ts';
import type { Setup } from '../domain/setup.ts';
import type { Clock } from '../lib/clock.ts';
import { dayText } from '../lib/zone.ts';
import type { AgentChats, Say } from './chats.ts';
import { type Candidate, type Choice, chooseOwner, findCandidate } from './choose-owner.ts';
import { bookedDay, type Contact } from './contacts.ts';
import { countSales, isProvisional } from './order-sales.ts';
import { isInWindows, type OrderWindows, orderWindows, type Span } from './order-windows.ts';
import { firstPaidAt, paymentOf } from './payment-of.ts';
import { type Heard, traceChats } from './trace-chats.ts';
import { traceStep } from './trace-step.ts';
import { withOwnership } from './with-ownership.ts';

/** A conversation nobody is counted as having received. */
export interface LeftOutChat {
  readonly conversation: string;
  readonly reason: LeftOut;
  readonly startAt: Instant | null;
}

/** What attribution needs to know of the thread beside the order. */
export interface AttributionScene {
  readonly chats: readonly AgentChats[];
  /** They say on which day an order is booked. */
  readonly contacts: readonly Contact[];
  /** They earn no order, and the trace says so. */
  readonly leftOutChats: readonly LeftOutChat[];
  readonly ordersUnclear: string | null;
  readonly ownAccount: boolean;
  readonly setup: Setup;
  readonly clock: Clock;
}

/** An attributed order with what the inquiries are decided by. */
export interface Attribution {
  readonly order: AttributedOrder;
  /** null: the instant a chat must precede is unknown. */
  readonly windows: OrderWindows | null;
  /** Nobody chatted before placing, so that chats until paying count (criterion placed-first). */
  readonly placedSilently: boolean;
}

interface Ownership {
  readonly kind: OrderOwnership;
  readonly agent: string | null;
  readonly say: Say | null;
  readonly silentPlaced: boolean;
  readonly assists: readonly string[];
  readonly placedSilently: boolean;
}

/** Nobody's, and who nevertheless was heard. */
function nobodys(
  kind: OrderOwnership,
  assists: readonly string[] = NO_ASSISTS,
  placedSilently = false,
): Ownership {
  return { kind, agent: null, say: null, silentPlaced: false, assists, placedSilently };
}

const NO_ASSISTS: readonly string[] = [];

function candidatesIn(scene: AttributionScene, order: Order, span: Span): Heard {
  // A chat in which the agent typed nothing is nobody's merit, even where the policy asks for none.
  const need = Math.max(1, scene.setup.policy.agentSentencesMin);
  const heard: Candidate[] = [];
  for (const chats of scene.chats) {
    const candidate = findCandidate(chats, span, order.items);
    if (candidate !== null) heard.push(candidate);
  }
  return { heard, enough: heard.filter((candidate) => candidate.sentences >= need) };
}

/**
 * Paid without any chat before; the first agent to follow up inside the span has it, if switched
 * on.
 */
function findFollowUp(scene: AttributionScene, order: Order): Choice | null {
  const { silentFollowUpMs, silentFollowUpIdleMs } = scene.setup.policy;
  const { at: paidAt } = paymentOf(order, scene.setup.policy);
  if (silentFollowUpMs === 0 || paidAt === null) return null;
  const idleUntil = (order.placedAt ?? paidAt) + silentFollowUpIdleMs;
  const span = { from: Math.max(paidAt, idleUntil), to: paidAt + silentFollowUpMs + 1 };
  return chooseOwner(candidatesIn(scene, order, span).enough, 'first');
}

function isPaidTooLate(order: Order, limitMs: number | null): boolean {
  const paidAt = firstPaidAt(order);
  if (limitMs === null || paidAt === null || order.placedAt === null) return false;
  return paidAt - order.placedAt > limitMs;
}

/**
 * Nobody can be told from the data, or nobody was there: who chatted at a time nobody knows
 * decides.
 */
function kindWithoutOwner(scene: AttributionScene, unknowable: boolean): OrderOwnership {
  const untimed = scene.chats.some((chats) => chats.untimed);
  return unknowable || untimed ? 'unclear' : 'silent';
}

/** Agents heard in either window, but `owner`, each once, by name. */
function heardBut(owner: string | null, first: Heard, later: Heard | null): string[] {
  const agents: string[] = [];
  for (const { heard } of later === null ? [first] : [first, later]) {
    for (const { agent } of heard) {
      if (agent !== owner && !agents.includes(agent)) agents.push(agent);
    }
  }
  return agents.length > 1 ? agents.sort() : agents;
}

function decideInWindows(
  scene: AttributionScene,
  order: Order,
  windows: OrderWindows,
  trace: TraceStep[],
): Ownership {
  const policy = scene.setup.policy;
  const first = candidatesIn(scene, order, windows.first);
  const later = windows.later === null ? null : candidatesIn(scene, order, windows.later);
  traceChats({ chats: scene.chats, order, windows, policy, first, later }, trace);
  const placedSilently = first.enough.length === 0;
  const choice =
    chooseOwner(first.enough, policy.who) ?? chooseOwner(later?.enough ?? [], policy.who);
  const assistsBut = (owner: string | null): string[] => heardBut(owner, first, later);
  if (choice === null) {
    const spoke = scene.chats.some((c) => c.says.some((say) => say.at >= windows.first.to));
    const followUp = findFollowUp(scene, order);
    if (followUp !== null) {
      const { say, candidate } = followUp;
      trace.push(traceStep('owner-follow-up', say.at, {}, candidate.agent, say.conversation));
      const assists = assistsBut(candidate.agent);
      const { agent } = candidate;
      return { kind: 'attributed', agent, say, silentPlaced: false, assists, placedSilently };
    }
    const unknowable = windows.laterUnknown && spoke;
    if (unknowable) trace.push(traceStep('paid-time-unknown', null));
    return nobodys(kindWithoutOwner(scene, unknowable), assistsBut(null), placedSilently);
  }
  const { candidate, say, code, sku } = choice;
  const { rounds, sentences } = candidate;
  trace.push(
    traceStep(code, say.at, { rounds, sentences, sku }, candidate.agent, say.conversation),
  );
  if (isPaidTooLate(order, policy.paymentWindowMs)) {
    const limitMs = policy.paymentWindowMs;
    const paidAt = firstPaidAt(order);
    const afterMs = paidAt === null || order.placedAt === null ? null : paidAt - order.placedAt;
    trace.push(traceStep('paid-too-late', paidAt, { limitMs, afterMs }, candidate.agent));
    return nobodys('silent', assistsBut(null), placedSilently);
  }
  const { placedAt } = order;
  const silentPlaced =
    policy.criterion === 'paid'
      ? placedAt !== null && !first.heard.some((c) => c.first.at < placedAt)
      : placedSilently;
  const assists = assistsBut(candidate.agent);
  return { kind: 'attributed', agent: candidate.agent, say, silentPlaced, assists, placedSilently };
}

function decide(
  scene: AttributionScene,
  order: Order,
  windows: OrderWindows | null,
  trace: TraceStep[],
): Ownership {
  const policy = scene.setup.policy;
  if (scene.ordersUnclear !== null) {
    trace.push(traceStep('orders-unclear', null, { reason: scene.ordersUnclear }));
    return nobodys('unclear');
  }
  if (scene.ownAccount) {
    trace.push(traceStep('own-account', null));
    return nobodys('left-out');
  }
  if (order.flagged && policy.flaggedOrders === 'leave-out') {
    trace.push(traceStep('flagged-left-out', null));
    return nobodys('left-out');
  }
  if (windows !== null) {
    const at = Number.isFinite(windows.first.to) ? windows.first.to : null;
    const windowMs = policy.inquiryWindowMs;
    trace.push(traceStep(`criterion-${policy.criterion}`, at, { windowMs }));
    for (const { conversation, reason, startAt } of scene.leftOutChats) {
      if (startAt !== null && !isInWindows(windows, startAt)) continue;
      trace.push(traceStep('chat-left-out', startAt, { reason }, null, conversation));
    }
    return decideInWindows(scene, order, windows, trace);
  }
  const code =
    policy.criterion === 'paid' && paymentOf(order, policy).made
      ? 'paid-time-unknown'
      : 'placed-time-unknown';
  trace.push(traceStep(code, null));
  const spoke = scene.chats.some((chats) => chats.says.length > 0);
  return nobodys(kindWithoutOwner(scene, spoke));
}

/**
 * One order under `setup.policy`. Chats count by agent: what each typed inside the order's windows
 * (order-windows.ts) before the instant the criterion names; the policy's `who` chooses among those
 * with sentences enough, everybody else heard there assists. Nobody heard: silent, or the
 * follow-up's where the policy has one. What the data cannot tell is `unclear`, never a guess.
 */
export function attributeOrder(order: Order, scene: AttributionScene): Attribution {
  const { setup, clock } = scene;
  const { policy } = setup;
  const trace: TraceStep[] = [];
  const windows = orderWindows(order, policy);
  const ownership = decide(scene, order, windows, trace);
  const { kind, agent, say } = ownership;
  for (const assist of ownership.assists) trace.push(traceStep('assist', null, {}, assist));
  if (kind === 'silent') trace.push(traceStep('silent', null));
  const sales = countSales(order, policy);
  trace.push(...sales.steps);
  const provisional = isProvisional(order, policy, kind === 'silent', clock);
  if (provisional) trace.push(traceStep('window-open', null));
  const day =
    say === null || agent === null ? null : dayText(bookedDay(scene.contacts, say, agent, setup));
  const attributed = withOwnership(order, {
    ownership: kind,
    owner: agent,
    silentPlaced: ownership.silentPlaced,
    assists: ownership.assists,
    conversation: say === null ? null : say.conversation,
    inquiryDay: day,
    salesFen: sales.salesFen,
    counted: sales.counted,
    lost: kind === 'attributed' && order.closed,
    provisional,
    trace,
  });
  return { windows, placedSilently: ownership.placedSilently, order: attributed };
}
