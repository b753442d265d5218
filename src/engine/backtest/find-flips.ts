// What two versions of a rule say differently about one conversation.
import type { Truth, Verdict } from '../../domain/analysis.ts';

/** `none`: that version did not judge this conversation or order at all. */
export type Side = Truth | 'none';

export interface Flip {
  readonly conversation: string;
  readonly orderId: string | null;
  readonly from: Side;
  /** Equal to `from` (`hit`) where the hit moved to other messages or another agent. */
  readonly to: Side;
  readonly before: Verdict | null;
  readonly after: Verdict | null;
}

/**
 * Verdicts of the two versions of one rule on one thread, compared by conversation and order. The
 * reason of an n/a and the wording of notes are no difference.
 */
export function findFlips(before: readonly Verdict[], after: readonly Verdict[]): Flip[] {
  const old = byPlace(before);
  const flips: Flip[] = [];
  for (const [key, verdict] of byPlace(after)) {
    const flip = compare(old.get(key) ?? null, verdict);
    old.delete(key);
    if (flip !== null) flips.push(flip);
  }
  for (const verdict of old.values()) flips.push(compare(verdict, null)!);
  return flips;
}

/** `hit→miss`, as counted and shown. */
export function flipKind({ from, to }: Pick<Flip, 'from' | 'to'>): string {
  return `${from}→${to}`;
}

function byPlace(verdicts: readonly Verdict[]): Map<string, Verdict> {
  return new Map(
    verdicts.map((verdict) => [JSON.stringify([verdict.conversation, verdict.orderId]), verdict]),
  );
}

function compare(before: Verdict | null, after: Verdict | null): Flip | null {
  const { conversation, orderId } = (after ?? before)!;
  const from = before?.result ?? 'none';
  const to = after?.result ?? 'none';
  if (from === to && (from !== 'hit' || placesOf(before!) === placesOf(after!))) return null;
  return { conversation, orderId, from, to, before, after };
}

/** Whom a hit concerns and what it points at. */
function placesOf({ agent, evidence }: Verdict): string {
  const pointed = evidence.filter(({ role }) => role !== 'context');
  return JSON.stringify([agent, pointed.map(({ messageId, role }) => [messageId, role])]);
}
