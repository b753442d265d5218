// absent: nothing of a kind happened, in a span after an order or after something said.
import type { AttributedOrder } from '../../domain/analysis.ts';
import type { Instant } from '../../domain/event.ts';
import { onDutyThrough } from '../../threads/duty.ts';
import { type Args, isMap } from '../args.ts';
import { type Condition, evaluate, openness, type Place } from '../condition.ts';
import { type Facts, factsOf } from '../facts.ts';
import { HITS, MISSES, OPEN } from '../foresight.ts';
import type { Operator } from '../operator.ts';
import { hit, type Mark, MISS, notApplicable, type Outcome } from '../outcome.ts';
import { aroundLine, type Reach, readReach } from '../selector.ts';
import type { Span } from '../span.ts';

export const absent: Operator = {
  name: 'absent',
  doc: {
    zh: '该有的没有：在 within 里没出现。within: { after: order.placed 或条件, for: 时长或 n turns }；不写 within 就是整个会话',
    en: 'Nothing of the kind within { after: order.placed or a condition, for: time or n turns }; without it, in the whole conversation',
  },
  example:
    'absent: { says: { by: agent, any: "@payment-reminder" }, within: { after: order.placed, for: 15m } }',
  compile: (args) => {
    const within = args.has('within') ? readWithin(args) : null;
    const child = args.build.condition(args.rest(), args.path);
    const anchor = within?.anchor ?? null;
    return {
      children: anchor === null ? [child] : [anchor, child],
      plain: anchor?.plain ?? true,
      foresee: (facts, whole) => {
        if (anchor !== null) return anchor.foresee(facts, whole) === MISSES ? MISSES : OPEN;
        return within === null && child.foresee(facts, whole) === HITS ? MISSES : OPEN;
      },
      judge: (place, span) => {
        if (within === null) return judgeSpan(child, place, span, []);
        return within.anchor === null
          ? judgeAfterOrder(child, place, within)
          : judgeAfterMarks(child, place, span, within.anchor, within.reach);
      },
      doubt: () => null,
    };
  },
};

type OrderInstant = 'placedAt' | 'paidAt' | 'shippedAt' | 'completedAt';

const ORDER_INSTANTS: Readonly<Record<string, OrderInstant>> = {
  'order.placed': 'placedAt',
  'order.paid': 'paidAt',
  'order.shipped': 'shippedAt',
  'order.completed': 'completedAt',
};

interface Within {
  /** null: after an instant of the order. */
  readonly anchor: Condition | null;
  readonly instant: OrderInstant;
  readonly reach: Reach | null;
}

function readWithin(args: Args): Within {
  const source = args.value('within');
  const path = [...args.path, 'within'];
  const inner = args.build;
  const map = isMap(source) ? source : {};
  const after = map['after'];
  const instant = typeof after === 'string' ? ORDER_INSTANTS[after] : undefined;
  const reader = readNested(args, map);
  if (instant !== undefined) {
    if (inner.per !== 'order') {
      args.report('within', 'needs-per-order', {
        zh: `after: ${String(after)} 只能用在 per: order 的规则里`,
        en: `after: ${String(after)} needs a rule with per: order`,
      });
    }
    if (reader?.unit !== 'time') {
      args.report('within', 'not-a-duration', {
        zh: '订单之后要写时长，例如 for: 15m',
        en: 'After an order, "for" must be a duration, e.g. for: 15m',
      });
    }
    return { anchor: null, instant, reach: reader };
  }
  if (!isMap(after)) {
    args.report('within', 'not-an-anchor', {
      zh: 'after 要写 order.placed（或 order.paid、order.shipped、order.completed），或一个条件',
      en: 'after must be order.placed (.paid, .shipped, .completed) or a condition',
    });
    return { anchor: null, instant: 'placedAt', reach: null };
  }
  const anchor = inner.condition(after, [...path, 'after']);
  return { anchor, instant: 'placedAt', reach: reader };
}

function readNested(args: Args, map: Record<string, unknown>): Reach | null {
  const nested = args.nested('within', map);
  const reach = readReach(nested, 'for');
  nested.value('after');
  nested.close();
  return reach;
}

