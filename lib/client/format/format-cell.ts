import { formatExact, formatProse } from '#lib/base/browser.ts';
import type { Cell, Column } from '#lib/datasets/browser.ts';
import { isNumberType } from './is-number-type.ts';

/** How a missing value is shown. */
export const missingMark = '∅';

type Typed = Pick<Column, 'name' | 'type'>;

/** A cell for a table: numbers whole and grouped, but years and codes as they are; null is null. */
export function formatCell(cell: Cell, column: Typed): string | null {
  if (cell === null) return null;
  if (typeof cell === 'boolean') return cell ? 'true' : 'false';
  if (isNumberType(column.type)) return isLabel(column.name) ? String(cell) : formatNumber(cell);
  return column.type === 'timestamp' ? String(cell).replace('T', ' ') : String(cell);
}

/** A number where room is short: at most four significant digits below 1000. */
export function formatBrief(value: number, column: Typed): string {
  return isLabel(column.name) ? String(Math.round(value)) : formatProse(value);
}

/** Numbers that name a thing are not grouped: 1982, not 1,982. */
function isLabel(name: string): boolean {
  return /(^|[\s_-])(year|jahr|yr|id|code|zip|postcode|plz)$/i.test(name.replace(/([a-z])([A-Z])/g, '$1 $2'));
}

function formatNumber(cell: string | number): string {
  return typeof cell === 'string' && !/^-?\d+(\.\d+)?$/.test(cell) ? cell : formatExact(cell);
}
