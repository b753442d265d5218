// Which lines a condition looks at: by whom, first or last turns, before, after or around something.
import type { Args } from './args.ts';
import { type Condition, evaluate, type Place } from './condition.ts';
import { AGENT, BUYER, type Facts, MACHINE, NOBODY } from './facts.ts';
import { MISS, notApplicable, type Outcome } from './outcome.ts';
import type { Span } from './span.ts';

/** How far from an anchor: a time, or turns of either side. */
export type Reach =
  | { readonly unit: 'time'; readonly ms: number }
  | { readonly unit: 'turns'; readonly count: number };

interface Anchor {
  readonly where: 'before' | 'after' | 'around';
  readonly condition: Condition;
  /** Which of its marks, from 1; 0: the last. */
  readonly nth: number;
}

export interface Selector {
  /** Sides looked at, as bits 1 << side. */
  readonly sides: number;
  readonly kind: string | null;
  readonly first: number | null;
  readonly last: number | null;
  readonly anchors: readonly Anchor[];
  readonly reach: Reach | null;
  /** Lines that must match. */
  readonly count: number;
}

export const SELECTOR_KEYS = [
  'by',
  'kind',
  'first',
  'last',
  'before',
  'after',
  'around',
  'within',
  'count',
] as const;

const SIDES: Readonly<Record<string, number>> = {
  buyer: 1 << BUYER,
  agent: 1 << AGENT,
  bot: 1 << MACHINE,
  any: (1 << BUYER) | (1 << AGENT),
};

/** Reads the selecting settings of a message operator; `sides` are those it looks at by default. */
export function readSelector(args: Args, sides: number | null): Selector {
  const by = args.choice('by', ['buyer', 'agent', 'bot', 'any']);
  const anchors: Anchor[] = [];
  for (const where of ['before', 'after', 'around'] as const) {
    const anchor = readAnchor(args, where);
    if (anchor !== null) anchors.push(anchor);
  }
  return {
    sides: by === null ? (sides ?? SIDES['any']!) : SIDES[by]!,
    kind: args.choice('kind', KINDS),
    first: args.number('first'),
    last: args.number('last'),
    anchors,
    reach: readReach(args, 'within'),
    count: args.number('count') ?? 1,
  };
}

const KINDS = ['text', 'image', 'video', 'voice', 'file', 'product', 'order', 'link'] as const;

function readAnchor(args: Args, where: Anchor['where']): Anchor | null {
  if (!args.has(where)) return null;
  const value = args.value(where);
  let nth = 1;
  let source = value;
  if (typeof value === 'object' && value !== null && 'nth' in value) {
    const { nth: wanted, ...rest } = value as Record<string, unknown>;
    nth = wanted === 'last' ? 0 : Number(wanted);
    source = rest;
    if (!Number.isInteger(nth) || nth < 0) {
      args.report(where, 'not-a-number', {
        zh: 'nth 要写第几次（1、2……）或 last',
        en: 'nth must be 1, 2, … or last',
      });
    }
  }
  return { where, condition: args.build.condition(source, [...args.path, where]), nth };
}

/** `5m` or `3 turns`. */
export function readReach(args: Args, key: string): Reach | null {
  const option = args.option(key);
  if (option === null) return null;
  if (option.unit === 'duration') return { unit: 'time', ms: option.value };
  const turns = option.unit === 'text' ? /^(\d+) turns?$/.exec(option.value)?.[1] : undefined;
  if (turns !== undefined) return { unit: 'turns', count: Number(turns) };
  args.report(key, 'not-a-reach', {
    zh: '要写时长（5m）或轮数（3 turns）',
    en: 'Expected a duration (5m) or turns (3 turns)',
  });
  return null;
}

