// The steps of a trace that say why an order is its owner's, and not a rival's.
import type { AttributedOrder, TraceStep } from '../domain/analysis.ts';

/** Steps that decide by themselves that an order is nobody's. */
const NOBODYS: ReadonlySet<string> = new Set([
  ...['orders-unclear', 'own-account', 'flagged-left-out'],
  ...['placed-time-unknown', 'paid-time-unknown', 'paid-too-late'],
]);

/** Steps that say why an agent was not heard. */
const UNHEARD: ReadonlySet<string> = new Set([
  ...['too-few-sentences', 'off-hours', 'handed-to-aftersale', 'transfer-too-short'],
  ...['chat-too-early', 'follow-up-too-soon', 'chat-too-late', 'chat-untimed', 'no-agent-sentence'],
]);

/**
 * The deciding step first: the owner's, or what made the order nobody's. Then, where `rival` was not
 * heard, the step that says why not. Never empty for a trace that is not.
 */
export function decidingSteps(order: AttributedOrder, rival: string | null): TraceStep[] {
  const { trace, owner } = order;
  const unheard = trace.filter(({ code, agent }) => UNHEARD.has(code) && agent === rival);
  const decided =
    owner === null
      ? trace.find(({ code }) => NOBODYS.has(code))
      : trace.find(({ code }) => code.startsWith('owner-'));
  if (decided !== undefined) return [decided, ...(rival === null ? [] : unheard)];
  if (rival !== null && unheard.length > 0) return unheard;
  const none = trace.find(({ code }) => code === 'no-chat' || UNHEARD.has(code));
  const fallback = none ?? trace.find(({ code }) => code === 'silent') ?? trace[0];
  return fallback === undefined ? [] : [fallback];
}
