import type { Locator, Page } from '@playwright/test';
import { expect } from './test.ts';

/** A file as a person would choose it. */
export type ChosenFile = { name: string; text: string | Buffer };

/** The sales of four weekdays: small enough to check by head. */
export const sales: ChosenFile = {
  name: 'weekly-sales.csv',
  text: [
    'Region,Product,Sales',
    'North,Tea,10',
    'North,Coffee,30',
    'South,Tea,25',
    'South,Coffee,5',
    '',
  ].join('\n'),
};

export async function open(page: Page, path = '/'): Promise<void> {
  await page.goto(path);
  await untilInteractive(page);
}

export async function reload(page: Page): Promise<void> {
  await page.reload();
  await untilInteractive(page);
}

/** A key pressed before the page's script has come is the browser's own. */
export async function untilInteractive(page: Page): Promise<void> {
  await expect(page.locator('html[data-interactive]')).toBeAttached();
}

/** Chooses files as the "Upload data" button does. */
export async function upload(page: Page, ...files: ChosenFile[]): Promise<void> {
  await page
    .getByLabel('Choose data files')
    .setInputFiles(
      files.map(({ name, text }) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })),
    );
}

/** Uploads a file and waits until questions can be asked about it. */
export async function uploadAndWait(page: Page, file: ChosenFile): Promise<void> {
  await upload(page, file);
  await expect(dataset(page, file.name)).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Data' }).getByRole('grid')).toBeVisible();
}

/** The card that introduces a dataset in the conversation. */
export function dataset(page: Page, name: string): Locator {
  return page.getByRole('log', { name: 'Conversation' }).getByRole('region', { name: `Dataset ${name}` });
}

export async function openSample(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: title }).click();
  await expect(page.getByRole('log').getByRole('region', { name: /^Dataset / })).toBeVisible();
}

/** Switches to code mode and waits until it is on. */
export async function switchToCode(page: Page): Promise<void> {
  await codeSwitch(page).click();
  await expect(codeSwitch(page)).toBeChecked();
}

export function codeSwitch(page: Page): Locator {
  return page.getByRole('switch', { name: 'Code execution (beta)' });
}

/** Sends a question; waits for nothing. */
export async function send(page: Page, question: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).fill(question);
  await page.getByRole('textbox', { name: 'Message' }).press('Enter');
}

/** Asks and waits for the whole answer. */
export async function ask(page: Page, question: string): Promise<Locator> {
  const before = await answers(page).count();
  await send(page, question);
  await expect(answers(page)).toHaveCount(before + 1);
  await expect(page.getByRole('log', { name: 'Conversation' })).toHaveAttribute('aria-busy', 'false');
  return answers(page).nth(before);
}

/** Runs a query that takes far longer than the test has patience. */
export async function startEndlessQuery(page: Page): Promise<void> {
  const answer = answers(page).last();
  await answer.getByRole('tab', { name: 'SQL' }).click();
  await answer
    .getByRole('textbox', { name: 'SQL' })
    .fill('SELECT sum(a.range * b.range % 7) FROM range(1000000) a, range(1000000) b');
  await answer.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('log')).toHaveAttribute('aria-busy', 'true');
}

export function answers(page: Page): Locator {
  return page.getByRole('article', { name: 'Plotline' });
}

/** Waits until the answer's chart is on the page. */
export async function expectChart(answer: Locator): Promise<Locator> {
  const figure = answer.getByRole('figure').first();
  await expect(figure.locator('.main-svg').first()).toBeVisible();
  return figure;
}

/** The rows of the answer's table, as text. */
export async function tableOf(answer: Locator): Promise<string[][]> {
  await answer.getByRole('tab', { name: 'Table' }).click();
  const rows = answer.getByRole('tabpanel').getByRole('row');
  await expect(rows.first()).toBeVisible();
  return rows.evaluateAll((all) =>
    all.map((row) =>
      [...row.querySelectorAll('th, td, [role=columnheader], [role=cell]')].map(
        (cell) => cell.textContent?.trim() ?? '',
      ),
    ),
  );
}
