// `kejing import FILES…`: takes exported chats and orders into the database.
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import type { Words } from '../../intake/format.ts';
import { columnTable } from '../../report/column-table.ts';
import { presentCount } from '../../report/present-number.ts';
import { createProgress, type Progress } from '../../report/progress.ts';
import type { ImportReport } from '../../work/import-files.ts';
import type { ImportStage } from '../../work/import-request.ts';
import { EXIT, type Language, notThere, parseLanguage, Refused } from '../exit.ts';
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
    say(report, lang, options.json === true);
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

function say(report: ImportReport, lang: Language, json: boolean): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return;
  }
  const zh = lang === 'zh';
  const titles = zh
    ? ['文件', '行', '收下', '重复', '隔离', '识别为']
    : ['file', 'rows', 'accepted', 'duplicate', 'quarantined', 'read as'];
  const rows = report.files.map((file) => [
    file.name,
    ...[file.rows, file.accepted, file.duplicate, file.quarantined].map(presentCount),
    file.refusal?.words[lang] ?? file.format?.words[lang] ?? '',
  ]);
  const columns = titles.map((title, i) => ({ title, right: i > 0 && i < 5 }));
  const lines = columnTable(columns, rows, process.stdout.columns ?? 100);
  for (const { words, count } of report.notices) {
    lines.push(zh ? `· ${words.zh}（${count}）` : `· ${words.en} (${count})`);
  }
  lines.push('', conclusion(report, zh));
  process.stdout.write(`${lines.join('\n')}\n`);
}

function conclusion(report: ImportReport, zh: boolean): string {
  const { shops, messages, threads, threadsChanged, known } = report;
  const name = shops.join('、');
  if (known) {
    return zh
      ? `✓ ${name}：这些文件已经导入过，没有新内容`
      : `✓ ${name}: these files were imported before; nothing is new`;
  }
  const [m, t, c] = [messages, threads, threadsChanged].map(presentCount);
  return zh
    ? `✓ ${name}：${m} 条消息、${t} 位买家，其中 ${c} 位有新内容`
    : `✓ ${name}: ${m} messages of ${t} buyers, something new with ${c}`;
}
