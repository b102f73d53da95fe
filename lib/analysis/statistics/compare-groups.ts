import type { Cell, Result } from '#lib/datasets/browser.ts';
import type { PlanColumn } from '../plan-column.ts';

/**
 * Two groups of a Result side by side: one row with the first measure of each, their difference (first less
 * second) and ratio (first over second). Null where a group or its number is not in the Result, or two rows have
 * it.
 */
export function compareGroups(
  result: Result,
  columns: readonly PlanColumn[],
  groups: readonly [Cell, Cell],
): Result | null {
  const dimension = columns.findIndex(({ role }) => role === 'dimension');
  const measure = columns.findIndex(({ role }) => role === 'measure');
  const [left, right] = groups.map((group) => numberOf(result, { dimension, measure, group }));
  if (typeof left !== 'number' || typeof right !== 'number') return null;
  const group = result.columns[dimension];
  const value = result.columns[measure];
  if (!group || !value) return null;
  const number = { type: 'double', sqlType: 'DOUBLE' } as const;
  const ratio = right === 0 ? null : left / right;
  return {
    columns: [
      group,
      { ...group, name: `other ${group.name}` },
      value,
      { ...value, name: `other ${value.name}` },
      { name: 'difference', ...number },
      { name: 'ratio', ...number },
    ],
    rows: [[groups[0], groups[1], left, right, left - right, ratio]],
    totalRows: 1,
    truncated: false,
    sql: result.sql,
  };
}

type Place = { dimension: number; measure: number; group: Cell };

function numberOf(result: Result, { dimension, measure, group }: Place): number | null {
  const rows = result.rows.filter((row) => same(row[dimension] ?? null, group));
  const [row] = rows;
  const cell = row?.[measure] ?? null;
  if (rows.length !== 1 || cell === null || typeof cell === 'boolean') return null;
  const value = Number(cell);
  return Number.isFinite(value) ? value : null;
}

function same(left: Cell, right: Cell): boolean {
  if (typeof left === 'string' && typeof right === 'string')
    return left.toLowerCase() === right.toLowerCase();
  return left === right || (left !== null && right !== null && String(left) === String(right));
}
