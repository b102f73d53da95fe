import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { BuiltinAnswer } from '#lib/agents/index.ts';
import { PlotlineError } from '#lib/base/index.ts';
import { toFigure } from '#lib/charts/index.ts';

/** The chart of an answer as a file: a page that needs no network (`.html`) or the Plotly figure (`.json`). */
export const ChartFile = {
  accepts: (path: string): boolean => /\.(html|json|png)$/i.test(path),

  /** Writes the chart; gives a sentence on what was written. Fails with `invalid_input` for pictures. */
  async write(path: string, { charts, result }: BuiltinAnswer): Promise<string> {
    const [spec] = charts;
    if (spec === undefined || result === null)
      return 'There is no chart to this answer; no file was written.';
    if (/\.png$/i.test(path)) {
      throw new PlotlineError(
        'invalid_input',
        'Pictures are made in the browser: write .html here, open it and use its camera button, or write .json.',
      );
    }
    const figure = JSON.stringify(toFigure(spec, result));
    await writeFile(path, /\.json$/i.test(path) ? `${figure}\n` : await page(spec.title, figure));
    return `Wrote ${path}.`;
  },
};

async function page(title: string, figure: string): Promise<string> {
  const plotly = await readFile(
    createRequire(import.meta.url).resolve('plotly.js/dist/plotly-strict.min.js'),
    'utf8',
  );
  const data = figure.replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>html,body,#chart{height:100%;margin:0}</style></head>
<body>
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
