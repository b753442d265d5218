// Comparison and arithmetic of compiled expressions, with CEL's reading of whole numbers.
import type { ASTNode } from '@marcbachmann/cel-js';
import { type Compiled, constantOf, NO_ITEM, NO_UNIT, type Run, Unsupported } from './compiled.ts';
import type { RoundUnit, Unit } from './unit.ts';

/** == and !=; a constant on the right is compared directly, which is nearly every case. */
export function equality(equal: boolean, left: Compiled, right: Compiled): Compiled {
  const a = left.run;
  const b = right.run;
  const k = right.constant;
  if (k === undefined) {
    return { type: 'bool', run: (unit, item) => (a(unit, item) === b(unit, item)) === equal };
  }
  if (left.constant !== undefined) return constantOf((left.constant === k) === equal);
  if (equal) return { type: 'bool', run: (unit, item) => a(unit, item) === k };
  return { type: 'bool', run: (unit, item) => a(unit, item) !== k };
}

type Order = '<' | '<=' | '>' | '>=';

/** Orders numbers, or texts by code point as CEL does. */
export function comparison(op: Order, left: Compiled, right: Compiled): Compiled {
  const a = left.run;
  const b = right.run;
  if (left.type === 'string') {
    return { type: 'bool', run: (u, i) => holds(op, a(u, i) as string, b(u, i) as string) };
  }
  const k = right.constant as number | undefined;
  if (k === undefined) {
    return { type: 'bool', run: (u, i) => holds(op, a(u, i) as number, b(u, i) as number) };
  }
  if (left.constant !== undefined) return constantOf(holds(op, left.constant as number, k));
  return { type: 'bool', run: againstConstant(op, a, k) };
}

function againstConstant(op: Order, a: Run, k: number): Run {
  if (op === '<') return (unit, item) => (a(unit, item) as number) < k;
  if (op === '<=') return (unit, item) => (a(unit, item) as number) <= k;
  if (op === '>') return (unit, item) => (a(unit, item) as number) > k;
  return (unit, item) => (a(unit, item) as number) >= k;
}

function holds<T extends number | string>(op: Order, a: T, b: T): boolean {
  if (op === '<') return a < b;
  if (op === '<=') return a <= b;
  if (op === '>') return a > b;
  return a >= b;
}

type Arithmetic = '+' | '-' | '*' | '/' | '%';

/** Whole numbers divide towards zero; a divisor must be a constant other than 0. */
export function arithmetic(
  node: ASTNode,
  op: Arithmetic,
  left: Compiled,
  right: Compiled,
): Compiled {
  const { type } = left;
  if (type !== 'int' && type !== 'double') {
    throw new Unsupported(node, {
      zh: '只有数能加减乘除',
      en: 'only numbers can be calculated with',
    });
  }
  if ((op === '/' || op === '%') && (right.constant === undefined || right.constant === 0)) {
    throw new Unsupported(node, {
      zh: '只能除以不为 0 的常量；两个数之比请用分子、分母',
      en: 'divide by a constant other than 0 only; a ratio of two has numerator and denominator',
    });
  }
  const run = calculation(op, type === 'int', left.run as NumberRun, right.run as NumberRun);
  if (left.constant !== undefined && right.constant !== undefined) {
    return constantOf(run(NO_UNIT, NO_ITEM), type === 'double');
  }
  return { type, run };
}

type NumberRun = (unit: Unit, item: RoundUnit) => number;

function calculation(op: Arithmetic, whole: boolean, a: NumberRun, b: NumberRun): NumberRun {
  if (op === '+') return (unit, item) => a(unit, item) + b(unit, item);
  if (op === '-') return (unit, item) => a(unit, item) - b(unit, item);
  // + 0 because CEL's integers know no negative zero.
  if (op === '*') return (unit, item) => a(unit, item) * b(unit, item) + 0;
  if (op === '%') return (unit, item) => (a(unit, item) % b(unit, item)) + 0;
  if (!whole) return (unit, item) => a(unit, item) / b(unit, item);
  return (unit, item) => Math.trunc(a(unit, item) / b(unit, item)) + 0;
}
