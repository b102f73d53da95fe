import { ask, expectChart, open, sales, uploadAndWait } from './support/steps.ts';
import { expect, test } from './support/test.ts';

test.use({ environment: { PLOTLINE_EXECUTOR: 'off' } });

test('Where no code can run the switch stays off and says why, and questions are answered without code', async ({
  page,
}) => {
  await open(page);
  await uploadAndWait(page, sales);
  const access = page.getByRole('switch', { name: 'Code execution (beta)' });
  await access.click();
  await expect(page.getByText('PLOTLINE_EXECUTOR is “off”')).toBeVisible();
  await expect(access).not.toBeChecked();
  await expectChart(await ask(page, 'total sales by region'));
});
