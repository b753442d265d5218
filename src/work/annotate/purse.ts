// Keeps the budget of a run: money is set aside before a call and settled after it.

/**
 * A live resource. Amounts are nano-yuan. What is spent and what is set aside never exceed the budget
 * together, so calls side by side cannot overrun it either.
 */
export class Purse {
  readonly budgetNano: number;
  #spentNano = 0;
  #reservedNano = 0;
  #closed = false;
  #waiting: (() => void)[] = [];

  constructor(budgetNano: number) {
    this.budgetNano = budgetNano;
  }

  get spentNano(): number {
    return this.#spentNano;
  }

  /** A call was refused: no further one is allowed, lest the dearest conversations be the ones left out. */
  get closed(): boolean {
    return this.#closed;
  }

  /**
   * Sets aside the most a call can cost. False: it could exceed the budget; then it must not be made.
   * While other calls are under way it waits for what they really cost.
   */
  async reserve(mostNano: number): Promise<boolean> {
    while (!this.#closed && this.#spentNano + this.#reservedNano + mostNano > this.budgetNano) {
      if (this.#reservedNano === 0) this.#close();
      else await new Promise<void>((wake) => this.#waiting.push(wake));
    }
    if (this.#closed) return false;
    this.#reservedNano += mostNano;
    return true;
  }

  /** What the call cost, in place of what was set aside for it. */
  settle(mostNano: number, costNano: number): void {
    this.#reservedNano -= mostNano;
    this.#spentNano += costNano;
    this.#wake();
  }

  #close(): void {
    this.#closed = true;
    this.#wake();
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}
