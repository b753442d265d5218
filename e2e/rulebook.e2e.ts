// Journey 6: a condition is changed in the builder, examples run as one types, it is back-tested, published and found in its history.
import { expect } from '@playwright/test';
import { addressOf, ask, openPage, settled, test } from './web-app.ts';

interface Findings {
  readonly items: readonly { readonly ref: string }[];
}

const RULE = 'missing-greeting';
const REASON = '先问一句“有人吗”的不算开场，先不扣';
/** Without the changed condition the rule would hit its second line. */
const EXAMPLE = `
== 先问有人吗，还不算开场
10:00:00 buyer  有人吗，多少钱
10:00:08 agent  59块
`;

test('Q8 M7 edit, examples, back-test, publish with a reason, and findings change', async ({
  page,
  sample,
}) => {
  test.setTimeout(240_000);
  // By version, not by their number: other journeys bring chats meanwhile.
  const found = async (version: string): Promise<number> => {
    const address = addressOf('/findings', sample, { rule: RULE, version, limit: '1' });
    return (await ask<Findings>(page, address)).items.length;
  };
  expect(await found('1')).toBe(1);
  expect(await found('2')).toBe(0);

  await openPage(page, addressOf('/rulebook', sample, { q: RULE }));
  await page.locator('tbody tr').first().locator('td').first().click();
  await expect(page).toHaveURL(new RegExp(`/rulebook/${RULE}`));
  await settled(page);
  await page.getByRole('link', { name: '修改' }).click();
  await expect(page.getByText('写法没问题')).toBeVisible({ timeout: 20_000 });

  await test.step('a text that cannot be read is said to be so, line by line', async () => {
    const text = page.getByRole('textbox', { name: '原文' });
    const yaml = await text.inputValue();
    await text.fill(yaml.replace(/^when:/m, 'when: ['));
    await expect(page.getByText(/\d+ 处要改/)).toBeVisible({ timeout: 20_000 });
    await text.fill(yaml);
    await expect(page.getByText('写法没问题')).toBeVisible({ timeout: 20_000 });
  });

  await test.step('the builder changes the condition, and the text beside it follows', async () => {
    const list = page.locator('.kj-rb-row', { hasText: '^好的' }).getByRole('combobox');
    await list.click();
    await list.fill('^有人');
    await list.press('Enter');
    await expect(page.getByRole('textbox', { name: '原文' })).toHaveValue(/\^嗯, \^有人/);
    await page.keyboard.press('Escape');
  });

  await test.step('its examples run as one types', async () => {
    await page.getByText('2 举例子').click();
    const chat = page.getByRole('textbox', { name: '写例子' });
    const given = await chat.inputValue();
    await chat.fill(`${given}${EXAMPLE.replace('59块', '59块     ! missing-greeting')}`);
    await expect(page.getByText('没过的 1')).toBeVisible({ timeout: 20_000 });
    await chat.fill(`${given}${EXAMPLE}`);
    await expect(page.getByText('没过的 0')).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText(/例子 20 \/ 20 通过/)).toBeVisible({ timeout: 20_000 });
  });

  await test.step('the back-test says who gains and who loses', async () => {
    await page.getByText('3 回测').click();
    await page.getByRole('button', { name: '开始回测' }).click();
    await expect(page.getByRole('button', { name: '再测一次' })).toBeEnabled({ timeout: 90_000 });
    await expect(page.locator('.kj-figure', { hasText: '改后命中' })).toContainText(/−\d/);
    const agents = page.locator('section', { hasText: '谁加分，谁扣分' }).last();
    await expect(agents.getByRole('listitem').first()).toContainText(/[1-9]\d* 段变了/);
  });

  await test.step('published with a raised version and a reason', async () => {
    await page.getByRole('button', { name: '发布…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '帮我把版本加一' }).click({ timeout: 60_000 });
    await dialog.getByLabel('为什么改（大家都会看到）').fill(REASON);
    await dialog.getByRole('button', { name: /发\s?布/ }).click({ timeout: 90_000 });
    await expect(page.getByText('已发布，正在后台重算历史会话')).toBeVisible({ timeout: 30_000 });
  });

  await test.step('the history holds it, with what changed', async () => {
    const newest = page.locator('.kj-rb-history > li').first();
    await expect(newest).toContainText('第 2 版');
    await expect(newest).toContainText('现在生效');
    await expect(newest).toContainText(REASON);
    await newest.getByRole('button', { name: '看改了什么' }).click();
    await expect(newest.locator('.is-added', { hasText: '^有人' })).toBeVisible();
  });

  await test.step('findings of the stored chats follow', async () => {
    await expect.poll(() => found('1'), { timeout: 120_000 }).toBe(0);
    expect(await found('2')).toBe(1);
  });
});
