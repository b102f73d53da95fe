import {
  answers,
  ask,
  expectChart,
  open,
  reload,
  sales,
  send,
  startEndlessQuery,
  uploadAndWait,
} from './support/steps.ts';
import { expect, test } from './support/test.ts';

test('A second tab follows the first: the question, the answer and the chart appear in both', async ({
  page,
  context,
}) => {
  await open(page);
  await uploadAndWait(page, sales);
  const other = await context.newPage();
  await open(other);
  await send(page, 'total sales by region');
  await expect(other.getByRole('article', { name: 'You' })).toHaveText(/total sales by region/);
  await expectChart(answers(other).last());
});

test('Stop ends the work', async ({ page }) => {
  await open(page);
  await uploadAndWait(page, sales);
  await ask(page, 'total sales by region');
  await startEndlessQuery(page);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByText('Stopped.')).toBeVisible();
  await expect(page.getByRole('log')).toHaveAttribute('aria-busy', 'false');
});

test('Stop in the other tab ends the answer too, and Esc is a Stop', async ({ page, context }) => {
  await open(page);
  await uploadAndWait(page, sales);
  await ask(page, 'total sales by region');
  const other = await context.newPage();
  await open(other);
  await startEndlessQuery(page);
  await expect(other.getByRole('button', { name: 'Stop', exact: true })).toBeVisible();
  await other.getByRole('textbox', { name: 'Message' }).press('Escape');
  await expect(page.getByText('Stopped.')).toBeVisible();
  await expect(other.getByText('Stopped.')).toBeVisible();
});

test('What one tab deletes is gone in the other at once: a dataset, then the session', async ({
  page,
  context,
}) => {
  await open(page);
  await uploadAndWait(page, sales);
  await ask(page, 'total sales by region');
  const other = await context.newPage();
  await open(other);
  const data = other.getByRole('complementary', { name: 'Data' });
  await expect(data).toContainText(sales.name);

  await page.getByRole('button', { name: `Dataset: ${sales.name}` }).click();
  await page.getByRole('menuitem', { name: /^Delete/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(data).toContainText('No data in this session yet.');

  const row = page.getByRole('navigation', { name: 'Sessions' }).getByRole('listitem');
  await row.hover();
  await row.getByRole('button', { name: /^Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).dblclick();
  await expect(page.getByRole('heading', { name: 'Start with a table' })).toBeVisible();
  await expect(row).toHaveCount(1);
  await expect(other.getByRole('main').getByRole('alert')).toContainText('it was deleted');
});

test('The server dies in mid-answer: what was there stays, the turn is marked, Run again runs it', async ({
  page,
  server,
}) => {
  await open(page);
  await uploadAndWait(page, sales);
  await ask(page, 'total sales by region');
  await startEndlessQuery(page);
  await server.kill();
  await server.start();
  await reload(page);
  await expect(page.getByRole('article', { name: 'You' })).toHaveCount(2);
  await expectChart(answers(page).first());
  const cut = answers(page).last();
  await expect(cut.getByRole('alert')).toBeVisible();
  await cut.getByRole('button', { name: 'Run again' }).click();
  await expect(page.getByRole('log')).toHaveAttribute('aria-busy', 'true');
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByText('Stopped.')).toBeVisible();
});
