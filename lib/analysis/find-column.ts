import { PlotlineError } from '#lib/base/browser.ts';
import type { Column, TableSchema } from '#lib/datasets/browser.ts';

/** The column of that exact name. Fails with `invalid_input`, naming the columns there are. */
export function findColumn(name: string, schema: TableSchema): Column {
  const found = schema.columns.find((column) => column.name === name);
  if (found) return found;
  throw new PlotlineError('invalid_input', unknownColumn(name, schema));
}

export function unknownColumn(name: string, schema: TableSchema): string {
  const shown = schema.columns.slice(0, 20).map((column) => `“${column.name}”`);
  const rest =
    schema.columns.length > shown.length ? ` and ${schema.columns.length - shown.length} more` : '';
  return `There is no column “${name}” in ${schema.name}. Its columns are ${shown.join(', ')}${rest}.`;
}
