// `kejing doctor`: what is wrong with this installation and how to mend it, and every setting with its source.
import type { Command } from 'commander';
import { columnTable } from '../../report/column-table.ts';
import type { LoadedConfig } from '../../work/config.ts';
import type { Check } from '../doctor-checks.ts';
import { EXIT, type Language, parseLanguage } from '../exit.ts';
import { type DataOptions, readConfig } from '../read-config.ts';

interface DoctorOptions extends DataOptions {
  readonly lang: string;
  readonly json?: boolean;
}

/** Adds the command. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('检查哪里有问题、怎么修 · Says what is wrong and how to mend it')
    .option('--data <dir>', '数据文件夹 · data folder')
    .option('--json', '输出 JSON · print JSON')
    .option('--lang <zh|en>', '语言 · language', 'zh')
    .action((options: DoctorOptions) => runDoctor(options));
}

async function runDoctor(options: DoctorOptions): Promise<void> {
  const lang = parseLanguage(options.lang);
  const loaded = readConfig({ dataFolder: options.data });
  const { runChecks } = await import('../doctor-checks.ts');
  const checks = await runChecks(loaded.config);
  const text = options.json
    ? JSON.stringify({ checks, settings: loaded.entries, file: loaded.file }, null, 2)
    : [...checkLines(checks, lang), '', ...settingLines(loaded, lang)].join('\n');
  process.stdout.write(`${text}\n`);
  process.exitCode = checks.some(({ state }) => state === 'bad') ? EXIT.flagged : EXIT.done;
}

const MARKS = { good: '✓', look: '!', bad: '✗' } as const;

function checkLines(checks: readonly Check[], lang: Language): string[] {
  return checks.flatMap(({ name, state, found, todo }) => [
    `${MARKS[state]} ${name[lang]}${lang === 'zh' ? '：' : ': '}${found[lang]}`,
    ...(todo === null ? [] : [`  → ${todo[lang]}`]),
  ]);
}

const SOURCES = {
  flag: { zh: '命令行', en: 'flag' },
  environment: { zh: '环境变量', en: 'environment' },
  file: { zh: '配置文件', en: 'file' },
  default: { zh: '默认', en: 'default' },
} as const;

function settingLines({ entries, file }: LoadedConfig, lang: Language): string[] {
  const titles =
    lang === 'zh' ? ['设置', '值', '来自', '说明'] : ['Setting', 'Value', 'From', 'Meaning'];
  const none = lang === 'zh' ? '没有 kejing.config.yaml' : 'there is no kejing.config.yaml';
  return [
    file ?? none,
    ...columnTable(
      titles.map((title) => ({ title })),
      entries.map(({ key, shown, source, where, words }) => [
        key,
        shown,
        source === 'environment' ? where : SOURCES[source][lang],
        words[lang],
      ]),
      110,
    ),
  ];
}
