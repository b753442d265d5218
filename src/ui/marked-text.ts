// A line's text cut where verdicts point at a part of it; overlapping parts are cut again, none is lost.
import type { TranscriptMark } from './transcript-items.ts';

export interface TextPart {
  readonly from: number;
  readonly text: string;
  /** The marks that cover this part; empty: plain text. */
  readonly marks: readonly TranscriptMark[];
}

/** Parts in order; joined they are the text. Marks outside the text are cut to it. */
export function markedText(text: string, marks: readonly TranscriptMark[]): readonly TextPart[] {
  const spans = marks.flatMap((mark) => {
    if (mark.start === undefined || mark.end === undefined) return [];
    const from = Math.max(0, Math.min(mark.start, text.length));
    const to = Math.max(0, Math.min(mark.end, text.length));
    return to > from ? [{ from, to, mark }] : [];
  });
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ from, to }) => [from, to])])];
  cuts.sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, at) => {
    const to = cuts[at + 1] ?? text.length;
    return {
      from,
      text: text.slice(from, to),
      marks: spans.filter((span) => span.from <= from && span.to >= to).map(({ mark }) => mark),
    };
  });
}
