// The import job: bytes to this machine, the import itself, and what it changed; resumed, it goes on as the same.
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseTime } from '../../intake/values.ts';
import { CHINA_OFFSET_MS } from '../../lib/zone.ts';
import type { Database } from '../../store/database.ts';
import { importFiles } from '../../work/import-files.ts';
import type { ImportStage } from '../../work/import-request.ts';
import type { JobRun } from '../../work/job-worker.ts';
import type { Job } from '../../work/jobs.ts';
import { writeSample } from '../../work/sample/write-sample.ts';
import { ImportInput, type ImportOutcome, SAMPLE_SIZES, type ShownStage } from './import-input.ts';
import { countShops, type ShopCounts } from './store.ts';
import { listUploads } from './store-uploads.ts';
import { type BorrowedBytes, borrowBytes } from './upload-bytes.ts';

export interface ImportServices {
  readonly db: Database;
  readonly dataFolder: string;
  now(): number;
}

/** Where figures stood before the import first began: kept on the job, so that a resumed one compares with it. */
interface Checkpoint {
  readonly before: readonly ShopCounts[];
}

const DAY_MS = 86_400_000;
const WORKERS_MAX = 8;

/** The handler of jobs of kind import. */
export async function runImport(
  services: ImportServices,
  job: Job,
  run: JobRun,
): Promise<ImportOutcome> {
  const input = ImportInput.parse(job.input);
  const { db } = services;
  const kept = job.progress?.checkpoint as Checkpoint | undefined;
  const before = kept?.before ?? (await countShops(db));
  const progress = createProgress(run, { before });
  progress.tell('sample' in input ? 'sample' : 'fetch', 0, null);
  const given =
    'sample' in input
      ? await makeSample(input.sample, progress.tell)
      : await fetchInputs(services, input);
  try {
    const report = await importFiles(db, {
      id: job.id,
      shortcut: true,
      inputs: given.paths.map((path) => ({ path })),
      mappings: given.mappings,
      shop: 'sample' in input ? null : input.shop,
      allowed: input.allowed,
      by: input.by,
      now: Math.max(services.now(), given.notBefore),
      workers: Math.min(WORKERS_MAX, Math.max(1, availableParallelism())),
      onProgress: progress.tell,
      signal: run.signal,
    });
    await progress.shown();
    return { report, changes: changesOf(before, await countShops(db), report.shops) };
  } finally {
    await given.remove();
  }
}

type Given = {
  readonly paths: readonly string[];
  readonly mappings: Parameters<typeof importFiles>[1]['mappings'];
  /** Data of a sample shop may lie ahead of this machine's clock. */
  readonly notBefore: number;
  remove(): Promise<void>;
};

async function fetchInputs(
  { db, dataFolder }: ImportServices,
  input: Extract<ImportInput, { uploads: unknown }>,
): Promise<Given> {
  const borrowed: BorrowedBytes[] = [];
  const remove = async (): Promise<void> => {
    for (const one of borrowed) await one.giveBack();
  };
  const stored = await listUploads(
    db,
    input.uploads.map(({ id }) => id),
  );
  for (const upload of input.uploads) {
    const found = await borrowBytes(db, dataFolder, upload);
    if (found === null) {
      await remove();
      throw new Error(
        `“${upload.name}”的内容已按保留期删除，请重新上传 · its bytes are no longer kept: upload it again`,
      );
    }
    borrowed.push(found);
  }
  const mappings = stored.flatMap(({ mapping }) => (mapping === null ? [] : [mapping]));
  return { paths: borrowed.map(({ path }) => path), mappings, notBefore: 0, remove };
}

async function makeSample(
  size: keyof typeof SAMPLE_SIZES,
  tell: (stage: ShownStage, done: number, total: number | null) => void,
): Promise<Given> {
  const folder = await mkdtemp(join(tmpdir(), 'kejing-sample-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const { files, to } = await writeSample(folder, SAMPLE_SIZES[size], (done, total) =>
      tell('sample', done, total),
    );
    const paths = files.filter((file) => file !== 'truth.jsonl').map((file) => join(folder, file));
    const lastDay = parseTime(to, CHINA_OFFSET_MS) ?? 0;
    return { paths, mappings: [], notBefore: lastDay + 2 * DAY_MS, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

const TELL_EVERY_MS = 250;

/** Progress is written now and then, one write at a time; what is overtaken meanwhile is left out. */
function createProgress(run: JobRun, checkpoint: Checkpoint) {
  let writing: Promise<void> | null = null;
  let next: { stage: string; done: number; total: number | null } | null = null;
  let stage = '';
  let toldAt = 0;
  const write = async (): Promise<void> => {
    while (next !== null) {
      const { stage: unit, done, total } = next;
      next = null;
      // Whatever stops the job reaches the import by its signal.
      await run.report({ done, total, unit, checkpoint }).catch(() => undefined);
    }
    writing = null;
  };
  return {
    tell(now: ImportStage | ShownStage, done: number, total: number | null): void {
      const at = performance.now();
      if (now === stage && at - toldAt < TELL_EVERY_MS) return;
      stage = now;
      toldAt = at;
      next = { stage: now, done, total };
      writing ??= write();
    },
    shown: async (): Promise<void> => {
      await writing;
    },
  };
}

/** Shops the import touched, with what is stored of each before and after. */
function changesOf(
  before: readonly ShopCounts[],
  after: readonly ShopCounts[],
  touched: readonly string[],
): ImportOutcome['changes'] {
  return after
    .filter(({ shop }) => touched.includes(shop))
    .map(({ shop, ...counts }) => {
      const was = before.find((one) => one.shop === shop);
      if (was === undefined) return { shop, before: null, after: counts };
      const { shop: _same, ...stood } = was;
      return { shop, before: stood, after: counts };
    });
}
