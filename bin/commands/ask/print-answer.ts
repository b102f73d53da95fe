import type { BuiltinAnswer } from '#lib/agents/index.ts';
import type { Cell, Result } from '#lib/datasets/index.ts';

const mostRows = 20;
const widest = 40;

/** An answer for a terminal: the words, the table, the SQL. */
export function printAnswer({ status, reason, text, result, suggestions }: BuiltinAnswer): string {
  if (status === 'declined') return `${[reason ?? '', ...suggested(suggestions)].join('\n')}\n`;
  const parts = [text, ...(result === null ? [] : [tableText(result), result.sql])];
  return `${parts.join('\n\n')}\n`;
}

function suggested(suggestions: readonly string[]): string[] {
  return suggestions.length === 0 ? [] : ['', 'You can ask:', ...suggestions.map((one) => `  ${one}`)];
}

function tableText({ columns, rows, totalRows }: Result): string {
  const shown = rows.slice(0, mostRows).map((row) => row.map(cellText));
  const table = [columns.map(({ name }) => clip(name)), ...shown];
  const widths = columns.map((_, place) => Math.max(...table.map((row) => row[place]?.length ?? 0)));
  const isNumber = columns.map(({ type }) => ['integer', 'decimal', 'double'].includes(type));
  const lines = table.map((row) =>
    row
      .map((cell, place) => pad(cell, widths[place] ?? 0, isNumber[place] ?? false))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  const more = totalRows > shown.length ? [`… ${totalRows - shown.length} more rows`] : [];
  return [lines[0] ?? '', rule, ...lines.slice(1), ...more].join('\n');
}

function cellText(cell: Cell): string {
  return cell === null ? '–' : clip(String(cell));
}

function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > widest ? `${line.slice(0, widest - 1)}…` : line;
}

function pad(text: string, width: number, right: boolean): string {
  return right ? text.padStart(width) : text.padEnd(width);
}
