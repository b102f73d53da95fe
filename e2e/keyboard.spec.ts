import { answers, ask, open, sales, untilInteractive, uploadAndWait } from './support/steps.ts';
import { expect, test } from './support/test.ts';

test('Enter sends, Shift+Enter breaks the line, ↑ brings the last question back', async ({ page }) => {
  await open(page);
  await uploadAndWait(page, sales);
  const message = page.getByRole('textbox', { name: 'Message' });
  await message.focus();
  await page.keyboard.type('total sales');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('by region');
  await expect(message).toHaveValue('total sales\nby region');
  await page.keyboard.press('Enter');
  await expect(answers(page)).toHaveCount(1);
  await expect(message).toHaveValue('');
  await page.keyboard.press('ArrowUp');
  await expect(message).toHaveValue('total sales\nby region');
});

test('Who takes a sample by keyboard types the question at once, and hears each column named once', async ({
  page,
}) => {
  await open(page);
  await page.getByRole('button', { name: /^Vehicles/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeFocused();
  await page.keyboard.type('how many rows');
  await page.keyboard.press('Enter');
  await expect(answers(page)).toContainText('1,200 rows');
  const column = page.getByRole('log').getByRole('region', { name: 'year', exact: true });
  await expect(column.getByRole('heading')).toHaveAccessibleName('year integer');
});

test('An input method that composes does not send', async ({ page }) => {
  await open(page);
  await uploadAndWait(page, sales);
  const message = page.getByRole('textbox', { name: 'Message' });
  await message.fill('total');
  await message.dispatchEvent('keydown', { key: 'Enter', isComposing: true, keyCode: 229, bubbles: true });
  await expect(message).toHaveValue('total');
  await expect(page.getByRole('article', { name: 'You' })).toHaveCount(0);
});

test('The command palette opens, finds an action by a part of its name, runs it and closes', async ({
  page,
}) => {
  await open(page);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await expect(palette).toBeVisible();
  await page.keyboard.type('sample: veh');
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(page.getByRole('log').getByRole('region', { name: /^Dataset / })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
});

test('The shortcuts list and the new session have their keys', async ({ page }) => {
  await open(page);
  await uploadAndWait(page, sales);
  await page.keyboard.press('Control+/');
  await expect(page.getByRole('dialog')).toContainText('New session');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+O');
  await expect(page.getByRole('heading', { name: 'Start with a table' })).toBeVisible();
});

test('With the keyboard alone a person gets from the address bar to a chart', async ({ page }) => {
  await open(page);
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.locator('button:focus', { hasText: 'Sales of an outdoor shop' }).count()) break;
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log').getByRole('region', { name: /^Dataset / })).toBeVisible();
  await page.getByRole('textbox', { name: 'Message' }).focus();
  const answer = await ask(page, 'total revenue by region');
  await answer.getByRole('tab', { name: 'Chart' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(answer.getByRole('tab', { name: 'Table' })).toHaveAttribute('aria-selected', 'true');
});

test('What is typed while the page’s script is still on its way stays', async ({ page }) => {
  const arrival = Promise.withResolvers<void>();
  await page.route('**/*.js', async (route) => {
    await arrival.promise;
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'commit' });
  const message = page.getByRole('textbox', { name: 'Message' });
  await message.fill('total sales by region');
  arrival.resolve();
  await untilInteractive(page);
  await expect(page.getByRole('button', { name: 'Send' })).toBeEnabled();
  await expect(message).toHaveValue('total sales by region');
});
