// The part of a trace that goes through the agents: whose chats count for an order, why not.
import type { Order, TraceStep } from '../domain/analysis.ts';
import type { AttributionPolicy } from '../domain/setup.ts';
import type { AgentChats, Say } from './chats.ts';
import type { Candidate } from './choose-owner.ts';
import { isInWindows, type OrderWindows } from './order-windows.ts';
import { type TraceCode, traceStep } from './trace-step.ts';

/** Who was heard in a window. */
export interface Heard {
  readonly heard: readonly Candidate[];
  /** Those with sentences enough. */
  readonly enough: readonly Candidate[];
}

export interface TracedChats {
  readonly chats: readonly AgentChats[];
  readonly order: Order;
  readonly windows: OrderWindows;
  readonly policy: AttributionPolicy;
  readonly first: Heard;
  readonly later: Heard | null;
}

function stepOf(code: TraceCode, agent: string, say: Say, detail: TraceStep['detail']): TraceStep {
  return traceStep(code, say.at, detail, agent, say.conversation);
}

/** An agent who typed in a window: counted, or with too few sentences. */
function heardStep(
  scene: TracedChats,
  found: Heard,
  agent: string,
  code: TraceCode,
): TraceStep | null {
  const heard = found.heard.find((candidate) => candidate.agent === agent);
  if (heard === undefined) return null;
  const { sentences, rounds, last } = heard;
  if (found.enough.includes(heard)) return stepOf(code, agent, last, { sentences, rounds });
  const needed = scene.policy.agentSentencesMin;
  return stepOf('too-few-sentences', agent, last, { sentences, needed });
}

/** An agent who typed in a window, but where or when the policy does not count it; null: did not. */
function setAsideStep(scene: TracedChats, chats: AgentChats): TraceStep | null {
  const isInside = (say: Say): boolean => isInWindows(scene.windows, say.at);
  for (const { conversation, reason, sentences } of chats.setAside) {
    const say = chats.says.findLast((one) => one.conversation === conversation && isInside(one));
    if (say === undefined) continue;
    const needed = scene.policy.transferredSentencesMin;
    const detail = reason === 'transfer-too-short' ? { sentences, needed } : {};
    return stepOf(reason, chats.agent, say, detail);
  }
  const off = chats.offHours.findLast(isInside);
  if (off === undefined) return null;
  const sentences = chats.offHours.filter(isInside).length;
  return stepOf('off-hours', chats.agent, off, { sentences });
}

/** An agent who typed in no window: what stands nearest to it, and how far off. */
function missedStep(scene: TracedChats, chats: AgentChats): TraceStep {
  const { agent, says } = chats;
  const { first, later } = scene.windows;
  const after = says.find((say) => say.at >= first.to);
  const before = says.findLast((say) => say.at < first.from);
  if (after !== undefined) {
    const { placedAt } = scene.order;
    const tooSoon = later !== null && placedAt !== null && after.at < later.from;
    if (tooSoon && after.at - placedAt < scene.policy.silentFollowUpIdleMs) {
      return stepOf('follow-up-too-soon', agent, after, { afterMs: after.at - placedAt });
    }
    return stepOf('chat-too-late', agent, after, { afterMs: after.at - first.to });
  }
  if (before !== undefined) {
    const windowMs = scene.policy.inquiryWindowMs;
    return stepOf('chat-too-early', agent, before, { beforeMs: first.to - before.at, windowMs });
  }
  return traceStep(chats.untimed ? 'chat-untimed' : 'no-agent-sentence', null, {}, agent);
}

/** One step an agent of the thread (two where both windows heard them), or `no-chat`. */
export function traceChats(scene: TracedChats, trace: TraceStep[]): void {
  if (scene.chats.length === 0) trace.push(traceStep('no-chat', null));
  for (const chats of scene.chats) {
    const first = heardStep(scene, scene.first, chats.agent, 'chat-in-window');
    const later =
      scene.later === null
        ? null
        : heardStep(scene, scene.later, chats.agent, 'chat-between-placing-and-paying');
    if (first !== null) trace.push(first);
    if (later !== null) trace.push(later);
    if (first !== null || later !== null) continue;
    trace.push(setAsideStep(scene, chats) ?? missedStep(scene, chats));
  }
}
