// Word packs: lists of words and phrases rules refer to as @name, and what finding one in a line looks like.

/** One file of rules/words/, already parsed. */
export interface WordPack {
  readonly id: string;
  /**
   * Entries. Plain text matches as a folded substring. `A…B` matches A and then B with at most 8
   * characters and no sentence end between them. `^A` only at the start of a sentence, `A$` only at its end,
   * `^A$` a whole sentence.
   */
  readonly words: readonly string[];
  /** A hit that overlaps one of these is none: harmless neighbours such as 第一时间 for 第一. */
  readonly except: readonly string[];
  /** Also found when disguised: homophones, pinyin, inserted symbols (薇❤信, v信, haopin返现). */
  readonly evasion: boolean;
}

/** A word found in one line; offsets are UTF-16 positions in the original text. */
export interface WordHit {
  /** Index of the pack in `WordIndex.packs`. */
  readonly pack: number;
  readonly start: number;
  readonly end: number;
  /** The entry that matched, as written in the pack. */
  readonly word: string;
}
