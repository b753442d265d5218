// What `kejing doctor` looks at: each check says what it found and, if something is wrong, how to mend it.
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Words } from '../intake/format.ts';
import { FolderInUse } from '../store/data-folder-lock.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { countDeferredIndexes } from '../store/deferred-indexes.ts';
import { countJobs } from '../store/job-rows.ts';
import { tagsOf } from '../store/migrate.ts';
import type { Config } from '../work/config.ts';
import { packageRoot } from '../work/package-root.ts';

export type CheckState = 'good' | 'look' | 'bad';

export interface Check {
  readonly name: Words;
  readonly state: CheckState;
  readonly found: Words;
  /** What to do; null: nothing. */
  readonly todo: Words | null;
}

const same = (text: string): Words => ({ zh: text, en: text });

function check(name: Words, state: CheckState, found: Words, todo: Words | null = null): Check {
  return { name, state, found, todo };
}

/** All checks, in the order in which they build on each other. */
export async function runChecks(config: Config): Promise<Check[]> {
  const first = [checkNode(), checkWeb()];
  if (hasNoData(config)) return [...first, noData(config)];
  return [...first, ...(await checkFolder(config)), ...(await checkDatabase(config))];
}

/** Looking must not make: an installation where there was none would seem in order. */
function hasNoData({ databaseUrl, dataFolder }: Config): boolean {
  return databaseUrl === null && !existsSync(join(dataFolder, 'database'));
}

function noData({ dataFolder }: Config): Check {
  return check(
    FOLDER,
    'look',
    { zh: `${dataFolder} 里还没有客镜的数据`, en: `no data of Kejing in ${dataFolder} yet` },
    {
      zh: '第一次用：运行 kejing serve 就会建好；不是第一次：检查 --data 和运行时所在的文件夹',
      en: 'At first: kejing serve makes it; else check --data and the folder you run this in',
    },
  );
}

function checkNode(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const fits = major > 20 || (major === 20 && minor >= 19);
  return check(
    { zh: 'Node 版本', en: 'Node version' },
    fits ? 'good' : 'bad',
    same(process.versions.node),
    fits ? null : { zh: '装 Node 20.19 或更新的版本', en: 'Install Node 20.19 or newer' },
  );
}

function checkWeb(): Check {
  const built = existsSync(join(packageRoot(), 'dist', 'web', 'index.html'));
  return check(
    { zh: '网页', en: 'Web pages' },
    built ? 'good' : 'look',
    built ? { zh: '已构建', en: 'built' } : { zh: '没有构建', en: 'not built' },
    built ? null : { zh: '在客镜的文件夹里运行 npm run prepare', en: 'Run npm run prepare' },
  );
}

const FREE_BYTES_MIN = 2 * 1024 ** 3;
const FOLDER: Words = { zh: '数据文件夹', en: 'Data folder' };

