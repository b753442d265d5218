// What `npm run bench rules` measures, and what it counts beside.

/** What is measured, each in a process of its own: a run of the program holds one rulebook and no peer. */
export const RULES_PARTS = [
  'analyse',
  'analyseMoreWords',
  'analyseMoreRules',
  'judge',
  'judgeMoreWords',
  'judgeMoreRules',
  'judgeWordRules',
  'regExps',
  'judgeFoundWords',
  'jsonRules',
] as const;

export type RulesPart = (typeof RULES_PARTS)[number];

export interface RulesCounts {
  readonly messages: number;
  readonly rules: number;
  readonly wordRules: number;
  readonly words: number;
  readonly wordsDoubled: number;
  /** Findings of the word rules: the library's, the RegExps', and those of both. */
  readonly found: number;
  readonly foundByRegExps: number;
  readonly foundByBoth: number;
}
