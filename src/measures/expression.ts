// A CEL expression of a definition: parsed and type-checked by the CEL library, then made into a fast function.
import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import type { Words } from '../intake/format.ts';
import { compileNode } from './compile-node.ts';
import { type Compiled, type Scope, Unsupported } from './compiled.ts';
import { FIELDS, ROUND_FIELDS } from './fields.ts';
import type { UnitKind } from './unit.ts';

/** Named constants of a definition: whole numbers, yes/no or text. */
export type Settings = Readonly<Record<string, number | boolean | string>>;

/** What is wrong in an expression; `start` is the offset in its text. */
export interface ExpressionProblem {
  readonly start: number;
  readonly words: Words;
}

export type ExpressionResult =
  | { readonly compiled: Compiled; readonly problem: null }
  | { readonly compiled: null; readonly problem: ExpressionProblem };

const REFUSED: Readonly<Record<string, string>> = {
  unknown_variable: '不认识这个名字',
  no_such_key: '不认识这个字段',
  no_such_overload: '类型对不上',
  unexpected_token: '这里写得不对',
};

/** A CEL environment that knows the fields of one kind of unit and nothing else. */
export function celEnvironment(kind: UnitKind): Environment {
  const environment = new Environment();
  const fields = Object.fromEntries(ROUND_FIELDS.map((field) => [field.name, field.type]));
  environment.registerType('round', { fields });
  for (const field of FIELDS[kind]) environment.registerVariable(field.name, field.type);
  return environment;
}

/**
 * Compiles standard CEL text over a unit's fields and the settings. The result never throws: what could
 * fail at run time (dividing by something that may be 0) is refused here.
 */
export function parseExpression(
  text: string,
  kind: UnitKind,
  settings: Settings,
  base: Environment,
): ExpressionResult {
  const environment = withSettings(base, settings);
  const { valid, error } = environment.check(text);
  if (!valid) {
    const summary = error?.summary ?? 'invalid expression';
    const zh = REFUSED[error?.code ?? ''] ?? '表达式有误';
    return refused(error?.range?.start ?? 0, { zh: `${zh}（${summary}）`, en: summary });
  }
  const scope: Scope = { fields: FIELDS[kind], settings, item: null };
  const { ast } = environment.parse(text);
  try {
    return { compiled: compileNode(ast as ASTNode, scope), problem: null };
  } catch (thrown) {
    if (thrown instanceof Unsupported) return refused(thrown.start, thrown.words);
    throw thrown;
  }
}

function withSettings(base: Environment, settings: Settings): Environment {
  const named = Object.entries(settings);
  if (named.length === 0) return base;
  const environment = base.clone();
  for (const [name, value] of named) {
    if (typeof value === 'number') environment.registerConstant(name, 'int', BigInt(value));
    else environment.registerConstant(name, typeof value === 'boolean' ? 'bool' : 'string', value);
  }
  return environment;
}

function refused(start: number, words: Words): ExpressionResult {
  return { compiled: null, problem: { start, words } };
}
