import type { Cell } from '#lib/datasets/index.ts';

/**
 * Rows as lines of RFC 4180; a missing value is an empty field, empty text a quoted one. In pieces of about
 * `pieceLength` characters, or of one field where that is longer.
 */
export function* csvLines(
  rows: Iterable<readonly Cell[]>,
  { pieceLength = 1_000_000 }: { pieceLength?: number } = {},
): Generator<string> {
  let parts: string[] = [];
  let length = 0;
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      const text = `${index === 0 ? '' : ','}${field(cell)}`;
      parts.push(text);
      length += text.length;
      if (length < pieceLength) continue;
      yield parts.join('');
      parts = [];
      length = 0;
    }
    parts.push('\r\n');
  }
  if (parts.length > 0) yield parts.join('');
}

function field(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  return value === '' || /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
