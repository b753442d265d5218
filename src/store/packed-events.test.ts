// Packed events read back exactly, whatever stood before them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oddEvent } from '../testing/odd-event.ts';
import { packEvents, unpackEvents } from './packed-events.ts';

test('M1 a thread reads back as it was packed, and packs to the same bytes again', () => {
  fc.assert(
    fc.property(fc.array(oddEvent, { maxLength: 8 }), (events) => {
      const packed = packEvents(events);
      const read = unpackEvents(packed);
      expect(read).toEqual(events);
      expect(packEvents(read)).toEqual(packed);
    }),
  );
});

test('M1 texts of any length and plane', () => {
  const texts = ['', '亲'.repeat(64), '亲'.repeat(65), 'é'.repeat(70), '😀好', '好😀'.repeat(900)];
  for (const text of texts) {
    fc.assert(
      fc.property(oddEvent, (event) => {
        const long = {
          ...event,
          id: `${event.id}${text}`,
          ...(event.type === 'message' ? { text } : {}),
        };
        expect(unpackEvents(packEvents([event, long, event]))).toEqual([event, long, event]);
      }),
      { numRuns: 20 },
    );
  }
});

test('ids that differ in the second half of a character', () => {
  fc.assert(
    fc.property(oddEvent, (event) => {
      const alike = [
        { ...event, id: '亲😀' },
        { ...event, id: '亲😁' },
      ];
      expect(unpackEvents(packEvents(alike))).toEqual(alike);
    }),
    { numRuns: 10 },
  );
});

test('what this program did not write is refused', () => {
  expect(() => unpackEvents(Uint8Array.of(1, 2, 3))).toThrow('stored events of format 1');
});
