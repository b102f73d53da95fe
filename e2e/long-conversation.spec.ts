import { answers, ask, open, reload, sales, uploadAndWait } from './support/steps.ts';
import { expect, type Page, test } from './support/test.ts';

test.slow();

test('A long conversation opens with its newest questions, and the older ones come where they are looked for', async ({
  page,
}) => {
  await open(page);
  await uploadAndWait(page, sales);
  await askMany(page, 24);
  await reload(page);
  const questions = page.getByRole('article', { name: 'You' });
  await expect(questions).toHaveCount(10);
  await expect(questions.last()).toContainText('SELECT 24 AS n');
  await expect(page.getByRole('region', { name: `Dataset ${sales.name}` })).toHaveCount(0);

  const oldest = await questions.first().elementHandle();
  await page.getByRole('button', { name: 'Show earlier messages' }).focus();
  const before = await oldest?.boundingBox();
  await page.keyboard.press('Enter');
  // The focus may have scrolled near enough to the top to load them, and Enter the rest.
  await expect.poll(() => questions.count()).toBeGreaterThanOrEqual(20);
  await expect(async () => expect((await oldest?.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, -1)).toPass();

  await page.getByRole('log').hover();
  await expect(async () => {
    await page.mouse.wheel(0, -2000);
    await expect(questions).toHaveCount(24, { timeout: 500 });
  }).toPass();
  await expect(page.getByRole('button', { name: 'Show earlier messages' })).toHaveCount(0);
  await expect(page.getByRole('region', { name: `Dataset ${sales.name}` })).toHaveCount(1);
  await expect(questions.first()).toContainText('SELECT 1 AS n');
  await ask(page, 'how many rows');
  await expect(answers(page)).toHaveCount(25);
});

/** Runs queries as the page does, one after another, without waiting for what it draws. */
async function askMany(page: Page, count: number): Promise<void> {
  await page.evaluate(async (most) => {
    const [{ id }] = await (await fetch('/api/sessions')).json();
    const turns = `/api/sessions/${id}/turns`;
    const headers = { 'content-type': 'application/json' };
    for (let asked = 1; asked <= most; asked += 1) {
      const body = JSON.stringify({ sql: `SELECT ${asked} AS n` });
      const { turnId } = await (await fetch(turns, { method: 'POST', headers, body })).json();
      while ((await (await fetch(`${turns}/${turnId}`)).json()).status !== 'done') {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }
  }, count);
}
