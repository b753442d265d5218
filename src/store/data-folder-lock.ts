// Keeps a data folder to one process: two embedded databases in one folder would destroy each other's pages.
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** Another process has the folder. */
export class FolderInUse extends Error {
  readonly words: { readonly zh: string; readonly en: string };

  constructor(folder: string, pid: number) {
    const words = {
      zh: `数据文件夹 ${folder} 正被另一个客镜进程（进程号 ${pid}）使用；请先停掉它，或用 --data 换一个文件夹。要让几个进程同时工作，请设置 DATABASE_URL 使用 PostgreSQL`,
      en: `data folder ${folder} is in use by another Kejing process (${pid}); stop it, or name another folder with --data. For several processes at once set DATABASE_URL to a PostgreSQL server`,
    };
    super(`${words.zh}\n${words.en}`);
    this.words = words;
  }
}

const held = new Set<string>();

/** Takes the folder, making it if need be; returns how to give it back. A dead process's lock is taken over. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'process.lock');
  if (held.has(path)) throw new FolderInUse(folder, process.pid);
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, `${process.pid} ${startOf(process.pid)}\n`);
      closeSync(file);
      held.add(path);
      return () => {
        held.delete(path);
        rmSync(path, { force: true });
      };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const owner = ownerOf(path);
    if (owner !== null) throw new FolderInUse(folder, owner);
    rmSync(path, { force: true });
  }
  throw new FolderInUse(folder, ownerOf(path) ?? 0);
}

/** The living process that holds the lock; null: it is gone, or its number is another process's by now. */
function ownerOf(path: string): number | null {
  if (!existsSync(path)) return null;
  const [pid = 0, start = ''] = readFileSync(path, 'utf8')
    .trim()
    .split(' ')
    .map((part, i) => (i === 0 ? Number(part) : part)) as [number?, string?];
  if (pid === process.pid) return held.has(path) ? pid : null;
  if (!Number.isInteger(pid) || pid <= 0) return null;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return null;
  }
  return startOf(pid) === start ? pid : null;
}

/** When a process began, in the system's ticks, so that a reused number is seen; '-' where nobody says. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-';
  } catch {
    return '-';
  }
}
