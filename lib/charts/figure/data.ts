import type { Cell, Result } from '#lib/datasets/browser.ts';
import { toNumber, valuesOf } from '../cells.ts';
import type { ChartSpec } from '../chart-spec.ts';

/** One row as a chart sees it. `y` is the number drawn, `exact` the cell it stands in, `xEnd` a bin's upper edge. */
export type Datum = { x: Cell; xEnd: Cell; y: number | null; exact: Cell; color: Cell; facet: Cell };

/** The rows with only what the chart draws. */
export function readData(spec: ChartSpec, result: Result): Datum[] {
  const column = (name: string | undefined) => (name === undefined ? [] : valuesOf(result, name));
  const x = column(spec.x?.column);
  const xEnd = spec.x?.bin ? column(binEnd(spec.x.column)) : [];
  const y = column(spec.y?.column);
  const color = column(spec.color?.column);
  const facet = column(spec.facet?.column);
  return result.rows.map((_, row) => ({
    x: x[row] ?? null,
    xEnd: xEnd[row] ?? null,
    y: toNumber(y[row]),
    exact: y[row] ?? null,
    color: color[row] ?? null,
    facet: facet[row] ?? null,
  }));
}

/** The column with the upper edges of the bins of a column. */
export function binEnd(column: string): string {
  return column.replace(/\(bin\)( \(\d+\))?$/, '(bin end)$1');
}

/** The different values in the order they come. */
export function distinct(cells: readonly Cell[]): Cell[] {
  return [...new Set(cells)];
}

export function groupBy<Row>(rows: readonly Row[], key: (row: Row) => Cell): Map<Cell, Row[]> {
  const groups = new Map<Cell, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

/** The sum of the values for each key; what is missing counts nothing. */
export function totals(data: readonly Datum[], key: (datum: Datum) => Cell): Map<Cell, number> {
  const sums = new Map<Cell, number>();
  for (const datum of data) sums.set(key(datum), (sums.get(key(datum)) ?? 0) + (datum.y ?? 0));
  return sums;
}
