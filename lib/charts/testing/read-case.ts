import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Plan } from '#lib/analysis/index.ts';
import { Cell, ColumnType, type Result, type TableSchema } from '#lib/datasets/index.ts';
import { type ChartSpec, ChartWish } from '../chart-spec.ts';
import { chooseCharts, chooseChartsForResult } from '../choose-charts.ts';

const folder = join(import.meta.dirname, '../golden');

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

/** A golden case's Result and the charts that suit it, best first. */
export function readCase(name: string): { result: Result; charts: ChartSpec[] } {
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
  return { result, charts };
}