/** In all conversations of the thread, whoever the agent was: limit and deadline inclusive. */
function judgeAfterOrder(child: Condition, place: Place, within: Within): Outcome {
  const order = place.order!;
  const { scene, all } = place.facts.stage;
  const from = order[within.instant];
  if (from === null) return notApplicable('no-time');
  const to = from + (within.reach?.unit === 'time' ? within.reach.ms : 0);
  let doubt: string | null = null;
  for (let i = 0; i < all.length; i++) {
    const facts = factsOf(place.facts.stage, i);
    const span = between(facts, from, to);
    if (span === null) continue;
    if (!facts.timed) doubt ??= 'no-time';
    const there: Place = { facts, order, tracer: place.tracer };
    const outcome = evaluate(child, there, span);
    if (outcome.truth === 'hit') return MISS;
    doubt ??= outcome.truth === 'na' ? outcome.reason : child.doubt(there, span);
  }
  if (doubt !== null) return notApplicable(doubt);
  const agent = whose(order, place);
  if (!onDutyThrough(scene.setup, agent, from, to)) return notApplicable('off-duty');
  if (!scene.clock.isPast(to)) return notApplicable('not-yet');
  return hit([interval(from, to, agent)]);
}

function whose(order: AttributedOrder, place: Place): string | null {
  return order.owner ?? place.facts.conversation.agent;
}

/** Lines from `from` to `to`, both inclusive; null if the conversation has nothing there. */
function between(facts: Facts, from: Instant, to: Instant): Span | null {
  const { startAt, endAt } = facts.conversation;
  if (startAt === null || endAt === null) {
    return facts.lines.length === 0 ? null : { from: 0, to: 0, until: 'closed' };
  }
  if (endAt < from || startAt > to) return null;
  const { lines } = facts;
  let first = 0;
  while (first < lines.length && (lines[first]!.message.at ?? from) < from) first += 1;
  let last = lines.length;
  while (last > first && (lines[last - 1]!.message.at ?? to) > to) last -= 1;
  return { from: first, to: last, until: 'closed' };
}

/** After each place where the anchor holds; such a place without is one thing wrong. */
function judgeAfterMarks(
  child: Condition,
  place: Place,
  span: Span,
  anchor: Condition,
  reach: Reach | null,
): Outcome {
  const anchors = evaluate(anchor, place, span);
  if (anchors.truth !== 'hit') return anchors;
  const { setup } = place.facts.stage.scene;
  const marks: Mark[] = [];
  let unknown: Outcome | null = null;
  for (const mark of anchors.marks) {
    if (mark.line < 0) continue;
    const after = aroundLine(place, span, 'after', mark.line, reach);
    const outcome = 'truth' in after ? after : judgeSpan(child, place, after, [mark]);
    if (outcome.truth === 'na') unknown ??= outcome;
    if (outcome.truth !== 'hit') continue;
    const { agent } = outcome.marks[0]!;
    const at = mark.at;
    if (reach?.unit === 'time' && at !== null && !onDutyThrough(setup, agent, at, at + reach.ms)) {
      unknown ??= notApplicable('off-duty');
    } else marks.push(...outcome.marks);
  }
  return marks.length > 0 ? hit(marks) : (unknown ?? MISS);
}

function judgeSpan(child: Condition, place: Place, span: Span, triggers: readonly Mark[]): Outcome {
  const outcome = evaluate(child, place, span);
  if (outcome.truth === 'hit') return MISS;
  if (outcome.truth === 'na') return outcome;
  const doubt = child.doubt(place, span) ?? openness(place, span);
  if (doubt !== null) return notApplicable(doubt);
  const { lines, conversation } = place.facts;
  const trigger = triggers[0];
  const from = trigger?.at ?? lines[span.from]?.message.at ?? conversation.startAt;
  const to = typeof span.until === 'number' ? span.until : endOf(place, span);
  const agent = trigger?.agent ?? conversation.agent;
  const searched = interval(from, to, agent);
  if (trigger === undefined) return hit([searched]);
  const evidence = [
    ...trigger.evidence.map((item) => ({ ...item, role: 'trigger' as const })),
    ...searched.evidence,
  ];
  return hit([{ line: trigger.line, at: searched.at, agent, evidence }]);
}

function endOf(place: Place, span: Span): Instant | null {
  return place.facts.lines[span.to - 1]?.message.at ?? place.facts.conversation.endAt;
}

function interval(from: Instant | null, to: Instant | null, agent: string | null): Mark {
  const evidence = [{ messageId: null, role: 'absent' as const, from, to }];
  return { line: -1, at: to, agent, evidence };
}
