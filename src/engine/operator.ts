// What an operator of the rule language is: a name, its documentation and how it compiles.
import type { Words } from '../intake/format.ts';
import type { Args } from './args.ts';
import type { Condition } from './condition.ts';
import type { LineTest } from './line-test.ts';

/** What an operator gives back; the rest of the condition is filled in by the compiler. */
export type Compiled = Pick<Condition, 'judge' | 'doubt'> &
  Partial<Pick<Condition, 'children' | 'gate' | 'plain' | 'certain' | 'quick' | 'foresee'>>;

export type CompiledTest = Pick<LineTest, 'test'> &
  Partial<
    Pick<
      LineTest,
      | 'packs'
      | 'needs'
      | 'elsewhere'
      | 'decided'
      | 'certain'
      | 'children'
      | 'readsWords'
      | 'sides'
      | 'spans'
      | 'slow'
      | 'naReason'
    >
  >;

/** An operator of the language: on conversations (`compile`), on one line (`compileTest`) or both. */
export interface Operator {
  readonly name: string;
  readonly doc: Words;
  /** YAML of a condition that uses it. */
  readonly example: string;
  /** Setting that a bare value stands for: `question: true` is `question: { is: true }`. */
  readonly bare?: string;
  compile?(args: Args): Compiled;
  /** Used where a condition is due, it asks whether there is such a line. */
  compileTest?(args: Args): CompiledTest;
}
