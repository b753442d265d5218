// `kejing import FILES…`: takes exported chats and orders into the database.
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import type { Words } from '../../intake/format.ts';
import { createProgress, type Progress } from '../../report/progress.ts';
import type { Database } from '../../store/database.ts';
import type { ImportReport } from '../../work/import-files.ts';
import type { ImportStage } from '../../work/import-request.ts';
import { EXIT, type Language, notThere, parseLanguage, Refused } from '../exit.ts';
import { presentImport, ROWS_SHOWN } from '../present-import.ts';
import { type DataOptions, readConfig } from '../read-config.ts';
import { readMappings } from '../read-mappings.ts';
import { collectOption } from '../rule-options.ts';

interface ImportOptions extends DataOptions {
  readonly shop?: string;
  readonly mapping: readonly string[];
  readonly workers?: string;
  readonly json?: boolean;
  readonly lang: string;
}

/** Adds the command. */
export function addImport(program: Command): void {
  program
    .command('import')
    .description('把聊天、订单等文件导入数据库 · Imports exported chats and orders')
    .argument('<files...>', '文件或文件夹，按内容识别 · files or folders')
    .option('--data <dir>', '数据文件夹 · data folder')
    .option('--shop <name>', '没写店铺的行算哪家店 · shop of rows that name none')
    .option('--mapping <file>', '列对应表，见 kejing map · column mapping', collectOption, [])
    .option('--workers <n>', '用几个核 · worker threads')
    .option('--json', '结果输出为 JSON · result as JSON')
    .option('--lang <zh|en>', '语言 · language', 'zh')
    .action(async (files: string[], options: ImportOptions) => {
      process.exitCode = await runImport(files, options);
    });
}

async function runImport(files: readonly string[], options: ImportOptions): Promise<number> {
  const lang = parseLanguage(options.lang);
  for (const path of files) refuseMissing(path);
  const mappings = readMappings(options.mapping);
  const { config } = readConfig({ dataFolder: options.data });
  const { openConfigured } = await import('../open-services.ts');
  const { importFiles } = await import('../../work/import-files.ts');
  const stop = new AbortController();
  const cancel = (): void => stop.abort();
  process.once('SIGINT', cancel);
  const db = await openConfigured(config);
  const progress = stagesOf(createProgress({ stream: process.stderr, lang }));
  try {
    const report = await importFiles(db, {
      inputs: files.map((path) => ({ path })),
      mappings,
      shop: options.shop ?? null,
      by: '命令行 command line',
      now: Date.now(),
      workers: workersOf(options.workers),
      onProgress: progress.update,
      signal: stop.signal,
    });
    progress.finish();
    if (options.json === true) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    else process.stdout.write(await tell(db, report, lang));
    return report.files.some(({ refusal }) => refusal === null) ? EXIT.done : EXIT.refused;
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    throw new Refused({
      zh: '导入已取消；已写入的会话完整保留，再导入一次同样的文件就会补齐',
      en: 'Cancelled; whole conversations written so far stay, importing the same files again completes them',
    });
  } finally {
    process.off('SIGINT', cancel);
    await db.close();
  }
}

async function tell(db: Database, report: ImportReport, lang: Language): Promise<string> {
  const { listQuarantined } = await import('../../store/import-runs.ts');
  const rows = await listQuarantined(db, report.id, -1, ROWS_SHOWN);
  return presentImport(report, rows, lang, process.stdout.columns ?? 100);
}

function refuseMissing(path: string): void {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return;
  throw notThere(path);
}

function workersOf(text: string | undefined): number {
  if (text === undefined) return Math.max(1, Math.min(8, availableParallelism()));
  const workers = Number(text);
  if (Number.isInteger(workers) && workers >= 0 && workers <= 64) return workers;
  throw new Refused({
    zh: `--workers 要填 0 到 64 的整数，不是“${text}”`,
    en: `--workers takes a whole number from 0 to 64, not “${text}”`,
  });
}

const MESSAGES: Words = { zh: '条消息', en: 'messages' };
const STAGES: Readonly<Record<ImportStage, { readonly words: Words; readonly unit: Words }>> = {
  read: { words: { zh: '读取', en: 'Reading' }, unit: MESSAGES },
  analyse: { words: { zh: '分析并写入', en: 'Analysing and writing' }, unit: MESSAGES },
  index: {
    words: { zh: '建索引', en: 'Making indexes' },
    unit: { zh: '个', en: '' },
  },
  again: {
    words: { zh: '重算受影响的会话', en: 'Analysing affected threads again' },
    unit: { zh: '位买家', en: 'buyers' },
  },
  sum: { words: { zh: '汇总', en: 'Summing up' }, unit: { zh: '天', en: 'days' } },
};

function stagesOf(progress: Progress) {
  let at: ImportStage | null = null;
  return {
    update(stage: ImportStage, done: number, total: number | null): void {
      if (stage !== at) {
        if (at !== null) progress.finish();
        progress.start(STAGES[stage].words, total, STAGES[stage].unit);
        at = stage;
      }
      progress.update(done);
    },
    finish(): void {
      if (at !== null) progress.finish();
      at = null;
    },
  };
}
