// Proves the time line of a conversation: waits, pauses, orders in place, what may be folded away.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markedText } from './marked-text.ts';
import {
  foldItems,
  type TranscriptInput,
  type TranscriptItem,
  type TranscriptLine,
  transcriptItems,
} from './transcript-items.ts';

const START = Date.parse('2026-05-20T02:00:00Z');

function line(
  id: string,
  seconds: number | null,
  by: TranscriptLine['by'],
  more: Partial<TranscriptLine> = {},
): TranscriptLine {
  const at = seconds === null ? null : START + seconds * 1000;
  return {
    id,
    at,
    by,
    name: by === 'agent' ? '小禾' : '',
    kind: 'text',
    text: id,
    auto: by === 'bot',
    revoked: false,
    ...more,
  };
}

const input = (
  lines: readonly TranscriptLine[],
  more: Partial<TranscriptInput> = {},
): TranscriptInput => ({
  lines,
  orders: [],
  marks: [],
  waitLimitMs: 20_000,
  offsetMs: 8 * 3_600_000,
  ...more,
});

/** `day`, `b`, `wait 206 late`, `pause 90`, `order o1`: the time line in words. */
const told = (items: readonly TranscriptItem[]): string =>
  items
    .map((item) => {
      if (item.kind === 'line') return item.line.id;
      if (item.kind === 'gap')
        return `${item.wait ? 'wait' : 'pause'} ${item.ms / 1000}${item.late ? ' late' : ''}`;
      if (item.kind === 'order') return `order ${item.event.id}`;
      return item.kind === 'skip' ? `skip ${item.lines}` : item.kind;
    })
    .join(', ');

describe('transcript', () => {
  test('Q1 the wait runs from the first open question to the reply of a person; machines end no wait', () => {
    const lines = [
      line('q1', 0, 'buyer'),
      line('bot', 1, 'bot'),
      line('q2', 30, 'buyer'),
      line('a', 206, 'agent'),
    ];
    expect(told(transcriptItems(input(lines)))).toBe('day, q1, bot, q2, wait 206 late, a');
  });

  test('a closing asks nothing, a reply within the limit needs no mention, at the limit nothing is late', () => {
    const lines = [
      line('q', 0, 'buyer'),
      line('a', 20, 'agent'),
      line('thanks', 22, 'buyer', { closing: true }),
      line('more', 50, 'agent'),
    ];
    expect(told(transcriptItems(input(lines)))).toBe('day, q, a, thanks, more');
  });

  test('a revoked reply ends no wait', () => {
    const lines = [
      line('q', 0, 'buyer'),
      line('gone', 5, 'agent', { revoked: true }),
      line('a', 40, 'agent'),
    ];
    expect(told(transcriptItems(input(lines)))).toBe('day, q, gone, wait 40 late, a');
  });

  test('pauses over a minute are told, orders stand where they happened, a new day is told once', () => {
    const lines = [
      line('q', 0, 'buyer'),
      line('a', 10, 'agent'),
      line('b', 101, 'buyer'),
      line('next', 86_400, 'buyer'),
    ];
    const order = {
      id: 'o1',
      orderId: '1',
      at: START + 50_000,
      state: 'placed',
      amountFen: 1,
      title: '',
    } as const;
    const items = transcriptItems(input(lines, { orders: [order] }));
    expect(told(items)).toBe('day, q, a, order o1, b, pause 86299, day, next');
    expect(told(transcriptItems(input(lines)))).toContain('a, pause 91, b');
  });

  test('lines without times keep their order and wait for nothing', () => {
    const lines = [line('q', null, 'buyer'), line('a', null, 'agent')];
    expect(told(transcriptItems(input(lines)))).toBe('q, a');
  });

  test('long quiet stretches fold, marked lines never, and nothing is lost', () => {
    const lines = Array.from({ length: 60 }, (_, at) =>
      line(`m${at}`, at * 5, at % 2 === 0 ? 'buyer' : 'agent'),
    );
    const items = transcriptItems(input(lines));
    const folded = foldItems(items, new Set(['m30']));
    expect(told(folded)).toContain('m30');
    expect(folded.filter(({ kind }) => kind === 'skip')).toHaveLength(2);
    const open = folded.flatMap((item) => (item.kind === 'skip' ? item.items : [item]));
    expect(open).toEqual(items);
    expect(
      foldItems(transcriptItems(input(lines.slice(0, 15))), new Set()).some(
        ({ kind }) => kind === 'skip',
      ),
    ).toBe(false);
  });

  test('cut text joins to itself, and each part knows exactly the marks that cover it', () => {
    const mark = fc.record({
      start: fc.integer({ min: -2, max: 30 }),
      end: fc.integer({ min: -2, max: 30 }),
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 25 }), fc.array(mark, { maxLength: 5 }), (text, spans) => {
        const marks = spans.map((span, at) => ({
          ...span,
          rule: `r${at}`,
          ruleName: '',
          tone: 'bad' as const,
          messageId: 'm',
        }));
        const parts = markedText(text, marks);
        expect(parts.map((part) => part.text).join('')).toBe(text);
        for (const { from, marks: found } of parts) {
          expect(found).toEqual(
            marks.filter(({ start, end }) => start <= from && from < Math.min(end, text.length)),
          );
        }
      }),
    );
  });
});
