import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Plan } from '#lib/analysis/index.ts';
import { Cell, ColumnType, type Result, type TableSchema } from '#lib/datasets/index.ts';
import { ChartWish } from './chart-spec.ts';
import { chooseCharts, chooseChartsForResult } from './choose-charts.ts';
import { summarise } from './summarise.ts';
import { checkFigure } from './testing/check-figure.ts';
import { toAnswerChart } from './to-answer-chart.ts';
import { toFigure } from './to-figure.ts';
import { validateChartSpec } from './validate-chart-spec.ts';

const folder = join(import.meta.dirname, 'golden');

/** A case: a Result, the plan it came from (none: SQL by hand) and what was wished. */
const Input = z.object({
  columns: z.array(z.tuple([z.string(), ColumnType])),
  rows: z.array(z.array(Cell)),
  totalRows: z.number().optional(),
  sql: z.string().default('SELECT'),
  plan: z.record(z.string(), z.unknown()).optional(),
  wish: ChartWish.nullable().default(null),
});

const types: Record<string, ColumnType> = {
  Power: 'integer',
  Year: 'integer',
  Weight: 'double',
  Price: 'decimal',
  Day: 'date',
};

const names = ['Origin', 'Product', 'Region', ...Object.keys(types)];

const schema: TableSchema = {
  table: 'things',
  name: 'things.csv',
  rowCount: 400,
  columns: names.map((name) => ({ name, type: types[name] ?? 'text', sqlType: '' })),
  profile: { rowCount: 400, columns: [] },
};

test.each(readdirSync(folder))('%s', async (name) => {
  const input = Input.parse(JSON.parse(readFileSync(join(folder, name, 'input.json'), 'utf8')));
  const result: Result = {
    columns: input.columns.map(([column, type]) => ({ name: column, type, sqlType: '' })),
    rows: input.rows,
    totalRows: input.totalRows ?? input.rows.length,
    truncated: input.totalRows !== undefined,
    sql: input.sql,
  };
  const charts =
    input.plan === undefined
      ? chooseChartsForResult(result, input.wish)
      : chooseCharts({
          plan: Plan.parse({ table: 'things', ...input.plan }),
          result,
          wish: input.wish,
          schema,
        });
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
