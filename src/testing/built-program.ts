// Before any test: bundles the program and its threads, so that starting one costs a test no reading of sources.
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { keptFolder, newestChange } from './kept-folder.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** For vitest's `globalSetup`. Built as published, once for as long as no source changes. */
export async function setup(): Promise<void> {
  const made = newestChange(
    [join(ROOT, 'package-lock.json'), join(ROOT, 'src')],
    (name) => name.endsWith('.ts') && !name.includes('.test.'),
  );
  process.env['KEJING_BUILT_PROGRAMS'] = await keptFolder('programs', made, async (outDir) => {
    const { build } = await import('tsdown');
    const { default: config } = await import('../../tsdown.config.ts');
    await build({ ...config, config: false, cwd: ROOT, outDir, logLevel: 'error' });
  });
}

/** Arguments of `node` that come before those of `kejing`: of the bundle, or from source if there is none. */
export function programArguments(): readonly string[] {
  const built = process.env['KEJING_BUILT_PROGRAMS'];
  if (built !== undefined) return [join(built, 'cli.js')];
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  return ['--import', tsx, join(ROOT, 'src/entry/cli.ts')];
}
