// Forgets what an installation does not keep: ended jobs, old rows of the audit log, uploaded files.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../store/database.ts';
import { deleteEndedJobs } from '../store/job-rows.ts';
import { deleteAuditBefore } from '../store/save-audit.ts';
import type { Config } from './config.ts';

export interface ForgetRequest {
  readonly db: Database;
  readonly config: Pick<Config, 'jobDays' | 'auditDays' | 'uploadDays'>;
  readonly dataFolder: string;
  readonly now: number;
  readonly signal: AbortSignal;
}

export interface ForgetReport {
  readonly jobs: number;
  readonly auditRows: number;
  readonly uploads: number;
}

const DAY_MS = 86_400_000;

/** Uploaded files, below the data folder. */
export const UPLOADS = 'uploads';

/** Each kind by its own number of days; one that says `null` is kept for ever. */
export async function forgetOld(request: ForgetRequest): Promise<ForgetReport> {
  const { db, config, now, signal } = request;
  const jobs = await deleteEndedJobs(db, now - config.jobDays * DAY_MS);
  signal.throwIfAborted();
  const auditRows =
    config.auditDays === null ? 0 : await deleteAuditBefore(db, now - config.auditDays * DAY_MS);
  signal.throwIfAborted();
  return { jobs, auditRows, uploads: deleteUploads(request) };
}

function deleteUploads({ config, dataFolder, now }: ForgetRequest): number {
  const folder = join(dataFolder, UPLOADS);
  const before = now - config.uploadDays * DAY_MS;
  let deleted = 0;
  for (const name of namesIn(folder)) {
    const path = join(folder, name);
    if (statSync(path).mtimeMs >= before) continue;
    rmSync(path, { recursive: true, force: true });
    deleted++;
  }
  return deleted;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return [];
    throw error;
  }
}
