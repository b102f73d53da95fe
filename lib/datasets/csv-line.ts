const needsQuotes = /[",\r\n]/;

/** A row as a line of plain CSV (RFC 4180, LF). An only cell that is empty is quoted, so that the line is not blank. */
export function csvLine(cells: readonly string[]): string {
  if (cells.length === 1 && cells[0] === '') return '""\n';
  const plain = cells.join('\u001f');
  if (!needsQuotes.test(plain)) return `${cells.join(',')}\n`;
  return `${cells.map(quoted).join(',')}\n`;
}

function quoted(cell: string): string {
  return needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
