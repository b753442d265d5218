// Makes a step of an attribution trace; docs/reference/attribution-trace.md explains the codes.
import type { TraceStep } from '../domain/analysis.ts';
import type { Instant } from '../domain/event.ts';

/** Codes a trace may hold, in the order in which they are come upon. */
export const TRACE_CODES = [
  'orders-unclear',
  'own-account',
  'flagged-left-out',
  'criterion-placed',
  'criterion-paid',
  'criterion-placed-first',
  'placed-time-unknown',
  'paid-time-unknown',
  'chat-left-out',
  'chat-in-window',
  'chat-between-placing-and-paying',
  'too-few-sentences',
  'off-hours',
  'handed-to-aftersale',
  'transfer-too-short',
  'chat-too-early',
  'follow-up-too-soon',
  'chat-too-late',
  'chat-untimed',
  'no-agent-sentence',
  'no-chat',
  'owner-last',
  'owner-most-rounds',
  'owner-served-sku',
  'owner-first',
  'owner-follow-up',
  'paid-too-late',
  'assist',
  'silent',
  'unpaid',
  'unpaid-closed',
  'deposit-only',
  'deposit-counted',
  'reversed-closed',
  'reversed-closed-untimed',
  'kept-closed-late',
  'postage-left-out',
  'refund-deducted',
  'sales-counted',
  'window-open',
] as const;

export type TraceCode = (typeof TRACE_CODES)[number];

/** Money in `…Fen`, spans in `…Ms`; an agent and a conversation where the step is about a chat. */
export function traceStep(
  code: TraceCode,
  at: Instant | null,
  detail: TraceStep['detail'] = {},
  agent: string | null = null,
  conversation: string | null = null,
): TraceStep {
  return { code, agent, conversation, at, detail };
}
