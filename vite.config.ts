// Builds the web app into dist/web; tsdown builds the programs into dist and runs before it.
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = join(import.meta.dirname, 'src', 'entry', 'web');

/** Where `kejing serve` listens while the page is being worked on. */
const API = process.env['KEJING_API'] ?? 'http://127.0.0.1:7788';

export default defineConfig({
  root,
  cacheDir: join(import.meta.dirname, 'node_modules', '.vite'),
  plugins: [react()],
  resolve: { alias: { '/web.tsx': join(import.meta.dirname, 'src', 'entry', 'web.tsx') } },
  server: { proxy: { '/api': API }, fs: { allow: [import.meta.dirname] } },
  preview: { proxy: { '/api': API } },
  build: {
    outDir: join(import.meta.dirname, 'dist', 'web'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1400,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 3 },
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|react-router|scheduler|@tanstack)[\\/]/,
              priority: 2,
            },
            // Parts of the component library that several pages use; what one page uses comes with it.
            {
              name: 'components',
              test: /node_modules[\\/](antd|@ant-design|@rc-component)[\\/]/,
              minShareCount: 3,
              priority: 1,
            },
          ],
        },
      },
    },
  },
});
