// `kejing import` as a user meets it: what became of every file, and of rows that could not be used.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre';
import { afterAll, describe, expect, test } from 'vitest';
import { ruleFolder } from '../testing/rule-folder.ts';
import { type CommandRun, runCommand } from '../testing/run-command.ts';
import { ROWS_SHOWN } from './present-import.ts';

const folder = ruleFolder();
afterAll(folder.remove);

const HEADER = '消息ID,会话ID,店铺,买家,客服,发送方,时间,类型,内容\n';
const rowsAt = (times: readonly string[]): string =>
  times.map((at, i) => `${i},c1,木棉,小明,,买家,${at},文本,包邮吗\n`).join('');
const LETTER = folder.put('信.csv', 'a,b\n1,2\n');
const FINE = folder.put('好.csv', HEADER + rowsAt(['2026-05-18 09:00:01']));
const BROKEN = folder.put(
  '半.csv',
  HEADER + rowsAt(['2026-05-18 09:00:01', ...Array.from({ length: ROWS_SHOWN + 2 }, () => '昨天')]),
);

/** Texts that do not repeat: packed, they fill what is damaged. */
async function damagedWorkbook(): Promise<string> {
  const rows = Array.from({ length: 4000 }, (_, i) =>
    `${i},c1,木棉,小明,,买家,2026-05-18 09:00:01,文本,包邮吗${Math.imul(i, 0x9e3779b1)}`.split(','),
  );
  const sheet = { name: '聊天', rows: [HEADER.trim().split(','), ...rows] };
  const bytes = await writeXlsx({ sheets: [sheet] });
  bytes.fill(0x5a, bytes.length * 0.6, bytes.length * 0.6 + 400);
  const path = join(LETTER, '..', '坏.xlsx');
  writeFileSync(path, bytes);
  return path;
}

const importInto = (name: string, ...args: readonly string[]): Promise<CommandRun> =>
  runCommand('import', ...args, '--data', join(LETTER, '..', name), '--workers', '0');

describe('G1 import says what became of the files', () => {
  test('nothing could be read: no tick, and the whole reason', async () => {
    const { code, out } = await importInto('none', LETTER);
    expect(code).toBe(2);
    expect(out).toContain('✗ 信.csv：认不出这份文本：聊天请用千牛复制的原文');
    expect(out).toMatch(/表格请保留表头\n/);
    expect(out).toContain('✗ 什么都没有导入');
    expect(out).not.toContain('✓');
  }, 60_000);

  test('one of two could be read: the other is named, and again when both are known', async () => {
    const first = await importInto('some', LETTER, FINE);
    expect(first.code).toBe(0);
    expect(first.out).toContain('✗ 信.csv：认不出这份文本');
    expect(first.out).toContain('✓ 木棉：1 条消息、1 位买家，其中 1 位有新内容');
    const again = await importInto('some', LETTER, FINE, '--lang', 'en');
    expect(again.out).toContain('✗ 信.csv: It is not clear what this text is');
    expect(again.out).toContain('✓ 木棉: these files were imported before; nothing is new');
  }, 60_000);

  test('damaged in the middle: what came before is imported, and said to be', async () => {
    const { code, out } = await importInto('damaged', await damagedWorkbook());
    expect(code).toBe(2);
    expect(out).toMatch(/坏\.xlsx .* 没有读完\n/);
    expect(out).toContain('✗ 坏.xlsx：文件已损坏，读到一半读不下去');
    expect(out).toMatch(/✓ 木棉：[1-9][\d,]* 条消息/);
    expect(out).not.toContain('什么都没有导入');
  }, 60_000);

  test('rows that could not be used: file, line, field and reason of the first, and how many more', async () => {
    const { code, out } = await importInto('rows', BROKEN);
    expect(code).toBe(0);
    expect(out).toContain('✗ 半.csv 第 3 行 时间 列：发送时间“昨天”看不懂');
    expect(out.match(/^✗ 半\.csv 第/gm)).toHaveLength(ROWS_SHOWN);
    expect(out).toContain('✗ 还有 2 行隔离');
    expect(out).toContain('✓ 木棉：1 条消息');
  }, 60_000);
});
