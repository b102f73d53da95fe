import type { Cell, GeneratedSample } from './sample.ts';

/** The table as CSV (RFC 4180, with LF line ends and a final one), UTF-8 without BOM. */
export function toCsv({ columns, rows }: Pick<GeneratedSample, 'columns' | 'rows'>): string {
  return [columns, ...rows].map((row) => `${row.map(field).join(',')}\n`).join('');
}

function field(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
