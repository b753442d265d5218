// A small change to a rule, made to see whether its examples notice.
import type { Words } from '../../intake/format.ts';
import type { Rule } from '../rule.ts';
import type { WordPack } from '../text/word-pack.ts';

export interface Mutant {
  /** Which kind of change: `drop-word`, `flip-role`, `move-limit`, `remove-part`, `negate`, `scope`. */
  readonly kind: string;
  /** Where and what, for the author. */
  readonly words: Words;
  readonly rule: Rule;
  readonly packs: readonly WordPack[];
}
