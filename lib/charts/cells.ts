import type { Cell, Result } from '#lib/datasets/browser.ts';

/** A cell as a number; null for what is none. Decimals and very large integers come as text. */
export function toNumber(cell: Cell | undefined): number | null {
  if (cell === null || cell === undefined || cell === '' || typeof cell === 'boolean') return null;
  const value = Number(cell);
  return Number.isFinite(value) ? value : null;
}

/** The values of one column of a Result; empty where it has no such column. */
export function valuesOf(result: Result, column: string): Cell[] {
  const place = result.columns.findIndex(({ name }) => name === column);
  return place === -1 ? [] : result.rows.map((row) => row[place] ?? null);
}

export function distinctCount(values: readonly Cell[]): number {
  return new Set(values).size;
}
