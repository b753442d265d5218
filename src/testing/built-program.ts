// Before any test: bundles the program and its threads, so that starting one costs a test no reading of sources.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDERS = join(ROOT, 'node_modules/.cache/kejing');
const NAME = 'programs-';
const HOUR_MS = 3_600_000;

/** For vitest's `globalSetup`. Built as published, once for as long as no source changes. */
export async function setup(): Promise<void> {
  const folder = join(FOLDERS, `${NAME}${newestSource()}`);
  if (!existsSync(folder)) {
    const { build } = await import('tsdown');
    const { default: config } = await import('../../tsdown.config.ts');
    mkdirSync(FOLDERS, { recursive: true });
    const draft = mkdtempSync(`${folder}-`);
    await build({ ...config, config: false, cwd: ROOT, outDir: draft, logLevel: 'error' });
    publish(draft, folder);
    removeOlder(folder);
  }
  process.env['KEJING_BUILT_PROGRAMS'] = folder;
}

/** Arguments of `node` that come before those of `kejing`: of the bundle, or from source if there is none. */
export function programArguments(): readonly string[] {
  const built = process.env['KEJING_BUILT_PROGRAMS'];
  if (built !== undefined) return [join(built, 'cli.js')];
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  return ['--import', tsx, join(ROOT, 'src/entry/cli.ts')];
}

/** Newest change of any source or of the libraries, as text. */
function newestSource(): string {
  let newest = statSync(join(ROOT, 'package-lock.json')).mtimeMs;
  for (const file of readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!/\.ts$/.test(file) || file.includes('.test.')) continue;
    newest = Math.max(newest, statSync(join(ROOT, 'src', file)).mtimeMs);
  }
  return Math.floor(newest).toString(36);
}

function publish(draft: string, folder: string): void {
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** Of other sources, an hour old at least: nobody runs them any more. */
function removeOlder(current: string): void {
  for (const name of readdirSync(FOLDERS)) {
    const path = join(FOLDERS, name);
    if (!name.startsWith(NAME) || path === current) continue;
    if (statSync(path).mtimeMs < Date.now() - HOUR_MS)
      rmSync(path, { recursive: true, force: true });
  }
}
