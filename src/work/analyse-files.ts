// One run over files: read and spool, settle the setup, share the spool among workers, join the facts.
import type { Instant } from '../domain/event.ts';
import type { AttributionPolicy, Setup } from '../domain/setup.ts';
import type { Notice, Quarantined } from '../intake/format.ts';
import type { Mapping } from '../intake/mapping.ts';
import type { InputFile, IntakeReport } from '../intake/read-files.ts';
import { dayNumber, dayStart } from '../lib/zone.ts';
import type { PartitionShare } from './analyse-partitions.ts';
import { annotateNotices } from './annotate/annotate-notices.ts';
import { type AnnotateSettings, annotateSpool } from './annotate/annotate-spool.ts';
import type { AnnotateReport } from './annotate/annotate-tally.ts';
import { writeAnnotationFacts } from './annotate/annotation-facts.ts';
import { assembleSetup } from './assemble-setup.ts';
import { joinFactParts } from './fact-writer.ts';
import type { Gathered } from './gathered.ts';
import { removeSpool } from './spool.ts';
import { spoolFiles, unclearThreads } from './spool-files.ts';

export interface AnalyseFilesRequest<Result> {
  readonly inputs: readonly InputFile[];
  readonly mappings: readonly Mapping[];
  readonly policy: AttributionPolicy;
  readonly zoneOffsetMs: number;
  /** Shop of rows that name none; null: a placeholder, replaced by the only shop there is. */
  readonly shop: string | null;
  /** null: the end of the last business day in the data, but not later than `now`. */
  readonly asOf: Instant | null;
  readonly now: Instant;
  readonly workers: number;
  /** null: nothing is written. */
  readonly factsFolder: string | null;
  /** null or absent: no model is asked, and nothing leaves the machine. */
  readonly annotate?: AnnotateSettings | null;
  readonly quarantine: (row: Quarantined) => void;
  readonly onRead: (messages: number) => void;
  readonly onAnalysed: (messages: number, total: number) => void;
  /** Runs one share after another or side by side, each in a worker of its own. */
  readonly runShares: (
    shares: readonly PartitionShare[],
    setup: Setup,
    onProgress: (messages: number) => void,
  ) => Promise<Result[]>;
}

export interface AnalysedFiles<Result> {
  readonly intake: IntakeReport;
  readonly gathered: Gathered;
  readonly setup: Setup;
  readonly shops: readonly string[];
  readonly ordersKnown: boolean;
  readonly asOf: Instant;
  readonly notices: readonly Notice[];
  /** What came of asking a model; null: none was asked. */
  readonly annotated: AnnotateReport | null;
  /** null: no usable event was found. */
  readonly results: readonly Result[] | null;
}

/** Name rows get that name no shop, until the run knows better. */
export const UNNAMED_SHOP = '本店';
const DAY_MS = 86_400_000;

/** Reads everything, then analyses everything; temporary files are gone afterwards in any case. */
export async function analyseFiles<Result>(
  request: AnalyseFilesRequest<Result>,
): Promise<AnalysedFiles<Result>> {
  const { policy, zoneOffsetMs, now } = request;
  const unnamedShop = request.shop ?? UNNAMED_SHOP;
  const run = await spoolFiles({
    inputs: request.inputs,
    read: { zoneOffsetMs, shop: unnamedShop, latest: now + DAY_MS, mappings: request.mappings },
    quarantine: request.quarantine,
    readers: request.workers,
    joinWindowMs: policy.inquiryWindowMs,
    afterSaleMs: policy.afterSaleMs,
    onMessages: request.onRead,
  });
  try {
    const { gathered, intake } = run;
    const { setup, shopNames, notices } = assembleSetup(gathered, {
      policy,
      zoneOffsetMs,
      unnamedShop,
    });
    const seen = [...gathered.chatShops.keys(), ...gathered.orderShops.keys()];
    const shops = [...new Set(seen.map((shop) => shopNames.get(shop) ?? shop))].sort();
    const ordersKnown = intake.files.some(
      ({ format, refusal }) => format?.feeds === 'orders' && refusal === null,
    );
    const asOf = request.asOf ?? endOfLastDay(gathered, setup, now);
    const empty = gathered.messages + gathered.orderEvents === 0;
    const known = { ordersKnown, shopNames, asOf, annotated: request.annotate != null };
    const shares = sharesOf(run, request, known);
    const annotated = empty ? null : await annotateRun(run, shares[0]!, setup, request);
    let analysed = 0;
    const results = empty
      ? null
      : await request.runShares(shares, setup, (messages) => {
          analysed += messages;
          request.onAnalysed(analysed, gathered.messages);
        });
    if (request.factsFolder !== null && !empty) joinFactParts(request.factsFolder, shares.length);
    const told = [...gathered.notices, ...notices, ...annotateNotices(annotated)];
    return { intake, gathered, setup, shops, ordersKnown, asOf, notices: told, annotated, results };
  } finally {
    removeSpool(run.folder);
  }
}

function sharesOf<Result>(
  run: Awaited<ReturnType<typeof spoolFiles>>,
  request: AnalyseFilesRequest<Result>,
  known: {
    readonly ordersKnown: boolean;
    readonly shopNames: ReadonlyMap<string, string>;
    readonly asOf: Instant;
    readonly annotated: boolean;
  },
): PartitionShare[] {
  const workers = Math.max(1, Math.min(request.workers, run.partitions));
  const unclear = unclearThreads(run, known.shopNames);
  return Array.from({ length: workers }, (_, part) => ({
    ...known,
    unclear,
    spoolFolder: run.folder,
    spoolNames: run.names,
    from: Math.floor((run.partitions * part) / workers),
    to: Math.floor((run.partitions * (part + 1)) / workers),
    factsFolder: request.factsFolder,
    part,
  }));
}

/** Asks the annotators before anything is analysed, so that rules see the stored answers. */
async function annotateRun<Result>(
  { folder, names, partitions, gathered }: Awaited<ReturnType<typeof spoolFiles>>,
  read: PartitionShare,
  setup: Setup,
  { annotate, factsFolder }: AnalyseFilesRequest<Result>,
): Promise<AnnotateReport | null> {
  if (annotate == null) return null;
  const agentNames = gathered.chatAgents.keys();
  const { asOf } = read;
  const threads = { folder, names, partitions, read, setup, asOf, agentNames };
  const report = await annotateSpool(threads, annotate);
  if (factsFolder !== null) writeAnnotationFacts(threads, factsFolder);
  return report;
}

/** Exports are cut by day: all that happened that day is known, nothing after it is. */
export function endOfLastDay(
  { lastAt }: Pick<Gathered, 'lastAt'>,
  setup: Pick<Setup, 'zoneOffsetMs' | 'dayCutMs'>,
  now: Instant,
): Instant {
  if (!Number.isFinite(lastAt)) return now;
  const { zoneOffsetMs, dayCutMs } = setup;
  const end = dayStart(dayNumber(lastAt, zoneOffsetMs, dayCutMs) + 1, zoneOffsetMs, dayCutMs);
  return Math.min(end, Math.max(now, lastAt));
}
