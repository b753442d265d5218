// `kejing export WHAT`: conversations, orders, findings or figures of a shop as a CSV or Excel file.
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { EXIT, type Language, parseLanguage, Refused } from '../exit.ts';
import { type DataOptions, readConfig } from '../read-config.ts';

interface ExportOptions extends DataOptions {
  readonly shop?: string;
  readonly from?: string;
  readonly to?: string;
  readonly out?: string;
  readonly format?: string;
  readonly lang: string;
}

const KINDS = ['conversations', 'orders', 'findings', 'metrics'] as const;
const FORMATS = ['csv', 'xlsx'] as const;

/** Adds the command. */
export function addExport(program: Command): void {
  program
    .command('export')
    .description('把库里的数据导出成表格 · Writes stored data to a table')
    .argument('<what>', KINDS.join(' / '))
    .option('--shop <name>', '哪家店，只有一家时不用写 · shop')
    .option('--from <day>', '第一天 YYYY-MM-DD · first day')
    .option('--to <day>', '最后一天 · last day')
    .option('--out <file>', '写到哪里，默认 <what>.xlsx；扩展名决定格式 · where to')
    .option('--format <csv|xlsx>', '格式 · format')
    .option('--data <dir>', '数据文件夹 · data folder')
    .option('--lang <zh|en>', '语言 · language', 'zh')
    .action(async (what: string, options: ExportOptions) => {
      process.exitCode = await runExport(what, options);
    });
}

async function runExport(given: string, options: ExportOptions): Promise<number> {
  const lang = parseLanguage(options.lang);
  const what = choiceOf(given, KINDS, { zh: '导出什么', en: 'what to export' });
  const asked = options.format ?? (options.out?.endsWith('.csv') ? 'csv' : 'xlsx');
  const format = choiceOf(asked, FORMATS, { zh: '格式', en: 'format' });
  const days = { from: dayOf(options.from, '--from'), to: dayOf(options.to, '--to') };
  const out = options.out ?? `${what}.${format}`;
  const { config } = readConfig({ dataFolder: options.data });
  const { openConfigured } = await import('../open-services.ts');
  const { exportFile } = await import('../export-file.ts');
  const db = await openConfigured(config, true);
  try {
    const file = await exportFile(db, { what, shop: options.shop ?? null, ...days }, format, lang);
    const body = file.body as Parameters<typeof Readable.fromWeb>[0] | null;
    if (body !== null) await pipeline(Readable.fromWeb(body), createWriteStream(out));
  } finally {
    await db.close();
  }
  process.stdout.write(wordsOf(lang, out));
  return EXIT.done;
}

const wordsOf = (lang: Language, out: string): string =>
  lang === 'zh' ? `✓ 已写好 ${out}\n` : `✓ Written to ${out}\n`;

function choiceOf<const T extends string>(
  given: string,
  choices: readonly T[],
  words: { readonly zh: string; readonly en: string },
): T {
  const found = choices.find((choice) => choice === given);
  if (found !== undefined) return found;
  const list = choices.join(' / ');
  throw new Refused({
    zh: `${words.zh}只能是 ${list}，不是“${given}”`,
    en: `${words.en} is one of ${list}, not “${given}”`,
  });
}

function dayOf(text: string | undefined, flag: string): string | null {
  if (text === undefined || /^\d{4}-\d{2}-\d{2}$/.test(text)) return text ?? null;
  throw new Refused({
    zh: `${flag} 要写成 2026-06-01 这样，不是“${text}”`,
    en: `${flag} is a day like 2026-06-01, not “${text}”`,
  });
}
