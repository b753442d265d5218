// Opens what every long-running process needs: the database, the queue, the log, the measures.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Services } from '../http/app-env.ts';
import { Metrics } from '../http/metrics.ts';
import { FolderInUse } from '../store/data-folder-lock.ts';
import { type Database, openDatabase } from '../store/database.ts';
import type { Config } from '../work/config.ts';
import { openJobs } from '../work/jobs.ts';
import { Refused } from './exit.ts';

export interface OpenedServices {
  readonly services: Services;
  /** Tells streams to end; call it first when stopping. */
  beginStop(): void;
  close(): Promise<void>;
}

/**
 * Opens the database of the configuration, tables brought up to date; a refusal says what is in the way.
 * `there`: an embedded one must be there already, so that a mistyped folder is not taken for an empty one.
 */
export async function openConfigured(config: Config, there = false): Promise<Database> {
  const { databaseUrl, dataFolder } = config;
  if (there && databaseUrl === null && !existsSync(join(dataFolder, 'database'))) {
    throw noData(dataFolder);
  }
  try {
    if (databaseUrl !== null) return await openDatabase({ url: databaseUrl });
    mkdirSync(dataFolder, { recursive: true });
    return await openDatabase({ dataFolder });
  } catch (error) {
    throw refusalOf(error, config);
  }
}

export async function openServices(config: Config): Promise<OpenedServices> {
  const log = pino(
    { level: config.logLevel, redact: ['err.parameters', 'err.detail', 'err.query'] },
    pino.destination({ fd: 2, sync: true }),
  );
  const db = await openConfigured(config);
  const stopping = new AbortController();
  const now = (): number => Date.now();
  return {
    services: {
      db,
      jobs: openJobs(db, now),
      dataFolder: config.dataFolder,
      config,
      log,
      metrics: new Metrics(),
      stopping: stopping.signal,
      now,
    },
    beginStop: () => stopping.abort(),
    close: () => db.close(),
  };
}

function noData(folder: string): Refused {
  return new Refused({
    zh: `${folder} 里还没有客镜的数据：检查 --data 写对没有；第一次用请先 kejing import 或 kejing serve`,
    en: `there are no data of Kejing in ${folder}: check --data; at first run kejing import or kejing serve`,
  });
}

function refusalOf(error: unknown, { dataFolder, databaseUrl }: Config): unknown {
  if (error instanceof FolderInUse) return new Refused(error.words);
  const code = (error as { code?: unknown }).code;
  const words = error instanceof Error ? error.message : String(error);
  if (databaseUrl !== null && typeof code === 'string') {
    return new Refused({
      zh: `连不上 PostgreSQL（${code}：${words}）。检查 DATABASE_URL、网络和数据库账号`,
      en: `Cannot reach PostgreSQL (${code}: ${words}). Check DATABASE_URL, the network and the account`,
    });
  }
  if (code === 'EACCES' || code === 'EROFS' || code === 'ENOTDIR' || code === 'ENOSPC') {
    return new Refused({
      zh: `数据文件夹 ${dataFolder} 用不了（${code}）。检查它的权限和磁盘空间，或用 --data 换一个`,
      en: `The data folder ${dataFolder} cannot be used (${code}). Check its rights and the disk, or choose another with --data`,
    });
  }
  return error;
}
