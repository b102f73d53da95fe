import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { summarise } from './summarise.ts';
import { checkFigure } from './testing/check-figure.ts';
import { readCase } from './testing/read-case.ts';
import { toAnswerChart } from './to-answer-chart.ts';
import { toFigure } from './to-figure.ts';
import { validateChartSpec } from './validate-chart-spec.ts';

const folder = join(import.meta.dirname, 'golden');

test.each(readdirSync(folder))('%s', async (name) => {
  const { result, charts } = readCase(name);
  for (const chart of charts) {
    expect(validateChartSpec(chart, result)).toEqual([]);
    for (const theme of ['light', 'dark'] as const)
      expect(checkFigure(toFigure(chart, result, { theme }))).toEqual([]);
  }
  const [best] = charts;
  const shown = {
    charts: charts.map((chart) => ({ title: chart.title, stack: chart.stack, ...toAnswerChart(chart) })),
    summaries: charts.map((chart) => summarise(chart, result)),
    figure: best ? toFigure(best, result) : null,
  };
  await expect(`${JSON.stringify(shown, null, 2)}\n`).toMatchFileSnapshot(
    join(folder, name, 'expected.json'),
  );
});