/** The lines left by the anchors and turns; an outcome when that already decides. */
export function restrict(selector: Selector, place: Place, span: Span): Span | Outcome {
  let left = span;
  for (const anchor of selector.anchors) {
    const found = evaluate(anchor.condition, place, place.facts.whole);
    if (found.truth === 'na') return found;
    const mark = anchor.nth === 0 ? found.marks.at(-1) : found.marks[anchor.nth - 1];
    if (mark === undefined || mark.line < 0) return MISS;
    const next = aroundLine(place, left, anchor.where, mark.line, selector.reach);
    if ('truth' in next) return next;
    left = next;
  }
  if (selector.first !== null) left = firstTurns(place.facts, left, selector.sides, selector.first);
  if (selector.last !== null) left = lastTurns(place.facts, left, selector.sides, selector.last);
  return left;
}

/** Part of `span` before, after or around a line, as far as `reach` goes. */
export function aroundLine(
  place: Place,
  span: Span,
  where: Anchor['where'],
  line: number,
  reach: Reach | null,
): Span | Outcome {
  const { facts } = place;
  let from = where === 'after' ? Math.max(span.from, line + 1) : span.from;
  let to = where === 'before' ? Math.min(span.to, line) : span.to;
  let until: Span['until'] = where === 'before' ? 'closed' : span.until;
  if (reach?.unit === 'time') {
    const at = facts.lines[line]!.message.at;
    if (at === null) return notApplicable('no-time');
    while (from < to && !isWithin(facts, from, at, reach.ms)) from += 1;
    while (to > from && !isWithin(facts, to - 1, at, reach.ms)) to -= 1;
    if (until === 'end') until = at + reach.ms;
  } else if (reach !== null) {
    const ahead = turnsAhead(facts, line, reach.count);
    if (ahead < to) {
      to = ahead;
      until = 'closed';
    }
    from = Math.max(from, turnsBack(facts, line, reach.count));
  }
  return { from, to: Math.max(from, to), until };
}

function isWithin(facts: Facts, line: number, at: number, ms: number): boolean {
  const other = facts.lines[line]!.message.at;
  return other !== null && Math.abs(other - at) <= ms;
}

/** First line after `count` further turns after the turn of `line`. */
export function turnsAhead(facts: Facts, line: number, count: number): number {
  const { sides, lines } = facts;
  let side = sides[line]!;
  let turns = 0;
  for (let i = line + 1; i < lines.length; i++) {
    const next = sides[i]!;
    if (next !== BUYER && next !== AGENT) continue;
    if (next !== side) {
      turns += 1;
      side = next;
      if (turns > count) return i;
    }
  }
  return lines.length;
}

/** First line of the `count` turns before the turn of `line`. */
function turnsBack(facts: Facts, line: number, count: number): number {
  const { sides } = facts;
  let side = sides[line]!;
  let turns = 0;
  for (let i = line - 1; i >= 0; i--) {
    const next = sides[i]!;
    if (next !== BUYER && next !== AGENT) continue;
    if (next !== side) {
      turns += 1;
      side = next;
      if (turns > count) return i + 1;
    }
  }
  return 0;
}

function firstTurns(facts: Facts, span: Span, mask: number, count: number): Span {
  const { sides } = facts;
  let turns = 0;
  let side = NOBODY;
  for (let i = span.from; i < span.to; i++) {
    const next = sides[i]!;
    if (next === NOBODY || (next === MACHINE && (mask & (1 << MACHINE)) === 0)) continue;
    if (next !== side && (mask & (1 << next)) !== 0) {
      turns += 1;
      if (turns > count) return { from: span.from, to: i, until: 'closed' };
    }
    side = next;
  }
  return span;
}

function lastTurns(facts: Facts, span: Span, mask: number, count: number): Span {
  const { sides } = facts;
  let turns = 0;
  let side = NOBODY;
  for (let i = span.to - 1; i >= span.from; i--) {
    const next = sides[i]!;
    if (next === NOBODY || (next === MACHINE && (mask & (1 << MACHINE)) === 0)) continue;
    if (next !== side && (mask & (1 << next)) !== 0) {
      turns += 1;
      if (turns > count) return { ...span, from: i + 1 };
    }
    side = next;
  }
  return span;
}
