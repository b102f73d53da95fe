import type { Cell, Result } from '#lib/datasets/browser.ts';

type Table = Pick<Result, 'columns' | 'rows'>;

/** A table as tab-separated text, values as they are, for pasting into a spreadsheet. */
export function toTsv({ columns, rows }: Table): string {
  const lines = [columns.map(({ name }) => name), ...rows.map((row) => row.map(plain))];
  return lines.map((cells) => cells.map(quoteTsv).join('\t')).join('\n');
}

/** The same as an HTML table, which spreadsheets and documents prefer. */
export function toHtmlTable({ columns, rows }: Table): string {
  const head = columns.map(({ name }) => `<th>${escapeHtml(name)}</th>`).join('');
  const body = rows.map(
    (row) => `<tr>${row.map((cell) => `<td>${escapeHtml(plain(cell))}</td>`).join('')}</tr>`,
  );
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

const plain = (cell: Cell): string => (cell === null ? '' : String(cell));

function quoteTsv(text: string): string {
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
