// `kejing map FILE`: writes a suggested column mapping for a table Kejing does not know yet.
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { Command } from 'commander';
import type { Feeds } from '../../intake/format.ts';
import { mappableFeeds } from '../../intake/mapping.ts';
import { sampleTable } from '../../intake/sample-table.ts';
import { suggestMapping } from '../../intake/suggest-mapping.ts';
import { writeMapping } from '../../intake/write-mapping.ts';
import { notThere, Refused } from '../exit.ts';

interface MapOptions {
  readonly out?: string;
  readonly feeds?: string;
  readonly force?: boolean;
}

/** Adds the command. */
export function addMap(program: Command): void {
  program
    .command('map')
    .description(
      '给不认识的表格写一份列对应表，改好后用 --mapping 导入 · Suggests a column mapping to edit',
    )
    .argument('<file>', '表格文件 · CSV, TSV, XLSX …')
    .option('--out <file>', '写到哪里，默认 <文件名>.mapping.yaml，- 表示屏幕 · where to write it')
    .option('--feeds <kind>', `表里是什么：${mappableFeeds.join(' / ')} · what the table holds`)
    .option('--force', '覆盖已有的文件 · overwrite')
    .action(runMap);
}

async function runMap(file: string, options: MapOptions): Promise<void> {
  const feeds = options.feeds ?? null;
  if (feeds !== null && !mappableFeeds.some((known) => known === feeds)) {
    const list = mappableFeeds.join(' / ');
    throw new Refused({
      zh: `--feeds 只能是 ${list}，不是“${feeds}”`,
      en: `--feeds is one of ${list}, not “${feeds}”`,
    });
  }
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw notThere(file);
  if (found.isDirectory()) {
    throw new Refused({
      zh: `${file} 是文件夹；请给出里面的一个表格文件`,
      en: `${file} is a folder; name one table in it`,
    });
  }
  const sample = await sampleTable(file);
  if ('words' in sample) {
    throw new Refused({ zh: `${file}：${sample.words.zh}`, en: `${file}: ${sample.words.en}` });
  }
  const suggestion = suggestMapping(sample, feeds as Feeds | null);
  const text = writeMapping(suggestion, basename(file));
  const out = options.out ?? `${basename(file, extname(file))}.mapping.yaml`;
  if (out === '-') {
    process.stdout.write(text);
    return;
  }
  if (existsSync(out) && !options.force) {
    throw new Refused({
      zh: `${out} 已经有了；换个 --out，或加 --force 覆盖`,
      en: `${out} exists; choose another --out, or add --force`,
    });
  }
  writeFileSync(out, text);
  const open = suggestion.columns.filter(
    ({ field, header, sure }) => field.required && !(header && sure),
  );
  process.stdout.write(
    `✓ 已写好 ${out}；${open.length === 0 ? '请核对一遍' : `请先改这几列：${open.map(({ field }) => field.words.zh).join('、')}`}，然后：kejing analyze ${file} --mapping ${out}\n` +
      `  Written; ${open.length === 0 ? 'check it' : `mend ${open.map(({ field }) => field.words.en).join(', ')} first`}, then analyse with --mapping\n`,
  );
}
