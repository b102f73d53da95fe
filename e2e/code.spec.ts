import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { sandbox } from './support/sandbox.ts';
import {
  answers,
  ask,
  codeSwitch,
  dataset,
  expectChart,
  open,
  reload,
  sales,
  send,
  switchToCode,
  upload,
  uploadAndWait,
} from './support/steps.ts';
import { expect, test } from './support/test.ts';

test.use({ environment: { ...sandbox.environment, PLOTLINE_MAX_CONCURRENT_SESSIONS: '1' } });
test.beforeEach(() => test.skip(sandbox.isMissing, sandbox.reason));

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
  await reload(page);
  await expect(answers(page)).toHaveCount(2);
  await expectChart(answers(page).first());
  await expect(codeSwitch(page)).toBeChecked();
});

test('On a phone the whole figure of a code answer stands above the composer, names and all', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await open(page);
  const region = 'A region whose name is long';
  const text = ['North', 'South', 'East'].map((name, place) => `${region} ${name},${place + 1}`).join('\n');
  await upload(page, { name: 'regions.csv', text: `Region,Sales\n${text}\n` });
  await expect(dataset(page, 'regions.csv')).toBeVisible();
  await switchToCode(page);
  const answer = await ask(page, 'total sales by region');
  const figure = await expectChart(answer);
  const composer = await page.getByRole('textbox', { name: 'Message' }).boundingBox();
  await expect(async () => {
    const box = await figure.locator('[data-chart]').boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(composer?.y ?? 0);
  }).toPass();
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
  await reload(page);
  await expect(answers(page)).toHaveCount(3);
  await expect(codeSwitch(page)).not.toBeChecked();
});

test('A switch that one tab turns shows in the other, which then asks in that mode', async ({
  page,
  context,
}) => {
  await open(page);
  await uploadAndWait(page, sales);
  const other = await context.newPage();
  await open(other);
  await switchToCode(page);
  await expect(codeSwitch(other)).toBeChecked();
  const answer = await ask(other, 'total sales by region');
  await expect(answer.getByRole('tab', { name: 'Code' })).toBeVisible();
  await other.keyboard.press('Control+k');
  await expect(other.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
  await other.keyboard.type('code execution off');
  await other.keyboard.press('Enter');
  await expect(codeSwitch(page)).not.toBeChecked();
});

test('What code gave is taken along: its table as CSV and on the clipboard, its figure as PNG, SVG and JSON', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await uploadAndWait(page, sales);
  await switchToCode(page);
  const answer = await ask(page, 'total sales by region');
  await expectChart(answer);
  const take = async (click: () => Promise<void>) => {
    const [download] = await Promise.all([page.waitForEvent('download'), click()]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const fromMenu = (item: string) =>
    take(async () => {
      await answer.getByRole('button', { name: /^Copy and download/ }).click();
      await page.getByRole('menuitem', { name: item }).click();
    });
  const png = await fromMenu('Download PNG');
  expect([png.name.slice(-4), png.bytes.subarray(1, 4).toString()]).toEqual(['.png', 'PNG']);
  expect((await fromMenu('Download SVG')).bytes.toString()).toMatch(/^<svg[\s\S]*North/);
  expect(JSON.parse((await fromMenu('Download figure JSON')).bytes.toString())).toHaveProperty('data');
  await answer.getByRole('tab', { name: 'Table' }).click();
  const csv = await take(() => answer.getByRole('link', { name: 'CSV' }).click());
  expect([csv.name, csv.bytes.toString().split('\r\n').slice(1)]).toEqual([
    'result.csv',
    ['North,40', 'South,30', ''],
  ]);
  await answer.getByRole('button', { name: 'Copy table' }).click();
  await expect(page.getByText('Table copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('North\t40');
});

test('An edited reading is run as code as it was edited', async ({ page }) => {
  await open(page);
  await uploadAndWait(page, sales);
  const direct = await ask(page, 'total sales by region');
  await direct.getByRole('button', { name: 'Change aggregate: total' }).click();
  await page.getByRole('menu').getByText('mean', { exact: true }).click();
  await expect(answers(page)).toHaveCount(2);
  await expect(page.getByRole('log')).toHaveAttribute('aria-busy', 'false');
  await answers(page).nth(1).getByRole('button', { name: 'Run as code' }).click();
  await expect(answers(page)).toHaveCount(3);
  const run = answers(page).nth(2);
  await expect(run).toContainText('The query of the same plan gave the same numbers.');
  await expect(run).toContainText('20');
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
  await reload(page);
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
