import type { LoadPlan } from '../load-plan.ts';
import { literal, literalList } from './sql-text.ts';

/**
 * DuckDB's strict reading of a file, every column as text named c0, c1 …: it fails on the first line that is
 * not as the plan says. Nothing is sniffed.
 */
export function readCsvSql(plan: LoadPlan): string {
  const columns = plan.columns.map((_, index) => `'c${index}': 'VARCHAR'`).join(', ');
  const options = [
    'auto_detect = false',
    'header = false',
    'strict_mode = true',
    'null_padding = false',
    ...lineSizes(plan.longestRow ?? 0),
    `skip = ${Math.trunc(plan.skipLines)}`,
    `delim = ${literal(plan.delimiter)}`,
    `quote = ${literal(plan.quote ?? '')}`,
    `escape = ${literal(plan.quote === null ? '' : (plan.escape ?? ''))}`,
    ...newLine(plan.newline),
    `nullstr = ${literalList(['', ...plan.nullMarkers.filter((marker) => marker !== '')])}`,
    `columns = {${columns}}`,
  ];
  return `read_csv(${literal(plan.source)}, ${options.join(', ')})`;
}

/** Told that lines end in CRLF, DuckDB 1.5 reads no row of a short file; it finds them by itself. */
function newLine(newline: LoadPlan['newline']): string[] {
  if (newline === '\r\n') return [];
  return [`new_line = ${literal(newline === '\n' ? '\\n' : '\\r')}`];
}

const usualLine = 2_000_000;

/** A line must fit into the buffer: twice the longest that is usual, which saves 80 MB against DuckDB's own. */
function lineSizes(longestRow: number): string[] {
  if (longestRow <= usualLine) return ['buffer_size = 4194304'];
  return [`max_line_size = ${longestRow}`, `buffer_size = ${longestRow * 2}`];
}
