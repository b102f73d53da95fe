import type { Cell } from './result.ts';

/**
 * Rows as lines of RFC 4180; a missing value is an empty field, empty text a quoted one. In pieces of about
 * `pieceLength` characters, or of one row where that is longer.
 */
export function* csvLines(
  rows: Iterable<readonly Cell[]>,
  { pieceLength = 1_000_000 }: { pieceLength?: number } = {},
): Generator<string> {
  let piece = '';
  for (const row of rows) {
    piece += `${row.map(field).join(',')}\r\n`;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

function field(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  return value === '' || /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
