// Stored imports and received files → their shapes on the wire.
import { basename } from 'node:path';
import type { Words } from '../../intake/format.ts';
import type { ImportResult } from '../../store/import-runs.ts';
import type { JobProgress } from '../../work/jobs.ts';
import type { ImportItem, ReceivedFile } from './contract.ts';
import type { ImportOutcome } from './import-input.ts';
import type { ImportRow } from './store.ts';
import type { UploadRow } from './store-uploads.ts';
import { pageWords } from './web-words.ts';

/** `see`: shops whose figures may be shown. */
export function presentImport(row: ImportRow, see: (shop: string) => boolean): ImportItem {
  const outcome = row.job_result as ImportOutcome | null;
  const known = outcome !== null && outcome.report.id !== row.id;
  const result: ImportResult = outcome?.report ?? resultOf(row);
  const state = stateOf(row);
  const progress = row.progress as JobProgress | null;
  const asked = (row.input ?? {}) as { readonly sample?: string; readonly uploads?: unknown };
  return {
    id: row.id,
    state,
    cancelAsked: row.cancel_asked === true && state === 'running',
    kind: row.job_state === null ? 'command-line' : asked.sample === undefined ? 'files' : 'sample',
    by: row.by ?? '—',
    at: row.at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    progress:
      progress === null || state === 'done'
        ? null
        : { stage: progress.unit, done: progress.done, total: progress.total },
    known,
    problem: problemOf(row, state),
    shops: result.shops.filter(see),
    ...filesOf(result, asked.uploads, state),
    ...{ rows: result.rows, accepted: result.accepted, duplicate: result.duplicate },
    ...{ quarantined: result.quarantined, messages: result.messages, threads: result.threads },
    threadsChanged: known ? 0 : result.threadsChanged,
    quarantineId: outcome?.report.id ?? row.id,
    changes: (outcome?.changes ?? [])
      .filter(({ shop }) => see(shop))
      .map((change) => ({ ...change })),
    canResume: state === 'failed' || state === 'cancelled' ? row.job_state !== null : false,
  };
}

function resultOf(row: ImportRow): ImportResult {
  return {
    files: row.files ?? [],
    notices: row.notices ?? [],
    shops: row.shops ?? [],
    rows: row.rows ?? 0,
    accepted: row.accepted ?? 0,
    duplicate: row.duplicate ?? 0,
    quarantined: row.quarantined ?? 0,
    messages: row.messages ?? 0,
    threads: row.threads ?? 0,
    threadsChanged: row.threads_changed ?? 0,
    asOf: null,
  };
}

function stateOf({ job_state, run_state }: ImportRow): ImportItem['state'] {
  if (job_state !== null) return job_state as ImportItem['state'];
  return run_state === 'interrupted' ? 'failed' : (run_state as ImportItem['state']);
}

function problemOf(
  { error, problem, run_state, job_state }: ImportRow,
  state: string,
): Words | null {
  if (state !== 'failed') return null;
  if (job_state === null && run_state === 'interrupted') {
    return {
      zh: '做到一半程序退出了；再导入一次同样的文件就会补齐',
      en: 'The program ended in the middle; importing the same files again completes it',
    };
  }
  if (error !== null) {
    const [zh = error, en = error] = error.split(' · ');
    return { zh, en };
  }
  return problem ?? { zh: '导入没有完成', en: 'The import did not finish' };
}

/** Until files were read only their names are known. */
function filesOf(
  { files, notices }: ImportResult,
  uploads: unknown,
  state: ImportItem['state'],
): Pick<ImportItem, 'files' | 'notices'> {
  const named = Array.isArray(uploads) ? (uploads as { name: string; bytes: number }[]) : [];
  const nothing = { rows: 0, accepted: 0, duplicate: 0, quarantined: 0 };
  const unread = named.map(({ name, bytes }) => ({
    ...{ name, bytes, format: null, refusal: null },
    ...nothing,
  }));
  return {
    files:
      files.length === 0 || state === 'waiting'
        ? unread
        : files.map(({ name, format, refusal, ...counts }) => ({
            ...counts,
            name: basename(name),
            format: format?.words ?? null,
            refusal: refusal === null ? null : pageWords(refusal.words),
          })),
    notices: notices.map((notice) => ({
      ...notice,
      words: pageWords(notice.words),
      file: basename(notice.file),
    })),
  };
}

export interface Mask {
  buyer(nick: string): string;
  text(text: string): string;
  readonly masked: boolean;
}

export function presentUpload(
  { id, name, bytes, at, look }: UploadRow,
  importedAt: number | null,
  mask: Mask,
): ReceivedFile {
  const { state, format, encoding, refusal, preview, table } = look;
  return {
    ...{ id, name, bytes, at, state, format, encoding, refusal, importedAt },
    preview: preview === null ? null : presentPreview(preview, mask),
    // Cells of an unknown table could be anything of a buyer's.
    table:
      table === null
        ? null
        : (structuredClone(mask.masked ? { ...table, rows: [] } : table) as ReceivedFile['table']),
  };
}

export function presentPreview(
  preview: NonNullable<UploadRow['look']['preview']>,
  mask: Mask,
): NonNullable<ReceivedFile['preview']> {
  return {
    ...preview,
    rows: preview.rows.map((row) => ({
      ...row,
      buyer: row.buyer === null ? null : mask.buyer(row.buyer),
      text: mask.text(row.text),
    })),
    faults: [...preview.faults],
  };
}
