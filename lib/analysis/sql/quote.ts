import type { Cell } from '#lib/datasets/browser.ts';

/** A name as a SQL identifier; works for every string without a NUL. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('\0', '').replaceAll('"', '""')}"`;
}

/** Text as a SQL string literal. DuckDB's plain literals know no backslash escapes. */
export function quoteText(text: string): string {
  return `'${text.replaceAll('\0', '').replaceAll("'", "''")}'`;
}

/** A value as a SQL literal: null, boolean, number or text. */
export function quoteLiteral(value: Cell): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return quoteNumber(value);
  return quoteText(value);
}

function quoteNumber(value: number): string {
  if (Number.isNaN(value)) return "'NaN'::DOUBLE";
  if (!Number.isFinite(value)) return value > 0 ? "'Infinity'::DOUBLE" : "'-Infinity'::DOUBLE";
  return String(value);
}
