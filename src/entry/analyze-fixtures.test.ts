// `kejing analyze` on every fixture of every source: each file gives what stands beside it, all the way to the report.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  readQuarantine,
  readReport,
  readWorkbookRows,
  schemaFaults,
} from '../testing/read-report.ts';
import { runCommand } from '../testing/run-command.ts';
import { packageRoot } from '../work/package-root.ts';

interface Expected {
  readonly with?: readonly string[];
  readonly format: string;
  readonly rows: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly quarantined: number;
  readonly quarantine: readonly { line: number; field: string; code: string }[];
  readonly threads: Readonly<Record<string, readonly { readonly type: string }[]>>;
}

const INTAKE = join(packageRoot(), 'src', 'intake');
/** Later than any time in the fixtures that is meant to be past, so that no result hangs on today. */
const AS_OF = '2029-12-31T00:00:00Z';
const out = mkdtempSync(join(tmpdir(), 'kejing-fixtures-'));
afterAll(() => rmSync(out, { recursive: true }));

const beside = readdirSync(INTAKE, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.expected.json'))
  .sort()
  .map((name) => {
    const path = join(INTAKE, name.replace(/\.expected\.json$/, ''));
    const expected = JSON.parse(readFileSync(join(INTAKE, name), 'utf8')) as Expected;
    return { name: basename(path), path, expected };
  });
/** Ratings say nothing without the chats or orders they are about. */
const talks = ({ expected }: (typeof beside)[number]): boolean =>
  Object.values(expected.threads).some((events) => events.some(({ type }) => type !== 'rating'));
const usable = beside.filter(talks);
const tablesOnly = beside.filter((each) => !talks(each));

async function analyze(path: string, expected: Expected, folder: string) {
  const others = (expected.with ?? []).map((other) => join(dirname(path), other));
  const files = [path, ...others];
  return runCommand(
    'analyze',
    ...files,
    '--out',
    folder,
    '--as-of',
    AS_OF,
    '--workers',
    '1',
    '--json',
  );
}

describe('G1 kejing analyze on every fixture', () => {
  test.each(usable)('$name becomes a report', async ({ name, path, expected }) => {
    const folder = join(out, name);
    const run = await analyze(path, expected, folder);
    expect(run.code, run.err).toBe(0);
    const summary = JSON.parse(run.out);
    const { read, accepted, duplicate, quarantined } = summary.rows;
    expect(read).toBe(accepted + duplicate + quarantined);
    const { rows } = expected;
    const file = summary.files.find((one: { file: string }) => one.file === path);
    expect(file).toMatchObject({ format: expected.format, rows, accepted: expected.accepted });
    expect(file).toMatchObject({
      duplicate: expected.duplicate,
      quarantined: expected.quarantined,
    });
    const written = readReport(folder);
    expect(written.quarantine.map(({ line, field, code }) => ({ line, field, code }))).toEqual(
      expected.quarantine,
    );
    expect(schemaFaults(written)).toEqual([]);
    await expectWhole(folder, summary, expected);
  });

  test.each(tablesOnly)('$name alone has nothing to analyse, and says so', async (fixture) => {
    const { name, path, expected } = fixture;
    const folder = join(out, name);
    const run = await analyze(path, expected, folder);
    expect(run.code).toBe(2);
    expect(run.out).toBe('');
    expect(run.err).toContain(path);
    expect(run.err).toMatch(/没有能分析的聊天或订单/);
    const rows = readQuarantine(readFileSync(join(folder, 'quarantine.csv'), 'utf8'));
    expect(rows.map(({ line, field, code }) => ({ line, field, code }))).toEqual(
      expected.quarantine,
    );
  });

  test('all fixtures at once, as one folder a source, add up', async () => {
    const folders = [...new Set(beside.map(({ path }) => dirname(path)))];
    const files = beside.map(({ path }) => path);
    expect(folders.length).toBeGreaterThanOrEqual(14);
    const folder = join(out, 'all');
    const run = await runCommand(
      'analyze',
      ...files,
      '--out',
      folder,
      '--as-of',
      AS_OF,
      '--workers',
      '1',
      '--json',
    );
    expect(run.code, run.err).toBe(0);
    const { rows, files: told } = JSON.parse(run.out);
    expect(rows.read).toBe(rows.accepted + rows.duplicate + rows.quarantined);
    expect(rows.read).toBe(beside.reduce((sum, { expected }) => sum + expected.rows, 0));
    expect(told).toHaveLength(files.length);
    expect(schemaFaults(readReport(folder))).toEqual([]);
  });
});

/** The page stands alone, the workbook opens, and both hold what the facts hold. */
async function expectWhole(
  folder: string,
  summary: { messages: number; conversations: number; ordersKnown: boolean },
  { threads }: Expected,
): Promise<void> {
  const { lines, html } = readReport(folder);
  const events = Object.values(threads).flat();
  expect(summary.messages).toBeLessThanOrEqual(
    events.filter(({ type }) => type === 'message').length,
  );
  expect(summary.conversations).toBe(lines.conversations.length);
  expect(html).toContain('</html>');
  expect(html).not.toMatch(/<(script|link|img|iframe|object)[^>]+(src|href)\s*=/i);
  expect(html).not.toMatch(/url\(\s*['"]?(?!data:|#)/i);
  const sheets = await readWorkbookRows(folder);
  expect([...sheets.keys()]).toEqual(['会话', '发现', '客服', '订单', '说明']);
  expect(sheets.get('会话')).toHaveLength(lines.conversations.length);
  expect(sheets.get('发现')).toHaveLength(lines.findings.length);
  expect(sheets.get('订单')).toHaveLength(lines.orders.length);
}
