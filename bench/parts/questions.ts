import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { makeCsv } from '../support/make-csv.ts';
import { summarise } from '../support/percentile.ts';
import { withPage } from '../support/with-page.ts';

const repeats = 20;
const jumps = 40;
const question = 'average revenue by region';

/** Key press → chart drawn in the browser, first and repeated; jumps in the grid, in file order and sorted. */
export async function questions(rows: number) {
  return withPage(async ({ page, server }) => {
    const path = join(server.dataDir, 'bench.csv');
    await makeCsv(path, rows);
    await page.goto(server.url);
    await page.getByLabel('Choose data files').setInputFiles(path);
    await page
      .getByRole('log')
      .getByRole('region', { name: /^Dataset / })
      .waitFor({ timeout: 180_000 });
    const firstMs = Math.round(await askAndDraw(page));
    const repeated: number[] = [];
    for (let count = 0; count < repeats; count += 1) repeated.push(await askAndDraw(page));
    const unsorted = await jumpAround(page, rows);
    await page.getByRole('columnheader', { name: /day/ }).getByRole('button').click();
    await page.locator('[role=columnheader][aria-sort=ascending]').waitFor();
    await page.waitForTimeout(2000);
    const sorted = await jumpAround(page, rows);
    return {
      rows,
      firstMs,
      repeated: summarise(repeated),
      jumpUnsorted: summarise(unsorted),
      jumpSorted: summarise(sorted),
    };
  });
}

async function askAndDraw(page: Page): Promise<number> {
  const message = page.getByRole('textbox', { name: 'Message' });
  await message.fill(question);
  await message.evaluate(measureChart);
  await message.press('Enter');
  return measured(page);
}

/** Runs in the page: measures the time from the next key press to a new answer's drawn chart. */
function measureChart(field: Element): void {
  const answers = () => document.querySelectorAll('article[aria-label="Plotline"]');
  const before = answers().length;
  const measuring = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('No chart within 30 s')), 30_000);
    field.addEventListener(
      'keydown',
      () => {
        const from = performance.now();
        const look = () => {
          const newest = answers().length > before ? [...answers()].at(-1) : undefined;
          if (newest?.querySelector('[data-drawn] .main-svg')) resolve(performance.now() - from);
          else requestAnimationFrame(look);
        };
        look();
      },
      { once: true },
    );
  });
  Reflect.set(window, 'measuring', measuring);
}

async function jumpAround(page: Page, rows: number): Promise<number[]> {
  const times: number[] = [];
  for (let count = 1; count <= jumps; count += 1) {
    // The golden ratio spreads the targets evenly, no two near one another.
    const row = Math.floor(((count * 0.6180339887) % 1) * rows) + 1;
    const field = page.getByLabel('Go to row');
    await field.fill(String(row));
    await field.evaluate(measureRow, row);
    await field.press('Enter');
    times.push(await measured(page));
  }
  return times;
}

/** Runs in the page: measures the time from the next key press to the cells of `row`. */
function measureRow(field: Element, row: number): void {
  const measuring = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`Row ${row} did not show within 30 s`)), 30_000);
    field.addEventListener(
      'keydown',
      () => {
        const from = performance.now();
        const look = () => {
          const cell = document.querySelector(`[aria-rowindex="${row + 1}"] [role=gridcell]`);
          if (cell?.textContent) resolve(performance.now() - from);
          else requestAnimationFrame(look);
        };
        look();
      },
      { once: true },
    );
  });
  Reflect.set(window, 'measuring', measuring);
}

/** What the function above has found, once it has. */
function measured(page: Page): Promise<number> {
  return page.evaluate(() => Reflect.get(window, 'measuring'));
}
