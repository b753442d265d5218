// Shows that threads reading a file in blocks spool and gather what one thread reading all of it does.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readFile } from '../intake/read-file.ts';
import { decodeEvents } from '../store/event-line.ts';
import { addGathered, type Gathered, newGathered } from './gathered.ts';
import { readingCrew } from './reading-crew.ts';
import { readPart, Spool } from './spool.ts';
import { createSpoolSink } from './spool-sink.ts';

const folder = mkdtempSync(join(tmpdir(), 'kejing-crew-'));
afterAll(() => rmSync(folder, { recursive: true }));

const OPTIONS = { zoneOffsetMs: 8 * 3_600_000, shop: '店', latest: Date.UTC(2030, 0, 1) };
const PARTITIONS = 4;

function chatTable(rows: number): string {
  const lines = ['店铺,会话,买家,客服,发送方,时间,内容,商品ID,自动回复'];
  for (let n = 0; n < rows; n++) {
    const at = `2026-06-0${1 + (n % 9)} 10:00:${String(n % 60).padStart(2, '0')}`;
    const buyer = n % 7 === 0 ? '豆**' : `买家${n % 50}`;
    const text = n % 11 === 0 ? `"第${n}条\n还有一行"` : `第${n}条消息`;
    const who = n % 3 === 0 ? '客服' : '买家';
    const row = `${n % 2 === 0 ? '一店' : '二店'},会话${n % 60},${buyer},小店:${n % 5},${who},${at},${text},${n % 13},${n % 4 === 0 ? '是' : ''}`;
    // Every hundredth comes again much later, and some cannot be used.
    lines.push(n % 100 === 99 ? lines[Math.floor(n / 2)]! : n % 97 === 0 ? '缺,几列' : row);
  }
  return lines.join('\n');
}

interface Spooled {
  readonly gathered: Gathered;
  readonly events: readonly string[];
  readonly counts: unknown;
  readonly quarantined: readonly string[];
}

async function spool(path: string, threads: number, name: string): Promise<Spooled> {
  const place = join(folder, name);
  const known = new Spool(place, 'known', PARTITIONS);
  const maskedSpool = new Spool(place, 'masked', PARTITIONS);
  const gathered = newGathered();
  const quarantined: string[] = [];
  const onTaken = (taken: Gathered): void => addGathered(gathered, taken);
  const crew = readingCrew({ count: threads, folder: place, partitions: PARTITIONS, onTaken });
  const sink = createSpoolSink({
    ...{ spool: known, maskedSpool, partitions: PARTITIONS, gathered },
    quarantine: ({ line, code, raw }) => quarantined.push(`${line} ${code} ${raw}`),
  });
  const blocks = threads === 0 ? null : { readers: crew, blockBytes: 4096 };
  try {
    const report = await readFile(path, { ...OPTIONS, blocks }, sink);
    await crew.end();
    known.close();
    maskedSpool.close();
    const names = ['known', 'masked', ...crew.names, ...crew.maskedNames];
    const { rows, accepted, duplicate } = report;
    const counts = { rows, accepted, duplicate, quarantined: report.quarantined };
    return { gathered, events: eventsOf(place, names), counts, quarantined };
  } finally {
    await crew.dismiss();
  }
}

function eventsOf(place: string, names: readonly string[]): string[] {
  const events: string[] = [];
  for (let part = 0; part < PARTITIONS; part++) {
    for (const bytes of readPart(place, names, part)) {
      decodeEvents(bytes, (shop, buyer, event) =>
        events.push(JSON.stringify([part, shop, buyer, event])),
      );
    }
  }
  return events.sort();
}

it('G1 three threads spool and gather what one does', async () => {
  const path = join(folder, 'chats.csv');
  writeFileSync(path, chatTable(6000));
  const one = await spool(path, 0, 'one');
  expect(one.events).toHaveLength(one.gathered.messages);
  expect(one.gathered.masked.size).toBeGreaterThan(10);
  expect(await spool(path, 3, 'three')).toEqual(one);
});

it('a thread that fails fails the reading', async () => {
  const place = join(folder, 'missing');
  const crew = readingCrew({ count: 2, folder: place, partitions: 4, onTaken: () => {} });
  const plan = { path: join(place, 'nothing.csv'), bytes: 100, encoding: 'utf-8' as const };
  const rest = { delimiter: ',', header: [], mappings: [], ...OPTIONS };
  const block = { index: 1, from: 10, to: 20 };
  try {
    await expect(crew.read(0, { ...plan, ...rest }, block)).rejects.toThrow(/ENOENT/);
  } finally {
    await crew.dismiss();
  }
});
