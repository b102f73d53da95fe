import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeCsv } from '../support/make-csv.ts';
import { watchMemory } from '../support/resident-memory.ts';
import { withPage } from '../support/with-page.ts';

const rows = 4_050_000;

/** 200 MB chosen in the browser → first rows on the page, last byte sent, queryable; the server's highest memory. */
export async function bigUpload() {
  return withPage(async ({ page, server }) => {
    const path = join(server.dataDir, 'bench.csv');
    await makeCsv(path, rows);
    await page.goto(server.url);
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    const input = page.getByLabel('Choose data files');
    await input.evaluate(measurePreview);
    let lastByte = 0;
    page.on('requestfinished', (request) => {
      if (request.method() === 'PATCH') lastByte = performance.now();
    });
    const memory = watchMemory(server.pid());
    const from = performance.now();
    await input.setInputFiles(path);
    const previewMs: number = await page.evaluate(() => Reflect.get(window, 'measuring'));
    await page
      .getByRole('log')
      .getByRole('region', { name: /^Dataset / })
      .waitFor({ timeout: 180_000 });
    const ready = performance.now();
    return {
      megabytes: Math.round((await stat(path)).size / 1e6),
      previewMs: Math.round(previewMs),
      uploadMs: Math.round(lastByte - from),
      lastByteToQueryableMs: Math.round(ready - lastByte),
      peakRssMb: await memory.stop(),
    };
  });
}

/** Runs in the page: measures the time from the choice of a file to its first rows on the screen. */
function measurePreview(input: Element): void {
  const measuring = new Promise((resolve) => {
    input.addEventListener('change', () => {
      const from = performance.now();
      const look = () => {
        if (document.querySelector('section[aria-label="First rows"] tbody tr'))
          resolve(performance.now() - from);
        else requestAnimationFrame(look);
      };
      look();
    });
  });
  Reflect.set(window, 'measuring', measuring);
}
