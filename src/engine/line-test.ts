// A question about one line of a conversation, compiled.
import type { Truth } from '../domain/analysis.ts';
import type { Facts } from './facts.ts';
import type { TextSpan } from './text-span.ts';

/** A question about one line. */
export interface LineTest {
  readonly operator: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly children: readonly LineTest[];
  /** Word packs of which one must occur in the line, so other lines need no look; null: every line may. */
  readonly packs: readonly number[] | null;
  /**
   * Features (conversation-words.ts) of which a line has one unless the test misses; null: nothing is
   * known.
   */
  readonly needs: readonly number[] | null;
  /**
   * Features of which another line has one unless the test misses, or is n/a for a picture; null: nothing is
   * known.
   */
  readonly elsewhere: readonly number[] | null;
  /** A line of the conversation's sides hits if and only if it has one of `needs`. */
  readonly decided: boolean;
  /** Never n/a. */
  readonly certain: boolean;
  /** Reads words, so a picture or voice message leaves it open. */
  readonly readsWords: boolean;
  /** Sides it looks at unless `by` says otherwise, as bits 1 << side; null: buyer and agent. */
  readonly sides: number | null;
  /** Reads the wording at length: asked after the quick tests. */
  readonly slow: boolean;
  /** Reason of an n/a from `test`. */
  readonly naReason: string;
  test(facts: Facts, line: number): Truth;
  /** Characters that matched; none: the whole line. */
  spans(facts: Facts, line: number): readonly TextSpan[];
}
