// Bundles the processes into dist/, so that `npx kejing` needs nothing but Node.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: [
    'src/entry/cli.ts',
    'src/entry/analyse-worker.ts',
    'src/entry/pglite-thread.ts',
    'src/entry/analyser-thread.ts',
    'src/entry/reader-thread.ts',
    'src/entry/write-empty-database.ts',
  ],
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outDir: 'dist',
  clean: true,
  dts: false,
  sourcemap: false,
  fixedExtension: false,
  outExtensions: () => ({ js: '.js' }),
  hooks: {
    'build:done'({ options }) {
      const program = join(options.outDir, 'write-empty-database.js');
      execFileSync(process.execPath, [program], { stdio: 'inherit' });
    },
  },
});
