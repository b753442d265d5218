// `kejing demo`: the main job on a sample shop, with nothing to prepare.
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { parseTime } from '../../intake/values.ts';
import { choosePolicy } from '../choose-policy.ts';
import { runAnalyze } from '../run-analyze.ts';
import { SHOP_ZONE_MS } from './analyze.ts';
import { writeSampleOrRefuse } from './sample.ts';

/** Adds the command. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('造一家示例店铺并出报告 · Makes a sample shop and its report')
    .option('--dir <dir>', '文件夹 · folder', 'demo')
    .action(async ({ dir }: { dir: string }) => {
      const shop = join(dir, 'shop');
      const report = join(dir, 'report');
      process.stdout.write('① 造一家示例店铺 · making a sample shop …\n');
      const size = { agents: 12, days: 30, conversations: 4000, seed: 1 };
      const summary = await writeSampleOrRefuse(shop, size);
      const inputs = summary.files
        .filter((file) => file !== 'truth.jsonl')
        .map((file) => ({ path: join(shop, file), expects: null }));
      process.stdout.write('② 分析 · analysing …\n');
      process.exitCode = await runAnalyze({
        inputs,
        out: report,
        mappings: [],
        asOf: null,
        // A sample of this year is no future, whatever the machine's clock says.
        now: Math.max(Date.now(), parseTime(summary.to, SHOP_ZONE_MS) ?? 0),
        policy: choosePolicy('common-tool'),
        zoneOffsetMs: SHOP_ZONE_MS,
        shop: null,
        ruleOptions: {},
        rulesFolder: null,
        metricsFolder: null,
        workers: 2,
        failOn: null,
        facts: true,
        json: false,
        lang: 'zh',
        ai: null,
      });
      const page = resolve(report, 'report.html');
      process.stdout.write(`\n③ 用浏览器打开 · open in a browser: ${page}\n`);
    });
}
