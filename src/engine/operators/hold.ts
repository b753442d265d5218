// hold: an agent asked the buyer to wait (稍等) and came back with nothing within a limit.
import type { Evidence } from '../../domain/analysis.ts';
import { onDutyThrough } from '../../threads/duty.ts';
import type { Args } from '../args.ts';
import type { Place } from '../condition.ts';
import { featureMask, someSideHas } from '../conversation-words.ts';
import { AGENT, type Facts, hasWords, linesWith, occursAt, wordsOf } from '../facts.ts';
import { MISSES, OPEN } from '../foresight.ts';
import type { Operator } from '../operator.ts';
import { durationText } from '../option-value.ts';
import { hit, type Mark, MISS, notApplicable, type Outcome } from '../outcome.ts';
import type { Span } from '../span.ts';
import { featureOf } from '../text/features.ts';

export const hold: Operator = {
  name: 'hold',
  doc: {
    zh: '客服说了请等一等的话（词包 words），over 之内没有下文；再说一遍、或整句客套（词包 empty）不算下文',
    en: 'An agent said hold on (pack `words`) and nothing of content followed in time; another hold or a line of pack `empty` is no content',
  },
  example: 'hold: { over: 5m, words: "@hold", empty: "@empty-follow-up" }',
  bare: 'over',
  compile: (args) => {
    const overMs = args.duration('over');
    if (overMs === null) args.missing('over');
    const words = packOf(args, 'words');
    if (words === null) args.missing('words');
    const empty = packOf(args, 'empty');
    const said = words === null ? null : featureMask([featureOf(words)]);
    return {
      foresee: (facts) =>
        said !== null && !someSideHas(wordsOf(facts), said, 1 << AGENT) ? MISSES : OPEN,
      judge: (place, span) =>
        judgeHolds({ words: words ?? -1, empty, overMs: overMs ?? 0 }, place, span),
      doubt: () => null,
    };
  },
};

interface Hold {
  readonly words: number;
  /** Pack of whole sentences that are no answer (好的, 在的); null: none. */
  readonly empty: number | null;
  readonly overMs: number;
}

function packOf(args: Args, key: string): number | null {
  const name = args.text(key);
  return name === null ? null : args.build.pack(name, [...args.path, key]);
}

function judgeHolds(what: Hold, place: Place, span: Span): Outcome {
  const { facts } = place;
  const { setup, clock } = facts.stage.scene;
  const marks: Mark[] = [];
  let unknown: string | null = null;
  let kept = 0;
  for (const line of linesWith(facts, what.words)) {
    if (line < span.from || line >= span.to) continue;
    if (facts.sides[line] !== AGENT) continue;
    const { at, agent } = facts.lines[line]!.message;
    if (at === null) return notApplicable('no-time');
    const deadline = at + what.overMs;
    const next = followUp(facts, what, line);
    if (next !== null && next.at === null) return notApplicable('no-time');
    if (next !== null && next.at! <= deadline) kept += 1;
    else if (!onDutyThrough(setup, agent, at, deadline)) unknown ??= 'off-duty';
    else if (next !== null || clock.isPast(deadline)) {
      marks.push(markHold(facts, line, at, what.overMs));
    } else unknown = 'not-yet';
  }
  if (marks.length > 0) return hit(marks);
  return unknown === null || (unknown === 'off-duty' && kept > 0) ? MISS : notApplicable(unknown);
}

/** The agents' next line with content; null: none so far. */
function followUp(facts: Facts, what: Hold, line: number): { at: number | null } | null {
  for (let i = line + 1; i < facts.lines.length; i++) {
    if (facts.sides[i] !== AGENT) continue;
    const { message } = facts.lines[i]!;
    const said = hasWords(message.kind);
    if (said && occursAt(facts, what.words, i)) continue;
    if (said && what.empty !== null && occursAt(facts, what.empty, i)) continue;
    return { at: message.at };
  }
  return null;
}

function markHold(facts: Facts, line: number, at: number, overMs: number): Mark {
  const { message } = facts.lines[line]!;
  const deadline = at + overMs;
  const note = `no follow-up > ${durationText(overMs)}`;
  const evidence: Evidence[] = [
    { messageId: message.id, role: 'wrong' },
    { messageId: null, role: 'absent', from: at, to: deadline, note },
  ];
  return { line, at: deadline, agent: message.agent, evidence };
}
