import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright';
import type { BuiltinAnswer } from '#lib/agents/index.ts';
import { PlotlineError } from '#lib/base/index.ts';
import { toFigure } from '#lib/charts/index.ts';
import { chromiumLaunchOptions } from '../../chromium.ts';

/** The chart of an answer as a file: a page that needs no network (`.html`), a picture of it (`.png`) or the Plotly figure (`.json`). */
export const ChartFile = {
  accepts: (path: string): boolean => /\.(html|json|png)$/i.test(path),

  /** Writes the chart; gives a sentence on what was written. Fails with `unavailable` where no browser can draw. */
  async write(path: string, { charts, result }: BuiltinAnswer): Promise<string> {
    const [spec] = charts;
    if (spec === undefined || result === null)
      return 'There is no chart to this answer; no file was written.';
    const figure = JSON.stringify(toFigure(spec, result));
    if (/\.json$/i.test(path)) await writeFile(path, `${figure}\n`);
    else if (/\.png$/i.test(path)) await writeFile(path, await picture(await page(spec.title, figure)));
    else await writeFile(path, await page(spec.title, figure));
    return `Wrote ${path}.`;
  },
};

/** The page as a browser draws it, 1200 × 800 pixels at twice the density. */
async function picture(html: string): Promise<Buffer> {
  const browser = await launchBrowser();
  try {
    const drawn = await browser.newPage({ viewport: { width: 1200, height: 800 }, deviceScaleFactor: 2 });
    await drawn.setContent(html);
    await drawn.waitForSelector('#chart .main-svg');
    return await drawn.screenshot();
  } finally {
    await browser.close();
  }
}

async function launchBrowser(): Promise<Browser> {
  try {
    const { chromium } = await import('playwright');
    return await chromium.launch(await chromiumLaunchOptions());
  } catch (cause) {
    const message =
      'No browser could be started to draw a picture. Write .html or .json, or name a Chromium in PLAYWRIGHT_CHROMIUM_PATH.';
    throw new PlotlineError('unavailable', message, { cause });
  }
}

async function page(title: string, figure: string): Promise<string> {
  const plotly = await readFile(
    createRequire(import.meta.url).resolve('plotly.js/dist/plotly-strict.min.js'),
    'utf8',
  );
  const data = figure.replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>body{margin:0;height:100vh;display:flex;flex-direction:column;font-family:system-ui,sans-serif}h1{margin:16px 20px 0;font-size:18px;font-weight:600}#chart{flex:1;min-height:0}</style></head>
<body>
<h1>${escapeHtml(title)}</h1>
<div id="chart"></div>
<script>${plotly.replaceAll('</script', '<\\/script')}</script>
<script>const figure = ${data}; Plotly.newPlot('chart', figure.data, figure.layout, { responsive: true });</script>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
