// ratio: lines of one kind per line of another, over or under a limit, overall or in a sliding span.
import type { Evidence } from '../../domain/analysis.ts';
import { type Args, isMap, readArgs } from '../args.ts';
import { openness, type Place } from '../condition.ts';
import type { Facts } from '../facts.ts';
import type { LineTest } from '../line-test.ts';
import type { Operator } from '../operator.ts';
import { hit, MISS, notApplicable, type Outcome } from '../outcome.ts';
import { readSelector, SELECTOR_KEYS, type Selector } from '../selector.ts';
import type { Span } from '../span.ts';

export const ratio: Operator = {
  name: 'ratio',
  doc: {
    zh: 'of 的句数 ÷ to 的句数，大于 over（或结束后小于 under）；of 至少 minimum 句，to 一句都没有就不适用；within 是滑动的一段时间，写 whole 是整个会话',
    en: 'Lines `of` ÷ lines `to`, above `over` (or, once ended, below `under`); at least `minimum` lines `of`; n/a without any `to`; `within`: a sliding span, or whole',
  },
  example: 'ratio: { of: { by: agent }, to: { by: buyer }, over: 10, minimum: 5, within: 30m }',
  compile: (args) => {
    const what: What = {
      of: readCounted(args, 'of'),
      to: readCounted(args, 'to'),
      over: args.number('over'),
      under: args.number('under'),
      minimum: args.number('minimum') ?? 1,
      withinMs: readWithin(args),
    };
    if (what.over === null && what.under === null) args.missing('over');
    return {
      judge: (place, span) => judgeRatio(what, place, span),
      doubt: () => null,
    };
  },
};

interface Counted {
  readonly selector: Selector;
  readonly test: LineTest | null;
}

interface What {
  readonly of: Counted;
  readonly to: Counted;
  readonly over: number | null;
  readonly under: number | null;
  readonly minimum: number;
  /** null: the whole conversation. */
  readonly withinMs: number | null;
}

function readCounted(args: Args, key: string): Counted {
  if (!args.has(key)) args.missing(key);
  const path = [...args.path, key];
  const source = args.value(key);
  const inner = readArgs(isMap(source) ? source : {}, path, args.build);
  const selector = readSelector(inner, null);
  const tests = inner.rest();
  for (const name of SELECTOR_KEYS) delete tests[name];
  const test = Object.keys(tests).length === 0 ? null : args.build.lineTest(tests, path);
  return { selector, test };
}

function readWithin(args: Args): number | null {
  if (!args.has('within') || args.value('within') === 'whole') return null;
  return args.duration('within');
}

/** Cards of orders and system lines are nobody's sentences and count on neither side. */
function isCounted({ selector, test }: Counted, facts: Facts, line: number): boolean {
  if ((selector.sides & (1 << facts.sides[line]!)) === 0) return false;
  const { kind } = facts.lines[line]!.message;
  if (kind === 'order' || (selector.kind !== null && kind !== selector.kind)) return false;
  return test === null || test.test(facts, line) === 'hit';
}

function judgeRatio(what: What, place: Place, span: Span): Outcome {
  const { facts } = place;
  const of: number[] = [];
  const to: number[] = [];
  for (let line = span.from; line < span.to; line++) {
    if (isCounted(what.of, facts, line)) of.push(line);
    else if (isCounted(what.to, facts, line)) to.push(line);
  }
  if (to.length === 0) return notApplicable(facts.buyerLines === 0 ? 'no-buyer-line' : 'no-lines');
  if (of.length < what.minimum) return MISS;
  if (what.withinMs !== null) return slide(what, facts, of, to, what.withinMs);
  const value = of.length / to.length;
  if (what.over !== null) {
    return value > what.over ? report(what, facts, of, to) : MISS;
  }
  if (value >= what.under!) return MISS;
  const open = openness(place, span);
  return open === null ? report(what, facts, of, to) : notApplicable(open);
}

/** Every span of that length that begins with a line and holds at least one line `to`. */
function slide(
  what: What,
  facts: Facts,
  of: readonly number[],
  to: readonly number[],
  withinMs: number,
): Outcome {
  if (!facts.timed) return notApplicable('no-time');
  const all = [...of, ...to].sort((a, b) => a - b);
  for (const first of all) {
    const until = facts.lines[first]!.message.at! + withinMs;
    const inside = (line: number): boolean =>
      line >= first && facts.lines[line]!.message.at! <= until;
    const some = of.filter(inside);
    const others = to.filter(inside);
    if (others.length === 0 || some.length < what.minimum) continue;
    const value = some.length / others.length;
    const wrong = what.over === null ? value < what.under! : value > what.over;
    if (wrong) return report(what, facts, some, others);
  }
  return MISS;
}

/** Points at the line from which on the ratio stayed wrong; the lines counted stand beside it. */
function report(what: What, facts: Facts, of: readonly number[], to: readonly number[]): Outcome {
  const tipping = tippingLine(what, of, to);
  const { message } = facts.lines[tipping]!;
  const limit = what.over === null ? `< ${what.under}` : `> ${what.over}`;
  const note = `${of.length} / ${to.length} ${limit}`;
  const evidence: Evidence[] = [{ messageId: message.id, role: 'wrong', note }];
  for (const line of of) {
    if (line !== tipping)
      evidence.push({ messageId: facts.lines[line]!.message.id, role: 'context' });
  }
  const agent = message.by === 'agent' ? message.agent : facts.conversation.agent;
  return hit([{ line: tipping, at: message.at, agent, evidence }]);
}

function tippingLine(what: What, of: readonly number[], to: readonly number[]): number {
  if (what.over === null) return of[0]!;
  const limit = Math.max(what.minimum - 1, Math.floor(what.over * to.length));
  return of[Math.min(limit, of.length - 1)]!;
}
