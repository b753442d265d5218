// `kejing backup FILE` and `kejing restore FILE --data DIR`: the whole database out, and back in with a comparison.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { columnTable } from '../../report/column-table.ts';
import type { BackupManifest } from '../../work/backup.ts';
import { EXIT, Refused } from '../exit.ts';
import { programVersion } from '../program-version.ts';
import { type DataOptions, readConfig } from '../read-config.ts';

/** Adds `backup`. */
export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('把整个数据库备份成一个文件 · Backs the whole database up to one file')
    .argument('<file>', '写到哪，如 kejing-2026-06-01.backup.gz · where to')
    .option('--data <dir>', '数据文件夹 · data folder')
    .option('--force', '文件已有时覆盖 · overwrite the file')
    .action((file: string, options: DataOptions & { force?: boolean }) => runBackup(file, options));
}

/** Adds `restore`. */
export function addRestore(program: Command): void {
  program
    .command('restore')
    .description('把备份恢复到空的文件夹，并逐表核对 · Restores into an empty folder and compares')
    .argument('<file>', '备份文件 · the backup')
    .option('--data <dir>', '空的数据文件夹；不填则用 DATABASE_URL · an empty data folder')
    .action((file: string, options: DataOptions) => runRestore(file, options));
}

/** `--data` names an embedded database even where DATABASE_URL is set: from one kind to the other. */
async function openOne({ data }: DataOptions, there: boolean) {
  const { config } = readConfig({ dataFolder: data });
  const { openConfigured } = await import('../open-services.ts');
  const db = await openConfigured(
    data === undefined ? config : { ...config, databaseUrl: null },
    there,
  );
  return { db, dataFolder: config.dataFolder };
}

async function runBackup(file: string, options: DataOptions & { force?: boolean }): Promise<void> {
  if (existsSync(file) && !options.force) {
    throw new Refused({
      zh: `${file} 已经有了。换个名字，或加 --force 覆盖`,
      en: `${file} exists. Choose another name, or overwrite it with --force`,
    });
  }
  const { writeBackup } = await import('../../work/backup.ts');
  const { uploadSource } = await import('../../features/imports/backup-uploads.ts');
  const { db, dataFolder } = await openOne(options, true);
  try {
    const at = new Date().toISOString();
    const head = { version: programVersion(), at };
    const manifest = await writeBackup(db, resolve(file), head, uploadSource(dataFolder));
    process.stdout.write(`已备份到 ${file} · backed up\n${tableOf(manifest)}\n`);
    process.exitCode = EXIT.done;
  } finally {
    await db.close();
  }
}

async function runRestore(file: string, options: DataOptions): Promise<void> {
  if (!existsSync(file)) {
    throw new Refused({ zh: `没有这个文件：${file}`, en: `there is no such file: ${file}` });
  }
  const { restoreBackup, RestoreProblem } = await import('../../work/restore.ts');
  const { uploadTarget } = await import('../../features/imports/backup-uploads.ts');
  const { db, dataFolder } = await openOne(options, false);
  try {
    const manifest = await restoreBackup(db, resolve(file), uploadTarget(dataFolder));
    process.stdout.write(
      `已恢复，逐表核对一致 · restored; every table compared\n${tableOf(manifest)}\n`,
    );
    process.exitCode = EXIT.done;
  } catch (error) {
    if (error instanceof RestoreProblem) throw new Refused(error.words);
    throw error;
  } finally {
    await db.close();
  }
}

function tableOf({ tables, files }: BackupManifest): string {
  const rows = tables
    .filter((table) => table.rows > 0)
    .map(({ table, rows: count, sha256 }) => [table, String(count), sha256.slice(0, 16)]);
  for (const { name, bytes, sha256 } of files) {
    rows.push([`等着导入的文件 file ${name}`, `${bytes} B`, sha256.slice(0, 16)]);
  }
  const titles = [{ title: '表 table' }, { title: '行 rows', right: true }, { title: 'sha256' }];
  return columnTable(titles, rows, 80).join('\n');
}
