// Bundles the processes into dist/, so that `npx kejing` needs nothing but Node.
import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: [
    'src/entry/cli.ts',
    'src/entry/analyse-worker.ts',
    'src/entry/pglite-thread.ts',
    'src/entry/analyser-thread.ts',
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
});
