import { readFile } from 'node:fs/promises';
import { ask, expectChart, open, openSample } from './support/steps.ts';
import { expect, test } from './support/test.ts';

type Listed = { title: string; file: string; rowCount: number };
const samples: Listed[] = JSON.parse(
  await readFile(new URL('../samples/samples.json', import.meta.url), 'utf8'),
);

for (const { title, file, rowCount } of samples) {
  test(`One click loads the sample “${title}”, and a suggested question is one more`, async ({ page }) => {
    await open(page);
    await openSample(page, title);
    await expect(page.getByRole('main')).toContainText(`${rowCount.toLocaleString('en-US')} rows`);
    const suggestions = page.getByRole('list', { name: 'Suggested questions' }).getByRole('button');
    await expect(suggestions).toHaveCount(4);
    await suggestions.first().click();
    await expect(page.getByRole('article', { name: 'Plotline' }).getByRole('figure').first()).toBeVisible();
    expect(file).toMatch(/\.csv$/);
  });
}

test('The cloud costs of a fiscal year are one number, and a follow-up breaks it down', async ({ page }) => {
  await open(page);
  await openSample(page, 'Cloud costs FY24–FY26');
  const total = await ask(page, 'What is the total cost for FY26?');
  await expect(total).toContainText('577,887');
  const byCloud = await ask(page, 'Break that down by cloud');
  await expect(byCloud).toContainText('AWS');
  const figure = await expectChart(byCloud);
  await expect(figure.locator('svg text').first()).toHaveCSS('font-variant-numeric', 'tabular-nums');
});
