import { type Plan, type PlanInput, Plan as PlanSchema, resultColumns } from '#lib/analysis/index.ts';
import type { Cell, Result, TableSchema } from '#lib/datasets/index.ts';
import { ChartWish } from '../chart-spec.ts';
import { chooseCharts } from '../choose-charts.ts';

export const schema: TableSchema = {
  table: 'trips',
  name: 'trips.csv',
  rowCount: 100,
  columns: [
    { name: 'City', type: 'text', sqlType: 'VARCHAR' },
    { name: 'Kind', type: 'text', sqlType: 'VARCHAR' },
    { name: 'Seats', type: 'integer', sqlType: 'BIGINT' },
    { name: 'Fare', type: 'double', sqlType: 'DOUBLE' },
    { name: 'Length', type: 'double', sqlType: 'DOUBLE' },
    { name: 'Date', type: 'date', sqlType: 'DATE' },
  ],
  profile: { rowCount: 100, columns: [] },
};

export const count = { aggregate: 'count' as const, column: null };
export const fare = { aggregate: 'mean' as const, column: 'Fare' };

export function plan(query: PlanInput['query'], rest: Partial<PlanInput> = {}): Plan {
  return PlanSchema.parse({ table: 'trips', query, ...rest });
}

export function resultOf(of: Plan, rows: Cell[][]): Result {
  const columns = resultColumns(of, schema).map(({ name, type }) => ({ name, type, sqlType: '' }));
  return { columns, rows, totalRows: rows.length, truncated: false, sql: '' };
}

/** The charts in short: mark, stack, then the columns of x, y, color and facet. */
export function short(of: Plan, rows: Cell[][], wish: Partial<ChartWish> | null = null): string[] {
  const charts = chooseCharts({
    plan: of,
    result: resultOf(of, rows),
    wish: wish && ChartWish.parse(wish),
    schema,
  });
  return charts.map(({ mark, stack, x, y, color, facet }) =>
    [mark, stack, x?.column, y?.column, color && `color ${color.column}`, facet && `facet ${facet.column}`]
      .filter(Boolean)
      .join(' '),
  );
}

export const byCity = plan({ kind: 'aggregate', dimensions: [{ column: 'City' }], measures: [count] });
export const cities: Cell[][] = [
  ['Rome', 5],
  ['Oslo', 3],
];
export const byCityAndKind = plan({
  kind: 'aggregate',
  dimensions: [{ column: 'City' }, { column: 'Kind' }],
  measures: [count],
});
export const cityKinds: Cell[][] = [
  ['Rome', 'bus', 5],
  ['Rome', 'tram', 2],
  ['Oslo', 'bus', 3],
];
