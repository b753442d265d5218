// The instant an analysis is asked for; the only way pure code may look at time, so recheckAt is exact.

/**
 * Answers "has this instant passed as of now?" and remembers the earliest one that had not,
 * so that the caller knows when an answer could first be different.
 */
export class Clock {
  readonly asOf: number;
  #next = Number.POSITIVE_INFINITY;

  constructor(asOf: number) {
    this.asOf = asOf;
  }

  /** True if `deadline` is strictly in the past: at the deadline itself nothing is overdue. */
  isPast(deadline: number): boolean {
    if (this.asOf > deadline) return true;
    if (deadline + 1 < this.#next) this.#next = deadline + 1;
    return false;
  }

  /** True if `instant` is now or in the past. */
  hasCome(instant: number): boolean {
    if (this.asOf >= instant) return true;
    if (instant < this.#next) this.#next = instant;
    return false;
  }

  /** The earliest instant at which some answer given so far changes; null if none will. */
  get recheckAt(): number | null {
    return this.#next === Number.POSITIVE_INFINITY ? null : this.#next;
  }
}
