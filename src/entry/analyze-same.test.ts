// The result of `kejing analyze` is that of its data: not of how many workers share it, in which order, or how often it is read.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FACT_FILES } from '../analyse/facts.ts';
import { readReport, type WrittenReport } from '../testing/read-report.ts';
import { runCommand } from '../testing/run-command.ts';
import { type SampleShop, sampleShop } from '../testing/sample-shop.ts';

interface Analysed {
  readonly rows: { read: number; accepted: number; duplicate: number; quarantined: number };
  readonly report: WrittenReport;
}

let shop: SampleShop;
let alone: Analysed;
let runs = 0;

async function analyze(files: readonly string[], workers: number): Promise<Analysed> {
  const folder = join(shop.folder, `report-${runs++}`);
  const fixed = ['--as-of', shop.exportedAt, '--workers', String(workers), '--json'];
  const run = await runCommand('analyze', ...files, '--out', folder, ...fixed);
  expect(run.code, run.err).toBe(0);
  return { rows: JSON.parse(run.out).rows, report: readReport(folder) };
}

/** Byte for byte; named file by file, so that a difference is readable. */
function expectSameFacts(actual: WrittenReport, expected: WrittenReport): void {
  for (const file of FACT_FILES) {
    expect(actual.lines[file].length, file).toBe(expected.lines[file].length);
    const at = actual.lines[file].findIndex((line, i) => line !== expected.lines[file][i]);
    expect(actual.lines[file][at], `${file}:${at + 1}`).toBe(expected.lines[file][at]);
  }
  expect(actual.metrics).toEqual(expected.metrics);
}

beforeAll(async () => {
  shop = await sampleShop({ agents: 5, days: 3, conversations: 150, seed: 11 });
  alone = await analyze(shop.files, 1);
}, 60_000);
afterAll(() => shop.remove());

describe('M1 the same data give the same analysis', () => {
  test('there is something to compare', () => {
    for (const file of FACT_FILES) expect(alone.report.lines[file].length, file).toBeGreaterThan(9);
  });

  test.each([2, 3])(
    'with %i workers as without any',
    async (workers) => {
      const { report, rows } = await analyze(shop.files, workers);
      expectSameFacts(report, alone.report);
      expect(rows).toEqual(alone.rows);
      expect(report.html).toBe(alone.report.html);
    },
    120_000,
  );

  test('with the files named in another order', async () => {
    const { report } = await analyze([...shop.files].reverse(), 1);
    expectSameFacts(report, alone.report);
    expect(report.html).toBe(alone.report.html);
  });
});

describe('G1 importing twice changes nothing', () => {
  test('every file given twice: each row again is a duplicate', async () => {
    const { report, rows } = await analyze([...shop.files, ...shop.files], 1);
    expectSameFacts(report, alone.report);
    const { read, accepted } = alone.rows;
    expect(rows).toEqual({ read: read * 2, accepted, duplicate: read, quarantined: 0 });
  });
});
