// Makes the report the browser tests look at: a small sample shop, analysed by the program's own commands.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** Playwright calls it once; what it returns is called after the last test. */
export default function makeReport(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'kejing-e2e-'));
  const shop = join(folder, 'shop');
  const size = ['--agents', '8', '--days', '12', '--conversations', '600', '--seed', '3'];
  kejing('sample', shop, ...size);
  const files = ['chats.csv', 'orders', 'agents.csv', 'duty.csv', 'products.csv'];
  const paths = files.map((file) => join(shop, file));
  const asOf = ['--as-of', '2026-05-30T10:00:00+08:00'];
  kejing('analyze', ...paths, ...asOf, '--workers', '1', '--out', join(folder, 'report'));
  process.env['KEJING_E2E'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

function kejing(...args: readonly string[]): void {
  const cli = join(ROOT, 'src', 'entry', 'cli.ts');
  execFileSync(process.execPath, ['--import', 'tsx', cli, ...args], { cwd: ROOT, stdio: 'pipe' });
}
