import type { Locator, Page } from '@playwright/test';
import { sandbox } from './support/sandbox.ts';
import { answers, ask, expectChart, open, sales, send, uploadAndWait } from './support/steps.ts';
import { expect, test } from './support/test.ts';

test.use({ environment: { ...sandbox.environment, PLOTLINE_MAX_CONCURRENT_SESSIONS: '1' } });
test.beforeEach(() => test.skip(sandbox.isMissing, sandbox.reason));

const codeSwitch = (page: Page) => page.getByRole('switch', { name: 'Code execution (beta)' });

async function switchToCode(page: Page): Promise<void> {
  await codeSwitch(page).click();
  await expect(codeSwitch(page)).toBeChecked({ timeout: 20_000 });
}

async function runInstead(answer: Locator, code: string): Promise<void> {
  await answer.getByRole('tab', { name: 'Code' }).click();
  await answer.getByRole('textbox', { name: 'Python' }).fill(code);
  await answer.getByRole('button', { name: 'Run', exact: true }).click();
}

test('Without a key Python answers on all rows, agrees with the query, and the person changes the code and runs it', async ({
  page,
}) => {
  await open(page);
  await uploadAndWait(page, sales);
  await expect(codeSwitch(page)).not.toBeChecked();
  await switchToCode(page);
  await expect(page.getByText('It runs in a sandbox on this server')).toBeVisible();
  const answer = await ask(page, 'total sales by region');
  await expect(answer).toContainText('40 for North and 30 for South');
  await expect(answer).toContainText('The query of the same plan gave the same numbers.');
  await expectChart(answer);
  await runInstead(answer, 'print("sum", weekly_sales["Sales"].sum())');
  const again = answers(page).nth(1);
  await again.getByRole('tab', { name: 'Output' }).click();
  await expect(again.getByRole('region', { name: 'Output' })).toHaveText('sum 70');
  await page.reload();
  await expect(answers(page)).toHaveCount(2);
  await expectChart(answers(page).first());
  await expect(codeSwitch(page)).toBeChecked();
});

test('A person switches the mode in mid-conversation, and both kinds of answers stay', async ({ page }) => {
  await open(page);
  await uploadAndWait(page, sales);
  await ask(page, 'total sales by region');
  await switchToCode(page);
  const byProduct = await ask(page, 'by product instead');
  await expect(byProduct).toContainText('35');
  await expect(byProduct.getByRole('tab', { name: 'Code' })).toBeVisible();
  await codeSwitch(page).click();
  const top = await ask(page, 'only Tea');
  await expect(top.getByRole('tab', { name: 'SQL' })).toBeVisible();
  await page.reload();
  await expect(answers(page)).toHaveCount(3);
  await expect(codeSwitch(page)).not.toBeChecked();
});

test('Code that runs goes on over a reload, and Stop ends it', async ({ page }) => {
  await open(page);
  await uploadAndWait(page, sales);
  await switchToCode(page);
  await runInstead(
    await ask(page, 'total sales by region'),
    'import time\nprint("begun", flush=True)\ntime.sleep(50)',
  );
  await expect(answers(page).nth(1)).toContainText('begun');
  await page.reload();
  await expect(answers(page).nth(1)).toContainText('begun');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(answers(page).nth(1)).toContainText('Stopped.');
  const answer = await ask(page, 'total sales by region');
  await expect(answer).toContainText('40 for North and 30 for South');
});

test('Where all interpreters run, the answer says so and what to do', async ({ page, context }) => {
  test.slow();
  await open(page);
  await uploadAndWait(page, sales);
  await switchToCode(page);
  await runInstead(await ask(page, 'total sales by region'), 'import time\ntime.sleep(55)');
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  const other = await context.newPage();
  await open(other);
  await expect(answers(other)).not.toHaveCount(0);
  await other.getByRole('button', { name: 'New session' }).click();
  await expect(answers(other)).toHaveCount(0);
  await uploadAndWait(other, sales);
  await switchToCode(other);
  await send(other, 'total sales by region');
  await expect(answers(other).first()).toContainText('All places for running code are taken', {
    timeout: 40_000,
  });
  await expect(answers(other).first().getByRole('button', { name: 'Retry' })).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
});
