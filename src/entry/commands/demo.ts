// `kejing demo`: the whole app on a sample shop, with nothing to prepare; or only its report.
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { parseTime } from '../../intake/values.ts';
import type { SampleSummary } from '../../work/sample/write-sample.ts';
import { choosePolicy } from '../choose-policy.ts';
import { readConfig } from '../read-config.ts';
import { runAnalyze } from '../run-analyze.ts';
import { isFree, portTaken } from '../taken-port.ts';
import { SHOP_ZONE_MS } from './analyze.ts';
import { writeSampleOrRefuse } from './sample.ts';

interface DemoOptions {
  readonly dir: string;
  readonly port?: string;
  readonly open: boolean;
  readonly reportOnly?: boolean;
}

/** Adds the command. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('造一家示例店铺并打开客镜 · Makes a sample shop and opens Kejing with it')
    .option('--dir <dir>', '文件夹 · folder', 'demo')
    .option('--port <n>', '端口，默认 7788，被占就换一个 · port')
    .option('--no-open', '不打开浏览器 · opens no browser')
    .option('--report-only', '只出报告文件，不启动网页 · only the report files')
    .action(async (options: DemoOptions) => {
      process.exitCode = await demo(options);
    });
}

async function demo({ dir, port, open, reportOnly }: DemoOptions): Promise<number> {
  if (reportOnly !== true && port !== undefined) await refuseTaken(port);
  const shopFolder = join(dir, 'shop');
  process.stdout.write('① 造一家示例店铺 · making a sample shop …\n');
  const size = { agents: 12, days: 30, conversations: 4000, seed: 1 };
  const sample = await writeSampleOrRefuse(shopFolder, size);
  if (reportOnly === true) return await reportOnSample(dir, shopFolder, sample);
  // Loaded only now: the other commands start without the server.
  const { runDemo } = await import('../run-demo.ts');
  return await runDemo({ dir, sample, shopFolder, port: port ?? null, open });
}

/** At once, not when a minute's work is done. */
async function refuseTaken(given: string): Promise<void> {
  const { port } = readConfig({ port: given }).config;
  if (port !== 0 && !(await isFree(port, '127.0.0.1'))) throw await portTaken(port);
}

async function reportOnSample(
  dir: string,
  shopFolder: string,
  { files, to }: SampleSummary,
): Promise<number> {
  const report = join(dir, 'report');
  process.stdout.write('② 分析 · analysing …\n');
  const code = await runAnalyze({
    inputs: files
      .filter((file) => file !== 'truth.jsonl')
      .map((file) => ({ path: join(shopFolder, file), expects: null })),
    out: report,
    mappings: [],
    asOf: null,
    // A sample of this year is no future, whatever the machine's clock says.
    now: Math.max(Date.now(), parseTime(to, SHOP_ZONE_MS) ?? 0),
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
  return code;
}
