// Journey 6: a rule is changed, its examples run as one types, it is tried on stored chats and published; findings change.
import { expect } from '@playwright/test';
import { addressOf, ask, openPage, settled, test } from './web-app.ts';

interface Inspection {
  readonly rules: readonly { rule: string; now: { hit: number } }[];
}

const RULE = 'missing-greeting';

test('Q8 M7 edit, examples, back-test, publish with a reason, and findings change', async ({
  page,
  sample,
}) => {
  test.setTimeout(180_000);
  const hits = async (): Promise<number> => {
    const { rules } = await ask<Inspection>(page, addressOf('/inspection', sample));
    return rules.find(({ rule }) => rule === RULE)?.now.hit ?? 0;
  };
  const before = await hits();
  expect(before).toBeGreaterThan(0);

  await openPage(page, addressOf('/rulebook', sample, { q: RULE }));
  await page.locator('tbody tr').first().locator('td').first().click();
  await expect(page).toHaveURL(new RegExp(`/rulebook/${RULE}`));
  await settled(page);
  await page.getByRole('link', { name: '修改' }).click();
  await expect(page.getByText('写法没问题')).toBeVisible({ timeout: 20_000 });

  const text = page.getByRole('textbox', { name: '原文' });
  const yaml = await text.inputValue();
  await text.fill(yaml.replace(/^when:/m, 'when: ['));
  await expect(page.getByText(/\d+ 处要改/)).toBeVisible({ timeout: 20_000 });
  await text.fill(yaml);
  await expect(page.getByText('写法没问题')).toBeVisible({ timeout: 20_000 });
  await page.getByText('2 举例子').click();
  await expect(page.getByText(/例子 (\d+) \/ \1 通过/)).toBeVisible({ timeout: 20_000 });

  await page.getByText('3 回测').click();
  await page.getByRole('button', { name: '开始回测' }).click();
  await expect(page.getByRole('button', { name: '再测一次' })).toBeEnabled({ timeout: 60_000 });

  await page.getByRole('button', { name: '发布…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('停用', { exact: true }).click();
  await dialog.getByLabel('为什么改（大家都会看到）').fill('本店不要求打招呼，先停用');
  await dialog.getByRole('button', { name: /发\s?布/ }).click({ timeout: 60_000 });
  await expect(page.getByText('已发布，正在后台重算历史会话')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('本店不要求打招呼，先停用').first()).toBeVisible();
  await expect.poll(hits, { timeout: 90_000 }).toBe(0);
});
