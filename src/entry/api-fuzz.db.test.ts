// G5 Mutated requests to every route: none crashes the server, every refusal has the one shape, none leaves rows behind.
import { expect, test } from 'vitest';
import { drillBodies } from '../testing/drill-bodies.ts';
import { openTestApp } from '../testing/test-app.ts';

test('G5 600 mutated requests over all routes: no 500, one error shape, nothing half-written', async () => {
  const app = await openTestApp();
  const report = await drillBodies(app, 600, 20_260_601);
  await app.close();
  expect(report.crashes).toEqual([]);
  expect(report.shapeless).toEqual([]);
  expect(report.halfWritten).toEqual([]);
  expect(report.statuses.get(200)).toBeGreaterThan(20);
  expect(report.statuses.get(400)).toBeGreaterThan(100);
}, 120_000);
