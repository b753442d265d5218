// Journey 2: files dropped, one of them unknown and mapped, live progress, the result and its quarantine as a file.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { runProgram } from './start-server.ts';
import { openPage, test } from './web-app.ts';

/** Headers no platform uses; one of the rows has no time. */
const UNKNOWN = `哪位顾客,谁说的,啥时候,说了啥,接线员
二丫,买家,2026-05-20 10:00:00,请问这条裙子有现货吗,小青
二丫,客服,2026-05-20 10:00:20,有的亲,今天下单今天发,小青
二丫,买家,不知道,好的谢谢,小青
`;

type Given = readonly { readonly name: string; readonly text: string }[];

/** As a hand does: over the zone, which says so, and let go. */
async function drop(page: Page, files: Given): Promise<void> {
  const zone = page.locator('.kj-drop');
  const dataTransfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, text } of given)
      data.items.add(new File([text], name, { type: 'text/csv' }));
    return data;
  }, files);
  await zone.dispatchEvent('dragover', { dataTransfer });
  await expect(zone).toHaveClass(/is-over/);
  await zone.dispatchEvent('drop', { dataTransfer });
  await expect(zone).not.toHaveClass(/is-over/);
}

/** Through the window of the system, which the zone's button opens. */
async function choose(page: Page, files: Given): Promise<void> {
  const waiting = page.waitForEvent('filechooser');
  await page.locator('.kj-drop button').click();
  await (await waiting).setFiles(
    files.map(({ name, text }) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })),
  );
}

test('P1 L4 files are recognised, an unknown table is mapped, every row is accounted for', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const folder = join(process.env['KEJING_E2E_FOLDER']!, 'second-shop');
  const size = ['--agents', '3', '--days', '3', '--conversations', '40', '--seed', '9'];
  runProgram('sample', folder, ...size);
  const known = ['chats.csv', 'agents.csv'].map((name) => ({
    name,
    text: readFileSync(join(folder, name), 'utf8'),
  }));
  await openPage(page, '/imports');
  await drop(page, [known[0]!, { name: '手抄聊天.csv', text: UNKNOWN }]);
  await choose(page, [known[1]!]);
  await expect(page.locator('.kj-file')).toHaveCount(3);
  await expect(page.locator('.kj-file', { hasText: '手抄聊天.csv' })).toContainText('没见过');
  await expect(page.getByRole('button', { name: /导入 \d 个文件/ })).toBeDisabled();

  const match = async (field: string, header: string): Promise<void> => {
    const box = page.getByRole('combobox', { name: field, exact: true });
    await box.click();
    await page.locator('.ant-select-dropdown:visible').getByTitle(header, { exact: true }).click();
  };
  await match('买家', '哪位顾客');
  await match('客服', '接线员');
  await match('谁发的（买家/客服/机器人/系统）', '谁说的');
  await match('发送时间', '啥时候');
  await match('消息内容', '说了啥');
  await page.getByRole('button', { name: '就这样，记住' }).click();
  const start = page.getByRole('button', { name: '导入 3 个文件' });
  await expect(start).toBeEnabled();
  await start.click();
  await expect(page).toHaveURL(/\/imports\/[\w-]+$/);
  await expect(page.getByText('每一行的去向')).toBeVisible({ timeout: 60_000 });
  const row = page.locator('tr', { hasText: '手抄聊天.csv' }).first();
  await expect(row).toContainText('3');
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载全部' }).click();
  const text = readFileSync(await (await waiting).path(), 'utf8');
  expect(text).toContain('手抄聊天.csv');
  expect(text).toContain('不知道');
});
