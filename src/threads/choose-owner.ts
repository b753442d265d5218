// Who of the agents in an order's window owns it: last, most rounds, served SKU or first.
import type { OrderItem } from '../domain/event.ts';
import type { AttributionPolicy } from '../domain/setup.ts';
import type { AgentChats, Say } from './chats.ts';
import type { Span } from './order-windows.ts';

/** An agent's chats inside a span. */
export interface Candidate {
  readonly agent: string;
  readonly first: Say;
  readonly last: Say;
  readonly sentences: number;
  /** Rounds the agent answered. */
  readonly rounds: number;
  /** The last card of an ordered SKU, and which. */
  readonly served: { readonly say: Say; readonly sku: string } | null;
}

export interface Choice {
  readonly candidate: Candidate;
  /** The chat that decided it: its conversation and day are the inquiry's. */
  readonly say: Say;
  readonly code: 'owner-last' | 'owner-most-rounds' | 'owner-served-sku' | 'owner-first';
  readonly sku: string | null;
}

function isIn(span: Span, say: Say): boolean {
  return say.at >= span.from && say.at < span.to;
}

/** False: said where the policy does not count this agent's part, or not for what ends at `span.to`. */
function counts({ setAside }: AgentChats, span: Span, say: Say): boolean {
  if (setAside.length === 0) return true;
  const found = setAside.find(({ conversation }) => conversation === say.conversation);
  return found === undefined || (found.until !== null && span.to <= found.until);
}

/** What the agent did inside the span that counts; null: nothing. */
export function findCandidate(
  chats: AgentChats,
  span: Span,
  items: readonly OrderItem[],
): Candidate | null {
  const isHeard = (say: Say): boolean => isIn(span, say) && counts(chats, span, say);
  let first: Say | null = null;
  let last: Say | null = null;
  let sentences = 0;
  for (const say of chats.says) {
    if (!isHeard(say)) continue;
    first ??= say;
    last = say;
    sentences += 1;
  }
  if (first === null || last === null) return null;
  let served: Candidate['served'] = null;
  for (const card of chats.served) {
    if (isHeard(card) && items.some((item) => item.sku === card.sku)) {
      served = { say: card, sku: card.sku };
    }
  }
  let rounds = 0;
  for (const reply of chats.replies) if (isHeard(reply)) rounds += 1;
  return { agent: chats.agent, first, last, sentences, rounds, served };
}

/**
 * Later in time, then in seq, then the smaller name, so that a tie is decided the same everywhere.
 */
function isLater(a: Say, agentA: string, b: Say, agentB: string): boolean {
  if (a.at !== b.at) return a.at > b.at;
  if (a.seq !== b.seq) return a.seq > b.seq;
  return agentA < agentB;
}

function best(
  candidates: readonly Candidate[],
  beats: (a: Candidate, b: Candidate) => boolean,
): Candidate | null {
  let winner: Candidate | null = null;
  for (const candidate of candidates) {
    if (winner === null || beats(candidate, winner)) winner = candidate;
  }
  return winner;
}

function spokeLater(a: Candidate, b: Candidate): boolean {
  return isLater(a.last, a.agent, b.last, b.agent);
}

/** The owner among the candidates; null: there are none. A tie in rounds goes to who spoke last. */
export function chooseOwner(
  candidates: readonly Candidate[],
  who: AttributionPolicy['who'],
): Choice | null {
  const last = best(candidates, spokeLater);
  if (last === null) return null;
  if (who === 'first') {
    const first = best(candidates, (a, b) => isLater(b.first, b.agent, a.first, a.agent)) ?? last;
    return { candidate: first, say: first.first, code: 'owner-first', sku: null };
  }
  if (who === 'most-rounds') {
    const most =
      best(candidates, (a, b) =>
        a.rounds === b.rounds ? spokeLater(a, b) : a.rounds > b.rounds,
      ) ?? last;
    return { candidate: most, say: most.last, code: 'owner-most-rounds', sku: null };
  }
  if (who === 'served-sku') {
    const serving = candidates.filter((candidate) => candidate.served !== null);
    const served = best(serving, (a, b) =>
      a.served !== null && b.served !== null
        ? isLater(a.served.say, a.agent, b.served.say, b.agent)
        : a.served !== null,
    );
    if (served !== null) {
      const sku = served.served?.sku ?? null;
      return { candidate: served, say: served.last, code: 'owner-served-sku', sku };
    }
  }
  return { candidate: last, say: last.last, code: 'owner-last', sku: null };
}
