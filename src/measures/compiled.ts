// What expressions compile to, what is in scope while compiling, and how a refusal is told.
import type { ASTNode } from '@marcbachmann/cel-js';
import type { Words } from '../intake/format.ts';
import type { Field, Value } from './field.ts';
import type { RoundUnit, Unit } from './unit.ts';

/** `item` is the round a macro is looking at; outside macros it is not read. */
export type Run = (unit: Unit, item: RoundUnit) => Value;

export interface Compiled {
  readonly type: 'int' | 'double' | 'bool' | 'string' | 'list<round>';
  readonly run: Run;
  /** Known without any unit. */
  readonly constant?: Value;
}

export interface Scope {
  readonly fields: readonly Field<never>[];
  readonly settings: Readonly<Record<string, number | boolean | string>>;
  /** Name of the macro variable in scope; null: outside macros. */
  readonly item: string | null;
}

/** Valid CEL that definitions may not use. `start` is the offset in the expression. */
export class Unsupported extends Error {
  readonly start: number;
  readonly words: Words;

  constructor(node: ASTNode, words: Words) {
    super(words.en);
    this.start = node.start;
    this.words = words;
  }
}

export function constantOf(value: number | boolean | string, double = false): Compiled {
  const kind = typeof value === 'number' ? (double ? 'double' : 'int') : typeof value;
  const type = kind === 'boolean' ? 'bool' : (kind as Compiled['type']);
  return { type, run: () => value, constant: value };
}

/** Compiles a node in a scope; handed to the parts that compile their operands. */
export type Compile = (node: ASTNode, scope: Scope) => Compiled;

/** Stand in where nothing is read: constants read neither, and no round is looked at outside macros. */
export const NO_UNIT = null as unknown as Unit;
export const NO_ITEM = null as unknown as RoundUnit;