async function checkFolder({ dataFolder }: Config): Promise<Check[]> {
  try {
    mkdirSync(dataFolder, { recursive: true });
    accessSync(dataFolder, constants.R_OK | constants.W_OK);
    if (!statSync(dataFolder).isDirectory()) throw new Error('not a folder');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [
      check(FOLDER, 'bad', same(why), {
        zh: `给运行客镜的用户读写 ${dataFolder} 的权限，或用 --data 换一个`,
        en: `Let the user who runs Kejing write to ${dataFolder}, or choose another with --data`,
      }),
    ];
  }
  const { bavail, bsize } = await statfs(dataFolder);
  const free = bavail * bsize;
  const enough = free >= FREE_BYTES_MIN;
  return [
    check(FOLDER, 'good', { zh: `${dataFolder}，可写`, en: `${dataFolder}, writable` }),
    check(
      { zh: '磁盘', en: 'Disk' },
      enough ? 'good' : 'look',
      { zh: `还剩 ${gigabytes(free)}`, en: `${gigabytes(free)} free` },
      enough ? null : { zh: '腾出 2 GB 以上再导入', en: 'Free 2 GB or more before importing' },
    ),
  ];
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1024 ** 3).toFixed(1)} GB`;
}

async function checkDatabase(config: Config): Promise<Check[]> {
  const { databaseUrl, dataFolder } = config;
  const name = { zh: '数据库', en: 'Database' };
  let db: Database;
  try {
    const place = databaseUrl === null ? { dataFolder } : { url: databaseUrl };
    db = await openDatabase(place, { migrate: false });
    await db.query('select 1');
  } catch (error) {
    if (error instanceof FolderInUse) {
      return [
        check(name, 'look', error.words, {
          zh: '客镜正在运行就没有问题；要完整检查，先停掉它',
          en: 'Fine if Kejing is running; stop it for the other checks',
        }),
      ];
    }
    const why = error instanceof Error ? error.message : String(error);
    return [check(name, 'bad', same(why), databaseTodo(databaseUrl))];
  }
  try {
    const kind = db.kind === 'pglite' ? { zh: '内置', en: 'embedded' } : same('PostgreSQL');
    return [
      check(name, 'good', kind),
      await checkMigrations(db),
      ...(await checkIndexes(db)),
      ...(await checkJobs(db)),
      await checkClock(db),
    ];
  } finally {
    await db.close();
  }
}

function databaseTodo(databaseUrl: string | null): Words {
  return databaseUrl === null
    ? {
        zh: '数据文件夹可能坏了：用最近的备份 kejing restore 恢复到一个新文件夹',
        en: 'The folder may be damaged: restore the latest backup into a new one with kejing restore',
      }
    : {
        zh: '检查 DATABASE_URL、网络、账号和密码；PostgreSQL 要 15 或更新',
        en: 'Check DATABASE_URL, the network, the account; PostgreSQL must be 15 or newer',
      };
}

async function checkMigrations(db: Database): Promise<Check> {
  const name = { zh: '数据表', en: 'Tables' };
  const wanted = tagsOf();
  const [listed] = await db.query<{ there: boolean }>(
    "select to_regclass('public.kejing_migration') is not null as there",
  );
  const done = listed?.there
    ? (await db.query<{ tag: string }>('select tag from kejing_migration')).map(({ tag }) => tag)
    : [];
  const unknown = done.filter((tag) => !wanted.includes(tag));
  if (unknown.length > 0) {
    return check(
      name,
      'bad',
      { zh: `比这个程序新：${unknown}`, en: `newer than this program: ${unknown}` },
      {
        zh: '升级客镜，或用旧版本自己的备份恢复',
        en: 'Upgrade Kejing, or restore a backup of this version',
      },
    );
  }
  const missing = wanted.length - done.length;
  return missing === 0
    ? check(name, 'good', { zh: '是最新的', en: 'up to date' })
    : check(
        name,
        'look',
        { zh: `差 ${missing} 次更新`, en: `${missing} updates are due` },
        {
          zh: '启动 kejing serve 时会自动更新；先备份一次',
          en: 'kejing serve brings them up to date; back up first',
        },
      );
}

/** An import that died left indexes to make: pages are slow without them. */
async function checkIndexes(db: Database): Promise<Check[]> {
  const missing = await countDeferredIndexes(db);
  if (missing === 0) return [];
  return [
    check(
      { zh: '索引', en: 'Indexes' },
      'look',
      {
        zh: `差 ${missing} 个，导入中断时留下的`,
        en: `${missing} missing, left by an import that stopped`,
      },
      {
        zh: '启动 kejing serve 或再导入一次时会自动补上',
        en: 'kejing serve or the next import makes them',
      },
    ),
  ];
}

async function checkJobs(db: Database): Promise<Check[]> {
  const name = { zh: '任务', en: 'Jobs' };
  const counts = await countJobs(db).catch(() => null);
  if (counts === null) return [];
  const of = (state: string): number =>
    counts.filter((one) => one.state === state).reduce((sum, one) => sum + one.jobs, 0);
  const found = {
    zh: `等待 ${of('waiting')}，在做 ${of('running')}，失败 ${of('failed')}`,
    en: `${of('waiting')} waiting, ${of('running')} running, ${of('failed')} failed`,
  };
  const todo = {
    zh: '到“导入与任务”页面看失败的原因，改好后点“继续”',
    en: 'See why on the page of imports and jobs, then resume them',
  };
  return [check(name, of('failed') > 0 ? 'look' : 'good', found, of('failed') > 0 ? todo : null)];
}

const CLOCK_OFF_MS_MAX = 5000;

async function checkClock(db: Database): Promise<Check> {
  const [row] = await db.query<{ at: number }>(
    'select (extract(epoch from clock_timestamp()) * 1000)::bigint as at',
  );
  const off = Math.abs(Date.now() - (row?.at ?? 0));
  const built = statSync(join(packageRoot(), 'package.json')).mtimeMs;
  const wrong = off > CLOCK_OFF_MS_MAX || Date.now() < built - 86_400_000;
  return check(
    { zh: '时钟', en: 'Clock' },
    wrong ? 'bad' : 'good',
    { zh: `和数据库差 ${off} 毫秒`, en: `${off} ms from the database’s` },
    wrong ? { zh: '用 NTP 校准这台机器和数据库的时钟', en: 'Set both clocks by NTP' } : null,
  );
}
