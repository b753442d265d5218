// G5 Damaged files through upload and import: no crash, no 500, nothing half-written. `npm run drill uploads` sends 10,000.
import { expect, test } from 'vitest';
import { drillUploads } from '../../testing/drill-uploads.ts';
import { openTestApp } from '../../testing/test-app.ts';

test('G5 300 damaged files: every answer is expected, rows add up, nothing is left behind', async () => {
  const app = await openTestApp();
  const report = await drillUploads(app, 300, 20_260_601);
  await app.close();
  expect(report.crashes).toEqual([]);
  expect(report.broken).toEqual([]);
  expect(report.statuses.get(200)).toBe(300);
  expect(report.rows).toBeGreaterThan(500);
  expect(report.quarantined).toBeGreaterThan(50);
}, 240_000);
