// CEL's macros over a unit's rounds (exists, all, exists_one, filter(…).size()) and its text functions.
import type { ASTNode } from '@marcbachmann/cel-js';
import { type Compile, type Compiled, type Run, type Scope, Unsupported } from './compiled.ts';
import type { RoundUnit } from './unit.ts';

/** Compiles `receiver.name(args)`, or `name(args)` where there is no receiver. */
export function compileMacro(
  node: ASTNode,
  name: string,
  receiver: ASTNode | null,
  args: readonly ASTNode[],
  scope: Scope,
  compile: Compile,
): Compiled {
  const subject = receiver ?? args[0];
  if (name === 'size' && subject !== undefined) return size(node, subject, scope, compile);
  if (receiver === null) throw unknown(node, name);
  const [variable, body] = args;
  if (variable !== undefined && body !== undefined) {
    return overRounds(node, name, receiver, variable, body, scope, compile);
  }
  if (variable === undefined) throw unknown(node, name);
  return ofText(node, name, compile(receiver, scope), compile(variable, scope));
}

function unknown(node: ASTNode, name: string): Unsupported {
  return new Unsupported(node, {
    zh: `口径表达式里不能用“${name}()”`,
    en: `definitions cannot use ${name}()`,
  });
}

function size(node: ASTNode, subject: ASTNode, scope: Scope, compile: Compile): Compiled {
  if (subject.op === 'rcall' && subject.args[0] === 'filter') {
    const [, list, [variable, body]] = subject.args;
    if (variable === undefined || body === undefined) throw unknown(node, 'filter');
    const { rounds, test } = parts(node, list, variable, body, scope, compile);
    return { type: 'int', run: (unit, item) => count(rounds(unit, item) as Rounds, test, unit) };
  }
  const { type, run } = compile(subject, scope);
  if (type === 'list<round>') {
    return { type: 'int', run: (unit, item) => (run(unit, item) as Rounds).length };
  }
  // CEL counts a text's code points.
  return { type: 'int', run: (unit, item) => [...(run(unit, item) as string)].length };
}

type Rounds = readonly RoundUnit[];

function count(rounds: Rounds, test: Run, unit: Parameters<Run>[0]): number {
  let found = 0;
  for (const round of rounds) if (test(unit, round) === true) found++;
  return found;
}

function parts(
  node: ASTNode,
  list: ASTNode,
  variable: ASTNode,
  body: ASTNode,
  scope: Scope,
  compile: Compile,
): { rounds: Run; test: Run } {
  const { type, run } = compile(list, scope);
  if (type !== 'list<round>' || variable.op !== 'id' || scope.item !== null) {
    throw new Unsupported(node, {
      zh: '只能对 rounds 逐轮判断，且不能嵌套',
      en: 'only rounds can be gone through, and not within one another',
    });
  }
  return { rounds: run, test: compile(body, { ...scope, item: variable.args }).run };
}

function overRounds(
  node: ASTNode,
  name: string,
  list: ASTNode,
  variable: ASTNode,
  body: ASTNode,
  scope: Scope,
  compile: Compile,
): Compiled {
  const { rounds, test } = parts(node, list, variable, body, scope, compile);
  const counted = (unit: Parameters<Run>[0], item: RoundUnit): number =>
    count(rounds(unit, item) as Rounds, test, unit);
  if (name === 'exists') return { type: 'bool', run: (unit, item) => counted(unit, item) > 0 };
  if (name === 'exists_one')
    return { type: 'bool', run: (unit, item) => counted(unit, item) === 1 };
  if (name === 'all') {
    return {
      type: 'bool',
      run: (unit, item) => counted(unit, item) === (rounds(unit, item) as Rounds).length,
    };
  }
  throw unknown(node, name);
}

function ofText(node: ASTNode, name: string, text: Compiled, part: Compiled): Compiled {
  const a = text.run as (...args: Parameters<Run>) => string;
  const b = part.run as (...args: Parameters<Run>) => string;
  if (text.type === 'string' && part.type === 'string') {
    if (name === 'startsWith') return { type: 'bool', run: (u, i) => a(u, i).startsWith(b(u, i)) };
    if (name === 'endsWith') return { type: 'bool', run: (u, i) => a(u, i).endsWith(b(u, i)) };
    if (name === 'contains') return { type: 'bool', run: (u, i) => a(u, i).includes(b(u, i)) };
  }
  throw unknown(node, name);
}
