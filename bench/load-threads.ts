// Reads a sample's files into threads held in memory, so that analysing them can be measured alone.
import type { AnalysisSetup } from '../src/analyse/analyse.ts';
import type { Thread } from '../src/domain/event.ts';
import { SHOP_ZONE_MS } from '../src/entry/commands/analyze.ts';
import { analyseFiles } from '../src/work/analyse-files.ts';
import { readPolicies } from '../src/work/load-content.ts';
import { readThreads } from '../src/work/read-threads.ts';
import { readPart } from '../src/work/spool.ts';

/** Threads of a sample with the setup they are analysed under. */
export interface LoadedThreads {
  readonly threads: Thread[];
  readonly setup: AnalysisSetup['setup'];
  readonly asOf: number;
  readonly messages: number;
}

/** Reads what `analyze` would be given, through the same reading and spooling. */
export async function loadThreads(paths: readonly string[]): Promise<LoadedThreads> {
  const policy = readPolicies().get('common-tool')!;
  const threads: Thread[] = [];
  const run = await analyseFiles<null>({
    inputs: paths.map((path) => ({ path })),
    mappings: [],
    policy,
    zoneOffsetMs: SHOP_ZONE_MS,
    shop: null,
    asOf: null,
    now: Date.now(),
    workers: 1,
    factsFolder: null,
    quarantine() {},
    onRead() {},
    onAnalysed() {},
    runShares: async (shares) => {
      for (const share of shares) {
        for (let part = share.from; part < share.to; part++) {
          const texts = readPart(share.spoolFolder, share.spoolNames, part);
          for (const thread of readThreads(texts, share)) threads.push(thread);
        }
      }
      return [];
    },
  });
  return { threads, setup: run.setup, asOf: run.asOf, messages: run.gathered.messages };
}
