import { emptyAccount, type LineAccount, noteLines } from './line-account.ts';
import type { ReadRow } from './row-reader.ts';

export type RowSorter = {
  /** The cells to load, or null where the row is none of the table's. */
  sort(row: ReadRow): string[] | null;
  /** Whole once `finish` was called. */
  account: LineAccount;
  finish(): void;
};

export type RowSorterOptions = {
  width: number;
  preambleLines: number;
  headerLines: number;
};

/**
 * Says what each row of a file is: preamble, header, blank, one of the table (padded where it is short, cut where
 * only empty cells are too many), or set aside. What stands alone after the last row is the footer.
 */
export function createRowSorter({ width, preambleLines, headerLines }: RowSorterOptions): RowSorter {
  const account = emptyAccount();
  let header: string[] | null = null;
  let pending: ReadRow[] = [];

  function sort(row: ReadRow): string[] | null {
    account.linesIn += row.lines;
    if (row.line <= preambleLines) return put('preamble', row);
    if (row.line <= preambleLines + headerLines) {
      header = row.cells;
      return put('header', row);
    }
    if (row.blank && (width > 1 || row.cells.length === 0 || row.cells[0]?.trim() === ''))
      return put('blank', row);
    return sortBody(row);
  }

  function sortBody(row: ReadRow): string[] | null {
    if (standsAlone(row.cells, width)) {
      pending.push(row);
      if (pending.length > 1000) settle('quarantined');
      return null;
    }
    settle('quarantined');
    const cells = toWidth(row, width);
    if (cells === null || isSame(row.cells, header)) return put('quarantined', row);
    account.rows += 1;
    if (row.lines > 1) noteLines(account.continuation, row.line + 1, row.lines - 1);
    return cells;
  }

  function put(kind: 'preamble' | 'header' | 'blank' | 'quarantined', row: ReadRow): null {
    noteLines(account[kind], row.line, row.lines);
    return null;
  }

  function settle(kind: 'quarantined' | 'footer'): void {
    for (const row of pending) noteLines(account[kind], row.line, row.lines);
    pending = [];
  }

  return { sort, account, finish: () => settle('footer') };
}

/** The header once more, as files that were joined have it. */
function isSame(cells: readonly string[], header: readonly string[] | null): boolean {
  if (header === null || header.length < 2 || cells.length !== header.length) return false;
  return cells.every((cell, index) => cell === header[index]);
}

/** A comment, a title or a note: far fewer cells than the table has columns. */
function standsAlone(cells: readonly string[], width: number): boolean {
  if (cells.length >= width) return false;
  return cells.length < width / 2 || (cells[0]?.startsWith('#') ?? false);
}

function toWidth(row: ReadRow, width: number): string[] | null {
  const { cells, flawed } = row;
  if (cells.length === width) return cells;
  if (flawed) return null;
  if (cells.length < width) return [...cells, ...Array<string>(width - cells.length).fill('')];
  return cells.slice(width).every((cell) => cell.trim() === '') ? cells.slice(0, width) : null;
}
