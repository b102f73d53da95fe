import type { Cell, Column } from '#lib/datasets/browser.ts';
import { formatCell } from '../format/format-cell.ts';
import { isNumberType } from '../format/is-number-type.ts';

const characterWidth = 7.4;
const padding = 26;

/** A width in px that shows the column's name and most of these cells. */
export function columnWidth(column: Pick<Column, 'name' | 'type'>, cells: readonly Cell[]): number {
  const longest = Math.max(0, ...cells.map((cell) => formatCell(cell, column)?.length ?? 1));
  const characters = Math.max(column.name.length + 3, longest);
  const limit = isNumberType(column.type) ? 200 : 280;
  return Math.round(Math.min(limit, Math.max(64, characters * characterWidth + padding)));
}
