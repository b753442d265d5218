// The first half of a run: files → spool of events by buyer + everything gathered on the way.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Quarantined } from '../intake/format.ts';
import type { ReadOptions } from '../intake/read-file.ts';
import { type InputFile, type IntakeReport, readFiles } from '../intake/read-files.ts';
import { decodeEvents, encodeEvent } from '../store/event-line.ts';
import { addGathered, type Gathered, newGathered } from './gathered.ts';
import { planJoins } from './join-masked.ts';
import { readingCrew } from './reading-crew.ts';
import { partitionOf, readPart, removeSpool, Spool } from './spool.ts';
import { createSpoolSink } from './spool-sink.ts';
import { threadKey } from './thread-key.ts';

export interface SpoolRequest {
  readonly inputs: readonly InputFile[];
  readonly read: ReadOptions;
  readonly quarantine: (row: Quarantined) => void;
  /** How long after a masked conversation an order may still be its buyer's. */
  readonly joinWindowMs: number;
  readonly afterSaleMs: number;
  /** Threads that read large files; below two there are none. */
  readonly readers: number;
  /** May throw to stop the run. */
  readonly onMessages: (messages: number) => void;
  /** Which of these masked buyers are known from before, and as whom; absent: none. */
  readonly knownJoins?: (masked: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

export interface SpooledRun {
  readonly folder: string;
  readonly names: readonly string[];
  readonly partitions: number;
  readonly gathered: Gathered;
  readonly intake: IntakeReport;
  /** Masked buyer → the buyer whose thread it went to. */
  readonly joined: ReadonlyMap<string, string>;
  /** Threads whose orders cannot be told, by the shop's name as read. */
  readonly unclear: readonly { readonly shop: string; readonly buyer: string }[];
}

/** A worker holds one at a time: of ten million messages some 80,000. */
const PARTITIONS = 128;
const PROGRESS_EVERY = 20_000;
/** A thread keeps the rows of three in memory, some 5,000 messages each. */
const BLOCK_BYTES = 1 << 20;

/** Reads all inputs once; the folder is the caller's to remove, unless this throws. */
export async function spoolFiles(request: SpoolRequest): Promise<SpooledRun> {
  const folder = mkdtempSync(join(tmpdir(), 'kejing-'));
  try {
    return await spoolInto(folder, request);
  } catch (error) {
    removeSpool(folder);
    throw error;
  }
}

async function spoolInto(folder: string, request: SpoolRequest): Promise<SpooledRun> {
  const spool = new Spool(folder, 'known', PARTITIONS);
  const maskedSpool = new Spool(folder, 'masked', PARTITIONS);
  const gathered = newGathered();
  const sink = createSpoolSink({
    spool,
    maskedSpool,
    partitions: PARTITIONS,
    gathered,
    quarantine: request.quarantine,
  });
  const crew = readingCrew({
    count: request.readers,
    folder,
    partitions: PARTITIONS,
    onTaken: (taken) => addGathered(gathered, taken),
  });
  let told = 0;
  const counting = {
    ...sink,
    row(): void {
      if (gathered.messages - told < PROGRESS_EVERY) return;
      told = gathered.messages;
      request.onMessages(told);
    },
  };
  const blocks = request.readers < 2 ? null : { readers: crew, blockBytes: BLOCK_BYTES };
  const intake = await readFiles(request.inputs, { ...request.read, blocks }, counting)
    .then(async (report) => {
      await crew.end();
      return report;
    })
    .finally(async () => {
      spool.close();
      maskedSpool.close();
      await crew.dismiss();
    });
  request.onMessages(gathered.messages);
  const masked = [...gathered.masked.values()].map(({ buyer }) => buyer);
  const known = masked.length === 0 ? null : await request.knownJoins?.(masked);
  const maskedNames = ['masked', ...crew.maskedNames];
  const joins = joinMaskedThreads({ folder, maskedNames, gathered }, request, known ?? new Map());
  const names = ['known', ...crew.names, 'joined'];
  return { folder, names, partitions: PARTITIONS, gathered, intake, ...joins };
}

/** Puts masked buyers' events where the buyer they were joined to is, and names the ambiguous ones. */
function joinMaskedThreads(
  {
    folder,
    maskedNames,
    gathered,
  }: {
    readonly folder: string;
    readonly maskedNames: readonly string[];
    readonly gathered: Gathered;
  },
  request: SpoolRequest,
  known: ReadonlyMap<string, string>,
): Pick<SpooledRun, 'joined' | 'unclear'> {
  const conversations = [...gathered.masked.values()].filter(({ buyer }) => !known.has(buyer));
  const plan = planJoins(
    conversations,
    gathered.joinable,
    request.joinWindowMs,
    request.afterSaleMs,
  );
  const buyers = new Map([...known, ...plan.buyers]);
  const joined = new Spool(folder, 'joined', PARTITIONS);
  for (let part = 0; part < PARTITIONS; part++) {
    for (const bytes of readPart(folder, maskedNames, part)) {
      decodeEvents(bytes, (shop, masked, event) => {
        const buyer = buyers.get(masked) ?? masked;
        joined.write(partitionOf(buyer, PARTITIONS), encodeEvent(shop, buyer, event));
      });
    }
  }
  joined.close();
  const tell = (code: string, count: number, zh: string, en: string): void => {
    if (count > 0) gathered.notices.push({ file: '', code, words: { zh, en }, count });
  };
  tell(
    'masked-joined',
    plan.buyers.size,
    '买家昵称打了码，按昵称、时间和商品只有一位买家对得上，已和订单对上',
    'masked buyers joined to the orders of the one buyer who fits by name, time and product',
  );
  tell(
    'masked-ambiguous',
    plan.ambiguous.length,
    '买家昵称打了码，对得上的不止一位，没有硬对；这些会话里和订单有关的判定都是“不适用”',
    'masked buyers whom several buyers fit: not joined, and whatever needs their orders is n/a',
  );
  const chats = plan.ambiguous.map(({ shop, buyer }) => ({ shop, buyer }));
  return { joined: buyers, unclear: [...chats, ...plan.doubtful] };
}

/** Keys of `unclear` threads once the shop names of the run are settled. */
export function unclearThreads(
  run: SpooledRun,
  shopNames: ReadonlyMap<string, string>,
): Map<string, string> {
  return new Map(
    run.unclear.map(({ shop, buyer }) => [
      threadKey(shopNames.get(shop) ?? shop, buyer),
      'masked-buyer',
    ]),
  );
}
