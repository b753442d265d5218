// A compiled condition and the place it is asked about; the one way conditions are evaluated.
import type { AttributedOrder } from '../domain/analysis.ts';
import type { Facts } from './facts.ts';
import { type Foresight, foreseeNothing, MISSES } from './foresight.ts';
import { MISS, type Outcome } from './outcome.ts';
import type { Span } from './span.ts';
import type { TraceNode } from './trace-node.ts';

/** What a rule is being asked about: a conversation, and one of its orders for rules per order. */
export interface Place {
  readonly facts: Facts;
  readonly order: AttributedOrder | null;
  /** Notes what every condition said; null outside `explain`. */
  readonly tracer: Tracer | null;
}

export interface Tracer {
  enter(condition: Condition): void;
  leave(condition: Condition, outcome: Outcome, place: Place, span: Span): void;
}

export interface Condition {
  readonly operator: string;
  /** Settings as written, with options filled in; for explanations. */
  readonly settings: Readonly<Record<string, string>>;
  readonly children: readonly Condition[];
  /** n/a of it makes the whole rule n/a: an order's trigger. */
  readonly gate: boolean;
  /** Its misses are `MISS` itself: they give no reason and concern nobody else. */
  readonly plain: boolean;
  /** Never n/a. */
  readonly certain: boolean;
  /** Told from the words found, at a look or two: asked before those that read. */
  readonly quick: boolean;
  /** Where `Facts.outcomes` keeps what it says of a whole conversation; -1: nobody asks twice. */
  slot: number;
  /** What `judge` is bound to say; `HITS` only if `whole`, the span being the whole conversation. */
  foresee(facts: Facts, whole: boolean): Foresight;
  judge(place: Place, span: Span): Outcome;
  /**
   * Asked after a miss: why something unread or still to come could make it a hit; null if nothing
   * can. Makes the absence of a thing provable, see operators/not.ts.
   */
  doubt(place: Place, span: Span): string | null;
  /** For explanations: what its parts say that are no conditions themselves. Absent: it has none. */
  inspect?(place: Place, span: Span): readonly TraceNode[];
}

/** Judges a condition, telling the tracer if there is one. */
export function evaluate(condition: Condition, place: Place, span: Span): Outcome {
  const { tracer, facts } = place;
  if (tracer === null) {
    const { slot } = condition;
    if (slot < 0 || span !== facts.whole) return judgeUntraced(condition, place, span);
    facts.outcomes[slot] ??= judgeUntraced(condition, place, span);
    return facts.outcomes[slot];
  }
  tracer.enter(condition);
  const outcome = condition.judge(place, span);
  tracer.leave(condition, outcome, place, span);
  return outcome;
}

function judgeUntraced(condition: Condition, place: Place, span: Span): Outcome {
  const { foresee } = condition;
  const { facts } = place;
  if (foresee !== foreseeNothing && foresee(facts, span === facts.whole) === MISSES) return MISS;
  return condition.judge(place, span);
}

/** Why more could still come into the span; null if nothing can. */
export function openness(place: Place, span: Span): string | null {
  const { facts } = place;
  if (span.until === 'closed') return null;
  const deadline = span.until === 'end' ? facts.endsAfter : span.until;
  if (deadline === null) return null;
  return facts.stage.scene.clock.isPast(deadline) ? null : 'not-yet';
}
