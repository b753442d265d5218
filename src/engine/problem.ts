// What is wrong with a rule, word pack or example, said so that its author can mend it.
import type { Words } from '../intake/format.ts';

export interface Problem {
  /** File or rule the problem is in. */
  readonly file: string;
  /** 1-based line; 0 when the rule did not come from a file. */
  readonly line: number;
  /** Where in the rule, e.g. `when.order.unpaidFor`; empty for the whole. */
  readonly path: string;
  /** Stable code, e.g. `unknown-key`; docs/reference/rule-language.md lists them. */
  readonly code: string;
  /** What is wrong and what to do. */
  readonly words: Words;
}

export type Path = readonly (string | number)[];

/** Receives problems while a rule is read or compiled. */
export type Report = (path: Path, code: string, words: Words) => void;

/** `when.all.0.says` of a path. */
export function pathText(path: Path): string {
  return path.join('.');
}
