import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { expectChart, open, sales, send, uploadAndWait } from './support/steps.ts';
import { expect, test } from './support/test.ts';

const run = promisify(execFile);
const hasCurl = spawnSync('curl', ['--version']).status === 0;

/** Lets programs in by the dialog, and takes the line for a shell from it. */
async function letProgramsIn(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Settings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  const access = dialog.getByRole('switch', { name: 'API access' });
  await expect(access).not.toBeChecked();
  await access.click();
  await expect(access).toBeChecked();
  const command = await dialog.locator('code').filter({ hasText: 'curl' }).innerText();
  await page.keyboard.press('Escape');
  return command;
}

test('A program that a person lets in asks in the session, and question, answer and chart show as they come', async ({
  page,
}) => {
  test.skip(!hasCurl, 'curl is not installed');
  await open(page);
  await uploadAndWait(page, sales);
  const command = await letProgramsIn(page);
  const { stdout } = await run('sh', [
    '-c',
    command.replace('How many rows are there?', 'total sales by region'),
  ]);
  const events: { author: string }[] = JSON.parse(stdout);
  expect(events.length).toBeGreaterThan(2);
  await expect(page.getByRole('article', { name: 'You' })).toHaveText(/total sales by region/);
  await expectChart(page.getByRole('article', { name: 'Plotline' }).last());
});

test('A program reads what a person asked in the page, and no other program does once the door is shut', async ({
  page,
  request,
  server,
}) => {
  await open(page);
  await uploadAndWait(page, sales);
  await letProgramsIn(page);
  await send(page, 'total sales by region');
  await expectChart(page.getByRole('article', { name: 'Plotline' }).last());
  const { userId } = await (await page.request.get('/api/me')).json();
  const sessions = `${server.url}/apps/data_analysis_assistant/users/${userId}/sessions`;
  const [{ id }] = await (await request.get(sessions)).json();
  const { events } = await (await request.get(`${sessions}/${id}`)).json();
  const texts = events.flatMap((event: { content?: { parts?: { text?: string }[] } }) =>
    (event.content?.parts ?? []).flatMap(({ text }) => (text === undefined ? [] : [text])),
  );
  expect(texts).toContain('total sales by region');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('switch', { name: 'API access' }).click();
  await expect(page.getByRole('switch', { name: 'API access' })).not.toBeChecked();
  expect((await request.get(`${sessions}/${id}`)).status()).toBe(403);
});
