// P3 M7 The owner changes the windows of the attribution policy: wrong values are said, a trial first, then a version.
import { expect } from '@playwright/test';
import { addressOf, ask, openPage, test } from './web-app.ts';

interface Form {
  readonly version: number;
  readonly fields: readonly { readonly key: string; readonly value: unknown }[];
}

test('P3 the windows of a policy are changed after a trial, as a new version', async ({
  page,
  sample,
}) => {
  await openPage(page, addressOf('/settings/attribution', sample));
  await page.getByRole('button', { name: '修改…' }).click();
  const editor = page.getByRole('dialog', { name: '修改口径' });
  const count = editor.getByLabel('询单窗口', { exact: true });
  await expect(count).toHaveValue('2');
  const save = editor.getByRole('button', { name: '保存成新的一版' });
  await expect(save).toHaveCount(0);

  await count.fill('40');
  await editor.getByRole('button', { name: /试\s?算/ }).click();
  await expect(editor.getByRole('alert')).toContainText('1 小时到 15 天');
  await expect(save).toHaveCount(0);

  await count.fill('1');
  await editor.getByRole('button', { name: /试\s?算/ }).click();
  await expect(editor.getByText('换了会怎样')).toBeVisible();
  await expect(save).toBeDisabled();
  await editor.getByLabel('为什么改（大家都会看到）').fill('只认一天内的');
  await save.click();
  await expect(editor).toHaveCount(0);

  const path = `/admin/shops/${encodeURIComponent(sample.shop)}/policies/common-tool`;
  const form = await ask<Form>(page, path);
  expect(form.version).toBe(2);
  expect(form.fields.find(({ key }) => key === 'inquiryWindow')?.value).toBe('1d');
});
