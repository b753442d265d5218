// sequence: steps one after another, or what is missing of them.
import { type Args, isMap } from '../args.ts';
import { type Condition, evaluate, type Place } from '../condition.ts';
import type { Facts } from '../facts.ts';
import { type Foresight, MISSES, OPEN } from '../foresight.ts';
import type { Operator } from '../operator.ts';
import { hit, type Mark, MISS, notApplicable, type Outcome } from '../outcome.ts';
import { type Reach, readReach, turnsAhead } from '../selector.ts';
import type { Span } from '../span.ts';

export const sequence: Operator = {
  name: 'sequence',
  doc: {
    zh: '按顺序走完几步（同一句话可以占两步）；gap 是两步最多相隔；missing: true 反过来：缺了哪一步',
    en: 'Steps in order, at most `gap` apart; missing: true asks the opposite: which step is missing',
  },
  example:
    'sequence: { steps: [{ name: 要什么, says: { by: agent, any: [想要哪款] } }, { name: 为什么, says: { by: agent, any: [送给谁] } }], missing: true }',
  compile: (args) => {
    const steps = readSteps(args);
    const gap = readReach(args, 'gap');
    const missing = args.flag('missing') ?? false;
    return {
      children: steps.map((step) => step.condition),
      foresee: (facts, whole) => (missing ? OPEN : foreseeSteps(steps, facts, whole)),
      judge: (place, span) => {
        const outcomes: Outcome[] = [];
        const early = !missing && place.tracer === null;
        if (early && stops(steps, place, span, outcomes)) return MISS;
        const walked = walk(steps, gap, place, span, outcomes);
        return missing ? judgeMissing(steps, walked, place, span) : judgeComplete(walked);
      },
      doubt: (place, span) => (missing ? null : doubtOf(steps, place, span)),
    };
  },
};

interface Step {
  readonly name: string;
  readonly condition: Condition;
}

interface Walked {
  /** The mark of each step that was reached, in order. */
  readonly path: readonly Mark[];
  /** Index of the first step that was not reached; -1: all were. */
  readonly stoppedAt: number;
  /** Outcome of that step by itself. */
  readonly stopped: Outcome | null;
}

function readSteps(args: Args): readonly Step[] {
  const list = args.value('steps');
  if (!Array.isArray(list) || list.length < 2) {
    args.report('steps', 'not-a-list', {
      zh: '要写至少两步，例如 steps: [{ name: 问需求, says: … }, …]',
      en: 'Expected at least two steps, e.g. steps: [{ name: …, says: … }, …]',
    });
    return [];
  }
  return list.map((source, index) => {
    const path = [...args.path, 'steps', index];
    const { name, ...rest } = isMap(source) ? source : {};
    return {
      name: typeof name === 'string' ? name : String(index + 1),
      condition: args.build.condition(rest, path),
    };
  });
}

/** A step that misses ends the walk, unless one before it may be n/a. */
function foreseeSteps(steps: readonly Step[], facts: Facts, whole: boolean): Foresight {
  for (const { condition } of steps) {
    if (condition.foresee(facts, whole) === MISSES) return MISSES;
    if (!condition.certain) return OPEN;
  }
  return OPEN;
}

/** A step that misses by itself ends every way, unless one before it is n/a. `outcomes`: of those asked. */
function stops(steps: readonly Step[], place: Place, span: Span, outcomes: Outcome[]): boolean {
  for (let i = 0; i < steps.length; i++) {
    const outcome = evaluate(steps[i]!.condition, place, span);
    outcomes.push(outcome);
    if (outcome.truth === 'na') return false;
    if (outcome.truth === 'miss') return true;
  }
  return false;
}

/**
 * Follows every way through the steps that keeps the order and the gaps; ends where all ways end. `known`:
 * what the first steps said, where they have been asked.
 */
function walk(
  steps: readonly Step[],
  gap: Reach | null,
  place: Place,
  span: Span,
  known: readonly Outcome[],
): Walked {
  let ways: readonly (readonly Mark[])[] = [[]];
  for (const [index, step] of steps.entries()) {
    const outcome = known[index] ?? evaluate(step.condition, place, span);
    const next = new Map<number, readonly Mark[]>();
    for (const mark of outcome.marks) {
      const way = ways.find((path) => follows(place, path.at(-1), mark, gap));
      if (way !== undefined && !next.has(mark.line)) next.set(mark.line, [...way, mark]);
    }
    if (next.size === 0) return { path: ways[0] ?? [], stoppedAt: index, stopped: outcome };
    ways = [...next.values()];
  }
  return { path: ways[0] ?? [], stoppedAt: -1, stopped: null };
}

function follows(place: Place, before: Mark | undefined, mark: Mark, gap: Reach | null): boolean {
  if (mark.line < 0) return false;
  if (before === undefined) return true;
  if (mark.line < before.line) return false;
  if (mark.line === before.line) {
    const start = mark.evidence[0]?.start ?? 0;
    return start >= (before.evidence.at(-1)?.end ?? 0);
  }
  if (gap === null) return true;
  if (gap.unit === 'turns') return mark.line < turnsAhead(place.facts, before.line, gap.count);
  return mark.at !== null && before.at !== null && mark.at - before.at <= gap.ms;
}

function judgeComplete({ path, stoppedAt, stopped }: Walked): Outcome {
  if (stoppedAt < 0) return hit(path);
  return stopped?.truth === 'na' ? stopped : MISS;
}

function judgeMissing(
  steps: readonly Step[],
  { path, stoppedAt, stopped }: Walked,
  place: Place,
  span: Span,
): Outcome {
  if (stoppedAt < 0) return MISS;
  if (stopped?.truth === 'na') return stopped;
  const doubt = doubtOf(steps, place, span);
  if (doubt !== null) return notApplicable(doubt);
  const { conversation } = place.facts;
  const names = steps
    .filter((step, i) => i === stoppedAt || (i > stoppedAt && isMiss(step, place, span)))
    .map((step) => step.name);
  const { startAt: from, endAt: to, agent } = conversation;
  const note = `missing ${names.join(', ')}`;
  const done = path.flatMap((mark) =>
    mark.evidence.map((item) => ({ ...item, role: 'context' as const })),
  );
  const evidence = [{ messageId: null, role: 'absent' as const, from, to, note }, ...done];
  return hit([{ line: -1, at: to, agent, evidence }]);
}

function isMiss(step: Step, place: Place, span: Span): boolean {
  return step.condition.judge(place, span).truth === 'miss';
}

function doubtOf(steps: readonly Step[], place: Place, span: Span): string | null {
  for (const { condition } of steps) {
    const doubt = condition.doubt(place, span);
    if (doubt !== null) return doubt;
  }
  return null;
}
