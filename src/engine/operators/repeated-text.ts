// repeatedText: the same side sends the same text again and again.
import { type Facts, hasWords } from '../facts.ts';
import type { Operator } from '../operator.ts';

/** Lines looked back for an earlier copy; a repetition further apart is nobody's pestering. */
const LOOKBACK_LINES = 200;

export const repeatedText: Operator = {
  name: 'repeatedText',
  doc: {
    zh: '同一方把同样的话发到第 times 遍；span 是这么长时间里，短于 length 个字的不算',
    en: 'The same side sends the same text for the `times`-th time, within `span`; shorter than `length` characters do not count',
  },
  example: 'repeatedText: { by: agent, times: 3, span: 10m, length: 6 }',
  bare: 'times',
  compileTest: (args) => {
    const times = args.number('times') ?? 2;
    const spanMs = args.duration('span');
    const least = args.number('length') ?? 6;
    return {
      readsWords: false,
      naReason: 'no-time',
      test: (facts, line) => {
        const { kind, text } = facts.lines[line]!.message;
        if (!hasWords(kind) || text.length < least) return 'miss';
        const copy = earlierCopy(facts, line, times - 1);
        if (copy < 0) return 'miss';
        if (spanMs === null) return 'hit';
        const first = facts.lines[copy]!.message.at;
        const { at } = facts.lines[line]!.message;
        if (first === null || at === null) return 'na';
        return at - first <= spanMs ? 'hit' : 'miss';
      },
    };
  },
};

/** The `nth` earlier line of the same side with the same text, counted backwards; -1: there is none. */
function earlierCopy({ lines, sides }: Facts, line: number, nth: number): number {
  if (nth < 1) return line;
  const { text } = lines[line]!.message;
  const side = sides[line];
  const last = Math.max(0, line - LOOKBACK_LINES);
  let copies = 0;
  for (let i = line - 1; i >= last; i--) {
    if (sides[i] !== side) continue;
    const other = lines[i]!.message.text;
    if (other.length !== text.length || other !== text) continue;
    copies += 1;
    if (copies === nth) return i;
  }
  return -1;
}
