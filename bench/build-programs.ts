// Bundles what is to be measured: code run through tsx keeps function names and is about half as fast.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'tsdown';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Folder of everything a bench makes; safe to delete. */
export const CACHE = fileURLToPath(new URL('../.cache/bench/', import.meta.url));

const SOURCES = {
  cli: new URL('../src/entry/cli.ts', import.meta.url),
  'analyse-worker': new URL('../src/entry/analyse-worker.ts', import.meta.url),
  'pglite-thread': new URL('../src/entry/pglite-thread.ts', import.meta.url),
  'write-empty-database': new URL('../src/entry/write-empty-database.ts', import.meta.url),
  'analyser-thread': new URL('../src/entry/analyser-thread.ts', import.meta.url),
  'reader-thread': new URL('../src/entry/reader-thread.ts', import.meta.url),
  'store-alone': new URL('./programs/store-alone.ts', import.meta.url),
  'tell-usage': new URL('./programs/tell-usage.ts', import.meta.url),
  'read-floor': new URL('./programs/read-floor.ts', import.meta.url),
  'analyse-alone': new URL('./programs/analyse-alone.ts', import.meta.url),
  'metrics-alone': new URL('./programs/metrics-alone.ts', import.meta.url),
  'rules-alone': new URL('./programs/rules-alone.ts', import.meta.url),
  'duckdb-peer': new URL('./programs/duckdb-peer.ts', import.meta.url),
};

export type Program = keyof typeof SOURCES;

/** Built as the published program is; returns the path of each. */
export async function buildPrograms(): Promise<Readonly<Record<Program, string>>> {
  const outDir = `${CACHE}dist`;
  const entry = Object.fromEntries(
    Object.entries(SOURCES).map(([name, url]) => [name, fileURLToPath(url)]),
  );
  await build({
    cwd: ROOT,
    config: false,
    entry,
    outDir,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    dts: false,
    clean: true,
    logLevel: 'error',
    fixedExtension: false,
    outExtensions: () => ({ js: '.js' }),
  });
  execFileSync(process.execPath, [`${outDir}/write-empty-database.js`]);
  const paths = Object.keys(SOURCES).map((name) => [name, `${outDir}/${name}.js`]);
  return Object.fromEntries(paths) as Record<Program, string>;
}
