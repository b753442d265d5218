// Import: files → events by buyer → united with what is stored → analysed side by side → written by whole threads.
import { randomUUID } from 'node:crypto';
import type { Notice, Quarantined, Words } from '../intake/format.ts';
import type { IntakeReport } from '../intake/read-files.ts';
import type { Database } from '../store/database.ts';
import {
  anyImportDone,
  findSameImport,
  finishImport,
  type ImportResult,
  saveQuarantined,
  startImport,
} from '../store/import-runs.ts';
import { hashInputs } from './hash-inputs.ts';
import type { ImportRequest } from './import-request.ts';
import { findImportShop, loadReadingSettings } from './import-shop.ts';
import { type ReadFiles, readForImport } from './read-for-import.ts';
import { type AnalysedImport, analyseSpooled, settleShops } from './settle-import.ts';
import { removeSpool } from './spool.ts';

export interface ImportReport extends ImportResult {
  readonly id: string;
  /** The very same was imported before and nothing has happened since: nothing was read. */
  readonly known: boolean;
}

/** More are counted, but not kept row by row. */
const QUARANTINE_MAX = 50_000;

/**
 * Imports files. Equal files end in equal rows however often they are imported, and in whatever order;
 * dying half-way and starting over ends in the same. Rejects with the signal's reason when cancelled.
 */
export async function importFiles(db: Database, request: ImportRequest): Promise<ImportReport> {
  const id = request.id ?? randomUUID();
  const settings = await loadReadingSettings(db, await findImportShop(db, request.shop));
  const hashed = hashInputs({ ...request, settings });
  // A failure is thrown where it is awaited.
  hashed.catch(() => undefined);
  if ((request.id == null || request.shortcut === true) && (await anyImportDone(db))) {
    const same = await findSameImport(db, await hashed);
    if (same !== null) return { ...same, known: true };
  }
  const { by, now, shop } = request;
  const asked = { inputs: request.inputs, mappings: request.mappings, shop };
  await startImport(db, { id, shop: shop ?? '', by, at: now, request: asked });
  const told: { read: ReadFiles | null; rows: Quarantined[] } = { read: null, rows: [] };
  try {
    const analysed = await runImport(db, request, told);
    await saveQuarantined(db, id, told.rows);
    await countTables(db);
    if (db.kind === 'pglite') await keepHouse(db);
    const result = resultOf(told.read!, analysed);
    await finishImport(db, id, { at: now, state: 'done', inputHash: await hashed, result });
    return { id, known: false, ...result };
  } catch (error) {
    const cancelled = request.signal?.aborted === true;
    const state = cancelled ? 'cancelled' : 'failed';
    await finishImport(db, id, {
      at: now,
      state,
      ...(told.read === null ? {} : { result: resultOf(told.read, null) }),
      ...(cancelled ? {} : { problem: problemOf(error) }),
    }).catch(() => undefined);
    throw error;
  }
}

async function runImport(
  db: Database,
  request: ImportRequest,
  told: { read: ReadFiles | null; rows: Quarantined[] },
): Promise<AnalysedImport> {
  const read = await readForImport(db, request, (row) => {
    if (told.rows.length < QUARANTINE_MAX) told.rows.push(row);
  });
  told.read = read;
  try {
    refuseOtherShops(read, request);
    const settled = await settleShops(db, read, request);
    return await analyseSpooled(db, read, settled, request);
  } finally {
    removeSpool(read.run.folder);
  }
}

const COUNTED = 'conversation, finding, reception, inquiry, customer_order, thread';

/** Nothing else keeps statistics in the embedded database: without them findings are joined row by row. */
async function countTables(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    // A third of the usual sample: 9,000 rows of each table.
    await tx.exec('set local default_statistics_target = 30');
    await tx.exec(`analyze ${COUNTED}`);
  });
}

/**
 * What a server does by itself and nobody does here: rows noted as seen by all, so that sums read an index
 * alone; and a checkpoint, or the log would grow and the first opening after a kill replay all of it.
 */
async function keepHouse(db: Database): Promise<void> {
  await db.exec(`vacuum ${COUNTED}, search_single`);
  await db.exec('checkpoint');
}

/** Before anything is written: files may name shops that whoever imports them may not touch. */
function refuseOtherShops({ shops }: ReadFiles, { allowed = 'all' }: ImportRequest): void {
  if (allowed === 'all') return;
  const others = shops.filter((shop) => !allowed.includes(shop));
  if (others.length === 0) return;
  throw new Error(
    `文件里有你不能写的店铺：${others.join('、')} · the files hold shops you may not write to`,
  );
}

function resultOf({ run, notices }: ReadFiles, analysed: AnalysedImport | null): ImportResult {
  const { intake, gathered } = run;
  return {
    files: filesOf(intake),
    notices: [...notices, ...gathered.notices].map(({ file, code, words, count }: Notice) => ({
      ...{ file, code, words, count },
    })),
    shops: analysed?.shops ?? [],
    rows: intake.rows,
    accepted: intake.accepted,
    duplicate: intake.duplicate,
    quarantined: intake.quarantined,
    messages: gathered.messages,
    threads: analysed?.counts.threads ?? 0,
    threadsChanged: analysed?.counts.changed ?? 0,
    asOf: analysed?.asOf ?? null,
  };
}

function filesOf({ files }: IntakeReport): ImportResult['files'] {
  return files.map(({ file, bytes, format, rows, accepted, duplicate, quarantined, refusal }) => ({
    name: file,
    bytes,
    format: format === null ? null : { id: format.id, words: format.words },
    rows,
    accepted,
    duplicate,
    quarantined,
    refusal: refusal === null ? null : { code: refusal.code, words: refusal.words },
  }));
}

function problemOf(error: unknown): Words {
  const why = error instanceof Error ? error.message : String(error);
  return { zh: `导入中断：${why}`, en: `the import stopped: ${why}` };
}
