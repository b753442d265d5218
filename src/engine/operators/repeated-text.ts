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
        const copies = earlierCopies(facts, line, times - 1);
        if (copies.length < times - 1) return 'miss';
        if (spanMs === null) return 'hit';
        const first = facts.lines[copies.at(-1)!]!.message.at;
        const { at } = facts.lines[line]!.message;
        if (first === null || at === null) return 'na';
        return at - first <= spanMs ? 'hit' : 'miss';
      },
    };
  },
};

/** Up to `most` earlier lines of the same side with the same text, the nearest first. */
function earlierCopies(facts: Facts, line: number, most: number): readonly number[] {
  const { lines, sides } = facts;
  const { text } = lines[line]!.message;
  const copies: number[] = [];
  const last = Math.max(0, line - LOOKBACK_LINES);
  for (let i = line - 1; i >= last && copies.length < most; i--) {
    if (sides[i] === sides[line] && lines[i]!.message.text === text) copies.push(i);
  }
  return copies;
}
