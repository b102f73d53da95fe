import {
  ask,
  dataset,
  expectChart,
  open,
  reload,
  sales,
  send,
  startEndlessQuery,
  tableOf,
  upload,
  uploadAndWait,
} from './support/steps.ts';
import { expect, test } from './support/test.ts';

test('A person opens the page, uploads a table, asks, sees the chart, reloads and finds everything', async ({
  page,
}) => {
  await open(page);
  await uploadAndWait(page, sales);
  const answer = await ask(page, 'total sales by region');
  await expect(answer).toContainText('40');
  await expectChart(answer);
  await reload(page);
  const again = page.getByRole('article', { name: 'Plotline' }).last();
  await expectChart(again);
  await expect(page.getByRole('article', { name: 'You' })).toHaveText(/total sales by region/);
  expect((await tableOf(again)).slice(1)).toEqual([
    ['North', '40'],
    ['South', '30'],
  ]);
});

test('The server starts again and the conversation, the data and the chart are still there', async ({
  page,
  server,
}) => {
  await open(page);
  await uploadAndWait(page, sales);
  await expectChart(await ask(page, 'total sales by region'));
  await server.kill();
  await server.start();
  await reload(page);
  await expectChart(page.getByRole('article', { name: 'Plotline' }).last());
  await expectChart(await ask(page, 'by product instead'));
});

test('The first rows show in the page at once, with their types', async ({ page }) => {
  await open(page);
  // Holds the upload back, so that what shows can only come from the file itself.
  await page.route('**/api/uploads**', () => undefined);
  await upload(page, sales);
  const preview = page.getByRole('region', { name: 'First rows' });
  await expect(preview.getByRole('row')).toHaveCount(5);
  await expect(preview.getByRole('row').nth(2)).toContainText('30');
  await expect(page.getByRole('progressbar', { name: 'Uploading weekly-sales.csv' })).toBeVisible();
});

test('Several files at once all arrive, and a name that is taken keeps both', async ({ page }) => {
  await open(page);
  const more = { ...sales, text: 'City,People\nOslo,700000\nBergen,290000\n' };
  await upload(page, sales, { name: 'cities.csv', text: more.text });
  await expect(dataset(page, 'weekly-sales.csv')).toBeVisible();
  await expect(dataset(page, 'cities.csv')).toBeVisible();
  await upload(page, more);
  await expect(page.getByRole('log').getByRole('region', { name: /^Dataset / })).toHaveCount(3);
  await expect(page.getByRole('log').getByRole('region', { name: /^Dataset weekly-sales/ })).toHaveCount(2);
});

test('A follow-up keeps the question and changes one part of it', async ({ page }) => {
  await open(page);
  await uploadAndWait(page, sales);
  await ask(page, 'total sales by region');
  const answer = await ask(page, 'by product instead');
  expect((await tableOf(answer)).slice(1)).toEqual([
    ['Coffee', '35'],
    ['Tea', '35'],
  ]);
});

test('A question that the columns cannot answer is declined, with questions that they can', async ({
  page,
}) => {
  await open(page);
  await uploadAndWait(page, sales);
  const answer = await ask(page, 'average humidity by planet');
  await expect(answer.getByRole('figure')).toHaveCount(0);
  const suggestions = answer.getByRole('list', { name: 'Suggested questions' }).getByRole('button');
  await expect(suggestions).toHaveCount(3);
  await suggestions.first().click();
  await expect(page.getByRole('article', { name: 'Plotline' })).toHaveCount(2);
  await expect(page.getByRole('article', { name: 'Plotline' }).last().getByRole('figure')).toBeVisible();
});

test('A person edits the SQL of an answer and runs it, and it can only read', async ({ page }) => {
  await open(page);
  await uploadAndWait(page, sales);
  const answer = await ask(page, 'total sales by region');
  await answer.getByRole('tab', { name: 'SQL' }).click();
  const sql = answer.getByRole('textbox', { name: 'SQL' });
  await sql.fill('SELECT 6 * 7 AS result');
  await answer.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('article', { name: 'Plotline' })).toHaveCount(2);
  await expect(page.getByRole('article', { name: 'Plotline' }).last()).toContainText('42');
  await sql.fill('CREATE TABLE harm (a INT)');
  await answer.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('article', { name: 'Plotline' }).last().getByRole('alert')).toContainText(
    /SELECT|read/i,
  );
});

test('A question asked while an answer runs is queued visibly, and then answered', async ({ page }) => {
  await open(page);
  await uploadAndWait(page, sales);
  await ask(page, 'total sales by region');
  await startEndlessQuery(page);
  await send(page, 'total sales by product');
  await expect(page.getByText('Queued', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByRole('article', { name: 'Plotline' })).toHaveCount(3);
  await expect(page.getByRole('log')).toHaveAttribute('aria-busy', 'false');
  await expect(page.getByRole('article', { name: 'Plotline' }).last()).toContainText('35');
});
