import { answers, expectChart, open, openSample } from './support/steps.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

test('On a phone the conversation is the page, and nothing scrolls sideways', async ({ page }) => {
  await open(page);
  await openSample(page, 'Sales of an outdoor shop');
  await page.getByRole('textbox', { name: 'Message' }).fill('total revenue by category');
  await page.getByRole('button', { name: 'Send' }).click();
  await expectChart(answers(page).last());
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test('On a phone the sessions and the data are drawers', async ({ page }) => {
  await open(page);
  await openSample(page, 'Vehicles');
  const data = page.getByRole('complementary', { name: 'Data' });
  await expect(data).toBeHidden();
  await page.getByRole('button', { name: 'Show or hide data' }).click();
  await expect(data.getByRole('grid')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(data).toBeHidden();
  await page.getByRole('button', { name: 'Show or hide sessions' }).click();
  await expect(page.getByRole('navigation', { name: 'Sessions' }).getByRole('link')).toBeVisible();
});

test('On a phone, which has no Escape, a drawer is closed by its button', async ({ page }) => {
  await open(page);
  await openSample(page, 'Vehicles');
  for (const [side, role] of [
    ['data', 'complementary'],
    ['sessions', 'navigation'],
  ] as const) {
    const drawer = page.getByRole(role, { name: side, exact: false }).first();
    await page.getByRole('button', { name: `Show or hide ${side}` }).tap();
    await expect(drawer).toBeVisible();
    await page.getByRole('button', { name: `Close ${side}` }).tap();
    await expect(drawer).toBeHidden();
  }
});
