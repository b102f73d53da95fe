import type { Cell, Column, ColumnProfile, TableSchema } from '#lib/datasets/index.ts';

/** The schema that an import of these rows gives, as far as reading a question looks at it. */
export function schemaOf(
  table: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): TableSchema {
  return {
    table,
    name: `${table}.csv`,
    rowCount: rows.length,
    columns: [...columns],
    profile: {
      rowCount: rows.length,
      columns: columns.map((column, place) =>
        profileOf(
          column,
          rows.map((row) => row[place] ?? null),
        ),
      ),
    },
  };
}

function profileOf({ name, type }: Column, cells: readonly Cell[]): ColumnProfile {
  const values = cells.filter((cell) => cell !== null);
  const sorted = [...new Set(values)].sort((a, b) => (a < b ? -1 : 1));
  const isText = type === 'text';
  return {
    name,
    type,
    missing: cells.length - values.length,
    distinct: sorted.length,
    distinctIsApproximate: false,
    min: isText ? null : (sorted[0] ?? null),
    max: isText ? null : (sorted.at(-1) ?? null),
    mean: null,
    standardDeviation: null,
    quantiles: null,
    top: sorted.slice(0, 20).map((value) => ({ value, count: values.filter((one) => one === value).length })),
    histogram: [],
  };
}
