// Compiled expressions say what the CEL library says, for every shipped definition and a table of others.
import type { Environment } from '@marcbachmann/cel-js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readShippedMetrics } from '../testing/shipped-metrics.ts';
import { NO_ITEM } from './compiled.ts';
import { celEnvironment, parseExpression, type Settings } from './expression.ts';
import type { Field, Value } from './field.ts';
import { FIELDS, ROUND_FIELDS } from './fields.ts';
import { UNIT_KINDS, type Unit, type UnitKind } from './unit.ts';

const ENVIRONMENTS = new Map(UNIT_KINDS.map((kind) => [kind, celEnvironment(kind)]));

/** Names that a record has only under other names. */
const DERIVED = new Set(['timed', 'weekday']);

const whole = fc.oneof(fc.nat(3), fc.constantFrom(-1, 480, 1380, 30_000, 180_000), fc.nat(700_000));
const text = fc.constantFrom('', 'A', 'silent', 'attributed', 'left-out', 'transfer-without-reply');

function recordOf(fields: readonly Field<never>[], rounds: fc.Arbitrary<unknown>) {
  const shape: Record<string, fc.Arbitrary<unknown>> = { day: fc.option(fc.nat(20_000)) };
  for (const { name, type } of fields) {
    if (DERIVED.has(name)) continue;
    if (type === 'int') shape[name] = whole;
    else if (type === 'bool') shape[name] = fc.boolean();
    else shape[name] = type === 'string' ? text : rounds;
  }
  return fc.record(shape);
}

const roundRecord = recordOf(ROUND_FIELDS, fc.constant([]));

function randomUnit(kind: UnitKind): fc.Arbitrary<Unit> {
  const rounds = fc.array(roundRecord, { maxLength: 4 });
  return recordOf(FIELDS[kind], rounds).map((record) => ({ kind, ...record }) as unknown as Unit);
}

function celValue(value: Value): unknown {
  if (typeof value === 'number') return BigInt(value);
  if (Array.isArray(value)) return value.map((each) => celContext(each as Unit, ROUND_FIELDS));
  return value;
}

function celContext(unit: Unit, fields: readonly Field<never>[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => [field.name, celValue(field.get(unit as never))]),
  );
}

function withSettings(kind: UnitKind, settings: Settings): Environment {
  const environment = ENVIRONMENTS.get(kind)!.clone();
  for (const [name, value] of Object.entries(settings)) {
    if (typeof value === 'number') environment.registerConstant(name, 'int', BigInt(value));
    else if (typeof value === 'string') environment.registerConstant(name, 'string', value);
    else environment.registerConstant(name, 'bool', value);
  }
  return environment;
}

function agree(expression: string, kind: UnitKind, settings: Settings): void {
  const { compiled, problem } = parseExpression(
    expression,
    kind,
    settings,
    ENVIRONMENTS.get(kind)!,
  );
  if (problem !== null) throw new Error(`${expression}: ${problem.words.en}`);
  const evaluate = withSettings(kind, settings).parse(expression);
  fc.assert(
    fc.property(randomUnit(kind), (unit) => {
      const ours = compiled.run(unit, NO_ITEM);
      const theirs: unknown = evaluate(celContext(unit, FIELDS[kind]));
      expect(ours).toBe(typeof theirs === 'bigint' ? Number(theirs) : theirs);
    }),
    { numRuns: 60 },
  );
}

test('M6 every shipped expression gives what standard CEL gives, on any unit', () => {
  for (const { unit, settings, count, numerator, denominator } of readShippedMetrics()
    .definitions) {
    for (const condition of count) agree(condition.if, unit, settings);
    agree(numerator, unit, settings);
    if (denominator !== null) agree(denominator, unit, settings);
  }
});

const AGREED: readonly (readonly [UnitKind, string])[] = [
  ['round', '-waitMs'],
  ['round', '-(waitMs - waitMs)'],
  ['round', 'waitMs / 7 * 7 + waitMs % 7 == waitMs'],
  ['round', '(0 - waitMs) / 1000'],
  ['round', '(0 - waitMs) % 1000'],
  ['round', 'waitMs - 3 * rawWaitMs'],
  ['round', 'waitMs > 1.5 || waitMs <= 0.5'],
  ['round', 'limit * 60 == 180 && 2 < 3'],
  ['round', 'limit * 60 == 181 || closing'],
  ['round', 'waitMs == rawWaitMs'],
  ['round', 'waitMs >= rawWaitMs ? "late" : agent'],
  ['round', 'phase < agent'],
  ['round', 'phase in ["silent", "A"] && !(weekday in [0, limit])'],
  ['round', 'agent.startsWith("le") || agent.endsWith("t") || agent.contains("an")'],
  ['round', 'size(agent) == 1'],
  ['buyer-day', 'rounds.exists_one(r, r.closing) != rounds.all(r, r.replied)'],
  ['buyer-day', 'rounds.filter(r, r.waitMs > limit * 60000).size() + rounds.size()'],
  ['buyer-day', 'rounds.exists(r, r.agent == agent && r.timed)'],
  ['conversation', 'false || !false && rounds.all(r, r.weekday < agents)'],
];

test.each(AGREED)('%s: %s', (kind, expression) => {
  agree(expression, kind, { limit: 3 });
});

describe('refused with the place and in both languages', () => {
  const REFUSED: readonly (readonly [UnitKind, string, number, RegExp])[] = [
    ['round', 'closing && waitSeconds > 3', 11, /unknown/i],
    ['round', 'waitMs > "3"', 0, /overload/],
    ['round', 'waitMs >', 8, /unexpected/i],
    ['round', 'waitMs / rawWaitMs', 0, /constant/],
    ['round', 'waitMs / 0', 0, /constant/],
    ['round', 'agent + "x" == "x"', 0, /numbers/],
    ['round', 'agent.matches("a+")', 0, /matches/],
    ['round', 'waitMs in [rawWaitMs]', 11, /constants/],
    ['buyer-day', 'rounds.exists(r, r.nothing)', 19, /nothing/],
    ['buyer-day', 'rounds.exists(r, rounds.exists(q, q.closing))', 17, /within one another/],
    ['buyer-day', 'rounds[0].closing', 0, /closing/],
  ];
  test.each(REFUSED)('%s: %s', (kind, expression, start, words) => {
    const { problem } = parseExpression(expression, kind, {}, ENVIRONMENTS.get(kind)!);
    expect(problem?.start).toBe(start);
    expect(problem?.words.en).toMatch(words);
    expect(problem?.words.zh).toMatch(/\p{Script=Han}/u);
  });
});
