import { formatBrief, formatCell } from '#lib/client/index.ts';
import { type Cell, type ColumnProfile, isNumeric } from '#lib/datasets/browser.ts';

type Ranged = Pick<ColumnProfile, 'name' | 'type' | 'min' | 'max'>;

/** The least and the greatest value of a column, numbers in short; null where it has none. */
export function columnRange(column: Ranged): { least: string; greatest: string } | null {
  const [least, greatest] = [inShort(column.min, column), inShort(column.max, column)];
  return least === null || greatest === null ? null : { least, greatest };
}

/** A decimal comes as text, with all its digits. */
function inShort(value: Cell, column: Ranged): string | null {
  const number = value === null || !isNumeric(column.type) ? Number.NaN : Number(value);
  return Number.isFinite(number) ? formatBrief(number, column) : formatCell(value, column);
}
