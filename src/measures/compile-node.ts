// Turns a checked CEL syntax tree into closures over unit records, without looking names up at run time.
import type { ASTNode } from '@marcbachmann/cel-js';
import { compileMacro } from './compile-macro.ts';
import { arithmetic, comparison, equality } from './compile-operator.ts';
import { type Compiled, constantOf, type Run, type Scope, Unsupported } from './compiled.ts';
import type { Value } from './field.ts';
import { ROUND_FIELDS } from './fields.ts';

/** Compiles one node. Throws Unsupported for CEL outside the subset described in docs/how-to. */
export function compileNode(node: ASTNode, scope: Scope): Compiled {
  switch (node.op) {
    case 'value':
      return literal(node, node.args);
    case 'id':
      return named(node, node.args, scope);
    case '.':
      return selected(node, node.args[0], node.args[1], scope);
    case '!_':
      return negated(compileNode(node.args, scope));
    case '-_':
      return minus(compileNode(node.args, scope));
    case '&&':
    case '||':
      return both(
        node.op === '&&',
        compileNode(node.args[0], scope),
        compileNode(node.args[1], scope),
      );
    case '?:':
      return chosen(node.args, scope);
    case '==':
    case '!=':
      return equality(node.op === '==', ...pair(node.args, scope));
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(node.op, ...pair(node.args, scope));
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return arithmetic(node, node.op, ...pair(node.args, scope));
    case 'in':
      return member(node, node.args[0], node.args[1], scope);
    case 'call':
      return compileMacro(node, node.args[0], null, node.args[1], scope, compileNode);
    case 'rcall':
      return compileMacro(node, node.args[0], node.args[1], node.args[2], scope, compileNode);
    default:
      throw new Unsupported(node, {
        zh: `口径表达式里不能用“${node.op}”`,
        en: `definitions cannot use ${node.op}`,
      });
  }
}

function pair(args: readonly [ASTNode, ASTNode], scope: Scope): [Compiled, Compiled] {
  return [compileNode(args[0], scope), compileNode(args[1], scope)];
}

function literal(node: ASTNode, value: unknown): Compiled {
  if (typeof value === 'bigint') return constantOf(Number(value));
  if (typeof value === 'number') return constantOf(value, true);
  if (typeof value === 'boolean' || typeof value === 'string') return constantOf(value);
  throw new Unsupported(node, { zh: '这种常量用不了', en: 'this kind of literal cannot be used' });
}

function named(node: ASTNode, name: string, scope: Scope): Compiled {
  const setting = scope.settings[name];
  if (setting !== undefined) return constantOf(setting);
  const field = scope.fields.find((each) => each.name === name);
  if (field === undefined) {
    throw new Unsupported(node, { zh: `“${name}”不能单独使用`, en: `${name} cannot stand alone` });
  }
  return { type: field.type, run: field.get as unknown as Run };
}

function selected(node: ASTNode, from: ASTNode, name: string, scope: Scope): Compiled {
  const field = ROUND_FIELDS.find((each) => each.name === name);
  if (from.op !== 'id' || from.args !== scope.item || field === undefined) {
    throw new Unsupported(node, { zh: `这里取不到“${name}”`, en: `cannot read ${name} here` });
  }
  return { type: field.type, run: (_unit, item) => field.get(item) };
}

function negated({ run, constant }: Compiled): Compiled {
  if (constant !== undefined) return constantOf(!constant);
  return { type: 'bool', run: (unit, item) => !run(unit, item) };
}

function minus({ type, run }: Compiled): Compiled {
  // 0 − x and not −x: CEL's integers know no negative zero.
  return { type, run: (unit, item) => 0 - (run(unit, item) as number) };
}

function both(and: boolean, left: Compiled, right: Compiled): Compiled {
  if (left.constant !== undefined) return left.constant === and ? right : constantOf(!and);
  if (right.constant !== undefined) return right.constant === and ? left : constantOf(!and);
  const a = left.run;
  const b = right.run;
  if (and) return { type: 'bool', run: (unit, item) => a(unit, item) === true && b(unit, item) };
  return { type: 'bool', run: (unit, item) => a(unit, item) === true || b(unit, item) };
}

function chosen(args: readonly [ASTNode, ASTNode, ASTNode], scope: Scope): Compiled {
  const condition = compileNode(args[0], scope);
  const yes = compileNode(args[1], scope);
  const no = compileNode(args[2], scope);
  if (condition.constant !== undefined) return condition.constant === true ? yes : no;
  const test = condition.run;
  const { run: a } = yes;
  const { run: b } = no;
  return {
    type: yes.type,
    run: (unit, item) => (test(unit, item) ? a(unit, item) : b(unit, item)),
  };
}

function member(node: ASTNode, value: ASTNode, list: ASTNode, scope: Scope): Compiled {
  if (list.op !== 'list') {
    throw new Unsupported(node, { zh: 'in 右边要写成列表 [ … ]', en: 'write a list after in' });
  }
  const { run } = compileNode(value, scope);
  const values = new Set<Value>();
  for (const element of list.args) {
    const { constant } = compileNode(element, scope);
    if (constant === undefined) {
      throw new Unsupported(element, { zh: '列表里只能写常量', en: 'only constants in a list' });
    }
    values.add(constant);
  }
  return { type: 'bool', run: (unit, item) => values.has(run(unit, item)) };
}
