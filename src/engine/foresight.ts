// What a condition is bound to say, told from who says which words in the conversation, without judging it.

/** It has to be judged. */
export const OPEN = 0;
/** `judge` would return `MISS` itself, whatever the span. */
export const MISSES = 1;
/** `judge` would hit on the whole conversation. */
export const HITS = 2;

export type Foresight = typeof OPEN | typeof MISSES | typeof HITS;

/** Foresight of what has none. */
export const foreseeNothing = (): Foresight => OPEN;
