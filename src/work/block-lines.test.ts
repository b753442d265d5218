// What a block is too long for its first buffer still comes out line by line, each where it belongs.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Message } from '../domain/event.ts';
import { decodeEvents, encodeEvent } from '../store/event-line.ts';
import { BlockLines } from './block-lines.ts';
import { readPart, Spool } from './spool.ts';

const folder = mkdtempSync(join(tmpdir(), 'kejing-lines-'));
afterAll(() => rmSync(folder, { recursive: true }));

function message(seq: number, text: string): Message {
  const none = { conversation: null, agent: null, sku: null, orderId: null, revokedAt: null };
  const said = { at: seq, by: 'buyer', kind: 'text', auto: false, revision: 0 } as const;
  return { type: 'message', id: `m${seq}`, seq, text, ...none, ...said };
}

function numbersIn(name: string, part: number): string[] {
  const read: string[] = [];
  for (const bytes of readPart(folder, [name], part)) {
    decodeEvents(bytes, (_, buyer, event) =>
      read.push(`${buyer} ${event.seq} ${event.type === 'message' ? event.text.length : ''}`),
    );
  }
  return read;
}

test('G1 lines beyond the first buffer, and one longer than a partition holds, are spooled with their numbers', () => {
  const spool = new Spool(folder, 'known', 2);
  const masked = new Spool(folder, 'masked', 2);
  const lines = new BlockLines();
  const lengths = [300_000, 5, 900_000, 7];
  for (const round of [0, 1]) {
    for (const [i, length] of lengths.entries()) {
      const line = encodeEvent('店', `买家${i}`, message(i, '长'.repeat(length)));
      (i === 3 ? lines.masked : lines.known).write(i % 2, line);
    }
    if (round === 0) lines.clear();
  }
  lines.moveTo(spool, masked, 1_000_000);
  lines.moveTo(spool, masked, 5);
  spool.close();
  masked.close();
  expect(numbersIn('known', 0)).toEqual(['买家0 1000000 300000', '买家2 1000002 900000']);
  expect(numbersIn('known', 1)).toEqual(['买家1 1000001 5']);
  expect(numbersIn('masked', 1)).toEqual(['买家3 1000003 7']);
  expect(numbersIn('masked', 0)).toEqual([]);
});
