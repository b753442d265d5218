// Answers to the conditions of metrics about the unit at hand, so that each is asked once a unit.

/** Answers to conditions, by slot: `epoch` is no and `epoch + 1` yes of the unit at hand. */
export interface Answers {
  readonly bySlot: Uint32Array;
  epoch: number;
}

export function newAnswers(conditions: number): Answers {
  return { bySlot: new Uint32Array(conditions), epoch: 0 };
}

/** Forgets the answers of the unit before. */
export function nextUnit(answers: Answers): void {
  answers.epoch += 2;
}
