// G5 Damaged files through upload and import: no crash, no 500, nothing half-written. `npm run drill uploads` sends 10,000.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { drillUploads } from '../../testing/drill-uploads.ts';
import { openTestApp } from '../../testing/test-app.ts';
import { packageRoot } from '../../work/package-root.ts';

/** Sources of src/intake that have fixtures. */
function fixtureFolders(): number {
  const intake = join(packageRoot(), 'src', 'intake');
  return readdirSync(intake).filter((name) => existsSync(join(intake, name, 'fixtures'))).length;
}

test('G5 300 damaged files: every answer is expected, rows add up, nothing is left behind', async () => {
  const app = await openTestApp();
  const report = await drillUploads(app, 300, 20_260_601);
  await app.close();
  expect(report.crashes).toEqual([]);
  expect(report.broken).toEqual([]);
  expect(report.statuses.get(200)).toBe(300);
  expect(report.sources).toBe(fixtureFolders());
  expect(report.rows).toBeGreaterThan(500);
  expect(report.quarantined).toBeGreaterThan(50);
}, 240_000);
