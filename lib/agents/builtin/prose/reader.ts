import type { Cell, Result } from '#lib/datasets/index.ts';

/** Reads cells by the name of their column. */
export function reader(result: Result): (row: readonly Cell[], name: string) => Cell {
  const places = new Map(result.columns.map((column, index) => [column.name, index]));
  return (row, name) => row[places.get(name) ?? -1] ?? null;
}
