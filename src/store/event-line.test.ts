// Spooled events read back exactly, whatever their texts hold.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ThreadEvent } from '../domain/event.ts';
import { oddEvent, oddText } from '../testing/odd-event.ts';
import { addToSeq, decodeEvents, encodeEvent, LINE_ENCODING } from './event-line.ts';

interface Spooled {
  readonly shop: string;
  readonly buyer: string;
  readonly event: ThreadEvent;
}

const spooled: fc.Arbitrary<Spooled> = fc.record({
  shop: oddText,
  buyer: oddText,
  event: oddEvent,
});

test('G1 a name that ends in a separator is not taken for the next one without', () => {
  const event = fc.sample(oddEvent, { seed: 1, numRuns: 1 })[0]!;
  const names = [
    { shop: '"\x1f', buyer: '' },
    { shop: '"', buyer: '' },
    { shop: '甲', buyer: '乙\n' },
    { shop: '甲', buyer: '乙' },
  ];
  const lines = names.map(({ shop, buyer }) => encodeEvent(shop, buyer, event));
  const read: string[] = [];
  decodeEvents(Buffer.from(lines.join(''), LINE_ENCODING), (shop, buyer) =>
    read.push(`${shop}|${buyer}`),
  );
  expect(read).toEqual(names.map(({ shop, buyer }) => `${shop}|${buyer}`));
});

test.each([null, 0, -1, 2 ** 42 - 1, 2 ** 42, 8.64e15, -8.64e15])(
  'G1 an instant is read back whatever its year: %s',
  (at) => {
    const message = fc.sample(
      oddEvent.filter(({ type }) => type === 'message'),
      { seed: 1, numRuns: 1 },
    )[0]!;
    const event = { ...message, at } as ThreadEvent;
    const read: ThreadEvent[] = [];
    const bytes = Buffer.from(encodeEvent('店', '买家', event), LINE_ENCODING);
    decodeEvents(bytes, (_, __, each) => read.push(each));
    expect(read).toEqual([event]);
  },
);

test('G1 events survive the spool unchanged, whatever stood in the lines before', () => {
  fc.assert(
    fc.property(fc.array(spooled, { maxLength: 8 }), (events) => {
      const lines = events.map(({ shop, buyer, event }) => encodeEvent(shop, buyer, event));
      for (const line of lines) expect(line.indexOf('\n')).toBe(line.length - 1);
      const read: Spooled[] = [];
      const bytes = Buffer.from(lines.join(''), LINE_ENCODING);
      decodeEvents(bytes, (shop, buyer, event) => read.push({ shop, buyer, event }));
      expect(read).toEqual(events);
    }),
  );
});

test('G1 a message gets a later number where its line stands, and nothing else in it changes', () => {
  const message = oddEvent.filter(({ type }) => type === 'message');
  fc.assert(
    fc.property(spooled, message, fc.nat({ max: 2 ** 40 }), ({ shop, buyer }, event, more) => {
      const bytes = Buffer.from(encodeEvent(shop, buyer, event), LINE_ENCODING);
      addToSeq(bytes, bytes.length, more);
      const read: Spooled[] = [];
      decodeEvents(bytes, (...of) => read.push({ shop: of[0], buyer: of[1], event: of[2] }));
      expect(read).toEqual([{ shop, buyer, event: { ...event, seq: event.seq + more } }]);
    }),
  );
});
