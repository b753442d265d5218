// `kejing serve`: the server with its web pages; in embedded mode the worker inside.
import type { Command } from 'commander';
import { EXIT } from '../exit.ts';
import { openBrowser } from '../open-browser.ts';
import { type DataOptions, readConfig } from '../read-config.ts';

interface ServeOptions extends DataOptions {
  readonly port?: string;
  readonly host?: string;
  readonly open?: boolean;
  readonly withWorker?: boolean;
}

/** Adds the command. */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description('启动客镜，在浏览器里用 · Runs the server and its web pages')
    .option('--port <n>', '端口，默认 7788 · port')
    .option('--host <address>', '监听地址，默认 127.0.0.1（只有本机能打开） · address')
    .option('--data <dir>', '数据文件夹，默认 ./kejing-data · data folder')
    .option('--open', '启动后打开浏览器 · open a browser')
    .option('--with-worker', '用 PostgreSQL 时也在本进程里做任务 · do jobs in this process too')
    .action((options: ServeOptions) => runServe(options));
}

async function runServe(options: ServeOptions): Promise<void> {
  const { port, host, data: dataFolder } = options;
  const { config, entries } = readConfig({ port, host, dataFolder });
  const quiet =
    process.stderr.isTTY &&
    entries.some(({ key, source }) => key === 'logLevel' && source === 'default');
  // Loaded only now: the other commands start without the server.
  const { startServer } = await import('../server.ts');
  const { untilSignal } = await import('../until-signal.ts');
  const server = await startServer({
    config: quiet ? { ...config, logLevel: 'warn' } : config,
    withWorker: config.databaseUrl === null || options.withWorker === true,
  });
  process.stdout.write(greeting(server.url, server.setupCode, config.dataFolder));
  if (options.open) openBrowser(server.url);
  await untilSignal();
  process.stdout.write('正在停止…（再按一次 Ctrl+C 立即退出） · stopping\n');
  await server.stop();
  process.exitCode = EXIT.done;
}

function greeting(url: string, setupCode: string | null, dataFolder: string): string {
  const lines = [
    `客镜已启动：${url}`,
    `  Kejing is running; data in ${dataFolder}; API at ${url}/api/docs`,
  ];
  if (setupCode !== null) {
    lines.push(
      `第一次使用：打开 ${url} 建店主账号。从别的电脑打开要填初始化码：${setupCode}`,
      '  First run: open the page and create the owner. From another machine it asks for the code above.',
    );
  }
  return `${[...lines, '按 Ctrl+C 停止 · Ctrl+C stops it'].join('\n')}\n`;
}
