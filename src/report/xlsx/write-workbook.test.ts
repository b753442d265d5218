// report.xlsx holds a row for each conversation, finding, agent and order of the facts, agreeing with them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as sheetjs from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FACT_FILES, presentFacts } from '../../analyse/facts.ts';
import { buildReportInput } from '../../testing/report-input.ts';
import { buildReportMonth } from '../../testing/report-month.ts';
import { REPORT_RULES } from '../../testing/report-rules.ts';
import { buildModel } from '../build-model.ts';
import { writeReportWorkbook } from './write-workbook.ts';

let folder: string;
let book: sheetjs.WorkBook;
const lines = new Map<string, string[]>(FACT_FILES.map((file) => [file, []]));
const model = buildModel(buildReportInput(9, 120));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kejing-xlsx-'));
  const month = buildReportMonth(9, 120);
  const rules = new Map(REPORT_RULES.map((rule) => [rule.id, rule]));
  const context = { zoneOffsetMs: month.setup.zoneOffsetMs, rules };
  for (const analysis of month.analyses) {
    presentFacts(analysis, context, (file, line) => lines.get(file)!.push(line));
  }
  for (const [file, list] of lines) {
    writeFileSync(join(folder, `${file}.jsonl`), list.map((line) => `${line}\n`).join(''));
  }
  const path = join(folder, 'report.xlsx');
  await writeReportWorkbook(path, folder, model);
  book = sheetjs.read(readFileSync(path));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Row = Record<string, string | number>;
const rowsOf = (name: string): Row[] => sheetjs.utils.sheet_to_json<Row>(book.Sheets[name]!);

describe('report.xlsx', () => {
  test('G4 has a row for each conversation, finding, agent and order', () => {
    expect(book.SheetNames).toEqual(['会话', '发现', '客服', '订单', '说明']);
    expect(rowsOf('会话')).toHaveLength(lines.get('conversations')!.length);
    expect(rowsOf('发现')).toHaveLength(lines.get('findings')!.length);
    expect(rowsOf('订单')).toHaveLength(lines.get('orders')!.length);
    expect(rowsOf('客服')).toHaveLength(model.agents.length);
    expect(rowsOf('发现').length).toBeGreaterThan(50);
  });

  test('P3 the orders of the sheet sum to the shop, and each agent’s to the agent', () => {
    const orders = rowsOf('订单');
    const sum = (rows: Row[]): number =>
      Math.round(rows.reduce((total, row) => total + Number(row['计入销售额']), 0) * 100);
    expect(sum(orders)).toBe(model.shares.reduce((total, share) => total + share.salesFen, 0));
    for (const { name, identity } of model.agents) {
      expect(sum(orders.filter((row) => row['归属客服'] === name))).toBe(identity.sales.value);
    }
  });

  test('codes are said in words and times are dates', () => {
    const [conversation] = rowsOf('会话');
    expect(conversation!['售前/售后']).toBe('售前');
    expect(conversation!['计入接待']).toBe('是');
    expect(Number(conversation!['开始'])).toBeGreaterThan(45_000);
    expect(new Set(rowsOf('发现').map((row) => row['规则']))).toContain('首次响应慢');
    expect(new Set(rowsOf('订单').map((row) => row['归属']))).toContain('客服落实');
  });

  test('M6 the notes say which definitions and rules, in which version', () => {
    const items = rowsOf('说明').map((row) => String(row['项目']));
    for (const { id, version } of model.counted.metrics) {
      expect(items.some((item) => item.endsWith(`${id} v${version}`))).toBe(true);
    }
    for (const { rule } of model.counted.rules) {
      expect(items.some((item) => item.endsWith(`${rule.id} v${rule.version}`))).toBe(true);
    }
  });
});
