// `kejing worker`: does jobs beside other workers; only with a PostgreSQL server.
import type { Command } from 'commander';
import { EXIT, Refused } from '../exit.ts';
import { type DataOptions, readConfig } from '../read-config.ts';

/** Adds the command. */
export function addWorker(program: Command): void {
  program
    .command('worker')
    .description('只做后台任务（要有 DATABASE_URL，可开多个） · Does jobs; needs DATABASE_URL')
    .option(
      '--data <dir>',
      '读上传的文件时，副本放在哪个文件夹 · folder for copies of uploads while they are read',
    )
    .action((options: DataOptions) => runWorker(options));
}

async function runWorker({ data: dataFolder }: DataOptions): Promise<void> {
  const { config } = readConfig({ dataFolder });
  if (config.databaseUrl === null) {
    throw new Refused({
      zh: 'worker 要连 PostgreSQL：先设 DATABASE_URL。内置数据库不用它，kejing serve 自己就做任务',
      en: 'worker needs a PostgreSQL server: set DATABASE_URL. With the embedded database kejing serve does the jobs itself',
    });
  }
  // Loaded only now: the other commands start without the database.
  const { openServices } = await import('../open-services.ts');
  const { jobHandlers } = await import('../job-handlers.ts');
  const { startJobWorker } = await import('../../work/job-worker.ts');
  const { SCHEDULES } = await import('../../work/job-schedules.ts');
  const { untilSignal } = await import('../until-signal.ts');
  const { services, beginStop, close } = await openServices(config);
  const worker = startJobWorker({
    ...services,
    handlers: jobHandlers(services),
    schedules: SCHEDULES,
    onProblem: (error, job) => services.log.error({ err: error, job: job?.id }, 'job failed'),
  });
  services.log.info({ worker: worker.name }, 'working');
  process.stdout.write(`客镜 worker ${worker.name} 已启动 · working\n`);
  await untilSignal();
  beginStop();
  await worker.stop();
  await close();
  process.exitCode = EXIT.done;
}
