const needsQuotes = /[",\r\n]/;

/** A row as a line of plain CSV (RFC 4180, LF). An only cell that is empty is quoted, so that the line is not blank. */
export function csvLine(cells: readonly string[]): string {
  if (cells.length === 1 && cells[0] === '') return '""\n';
  let line = '';
  for (const [index, cell] of cells.entries()) {
    if (index > 0) line += ',';
    line += needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  }
  return `${line}\n`;
}
