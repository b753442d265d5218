// Starts a worker thread from a module, from source through tsx as well as from the bundle.
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';

// Threads keep all cores busy: helpers that share out a young generation among them only take turns.
setFlagsFromString('--no-parallel-scavenge');
// What survived while a thread began says nothing of what it makes later: made among the old, it burdens them.
setFlagsFromString('--no-allocation-site-pretenuring');

/**
 * A module from source needs tsx registered inside its own thread first, which takes longer than most of what it
 * is started for: tests bundle all programs once and name the folder in KEJING_BUILT_PROGRAMS.
 */
export function startThread(entry: URL, workerData: unknown): Worker {
  if (!entry.pathname.endsWith('.ts')) return new Worker(entry, { workerData });
  const built = process.env['KEJING_BUILT_PROGRAMS'];
  if (built !== undefined) return new Worker(join(built, builtName(entry)), { workerData });
  // Not import.meta.resolve: test runners give modules none. A require finds the CommonJS twin.
  const twin = createRequire(import.meta.url).resolve('tsx/esm/api');
  const tsx = JSON.stringify(pathToFileURL(twin.replace(/\.cjs$/, '.mjs')).href);
  const start = `import(${tsx}).then((tsx) => { tsx.register(); return import(${JSON.stringify(entry.href)}); })`;
  return new Worker(start, { eval: true, workerData });
}

function builtName(entry: URL): string {
  return basename(entry.pathname).replace(/\.ts$/, '.js');
}
