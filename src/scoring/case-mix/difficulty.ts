// How hard a buyer was from the start: abusive, pressing or haggling in the opening, or abusive before.
import type { Difficulty } from './case-row.ts';

/** Word packs by difficulty, hardest first. */
export const DIFFICULT_PACKS: readonly (readonly [Difficulty, readonly string[]])[] = [
  ['abusive', ['insult', 'abuse-of-shop', 'extortion']],
  ['pressing', ['urging', 'escalation', 'churn-risk']],
  ['haggling', ['price-objection']],
];

/** Buyer-side rules whose hits in earlier conversations make a buyer a hard one. */
export const ABUSE_RULES: ReadonlySet<string> = new Set(['buyer-abuse', 'buyer-extortion']);

/** `packs`: with a hit in the opening. `abusedBefore`: a rule of `ABUSE_RULES` was hit before. */
export function difficultyOf(packs: ReadonlySet<string>, abusedBefore: boolean): Difficulty {
  if (abusedBefore) return 'abusive';
  for (const [difficulty, ids] of DIFFICULT_PACKS) {
    if (ids.some((id) => packs.has(id))) return difficulty;
  }
  return 'none';
}
