import { PlotlineError } from '#lib/base/browser.ts';
import type { Dialect } from './dialect.ts';
import { longestQuotedCell, type Row, readRow } from './read-row.ts';
import { repairRow } from './repair-row.ts';

/** A row with its place in the file; lines count from 1. */
export type ReadRow = {
  cells: string[];
  line: number;
  lines: number;
  flawed: boolean;
  open: boolean;
  blank: boolean;
};

/** The longest physical line, in characters. */
export const longestLine = 16 * 1024 * 1024;

/** After so many rows that no reading repairs, quotes of the file are not looked for beyond their line. */
const mostFailures = 100;

/**
 * Cuts text that comes in pieces into rows, however its quotes are. `width` is the number of cells that a row of
 * the table has; unsound rows are read so that they fit it. Memory is bounded by the longest line. Fails with
 * `line_too_long`.
 */
export function createRowReader(dialect: Dialect, width: number) {
  const source = { text: '', dialect };
  let line = 1;
  let wanted = 0;
  let failures = 0;

  function* read(text: string, final: boolean): Generator<ReadRow> {
    source.text = source.text === '' ? text : source.text + text;
    if (!final && source.text.length < wanted) return;
    const rest = source.text;
    let at = 0;
    while (at < rest.length) {
      const row = take(at, final);
      if (row === null) break;
      const lines = row.breaks + 1;
      const { cells, flawed, open } = row;
      yield { cells, line, lines, flawed, open, blank: isBlank(cells, rest, at) };
      line += lines;
      at = row.next;
    }
    source.text = rest.slice(at);
    const left = source.text.length;
    wanted = Math.min(left * 2, longestQuotedCell + 1024 * 1024);
    if (left > longestLine) throw lineTooLong(line);
  }

  function take(at: number, final: boolean): Row | null {
    const plain = readRow(source, at, { final });
    if (plain === null || isSound(plain, width)) return plain;
    if (!final && needsMore(plain, source.text)) return null;
    const repaired = repairRow(source, at, { plain, width, looksFar: failures < mostFailures });
    if (repaired.flawed) failures += 1;
    return repaired;
  }

  return { read };
}

function isSound(row: Row, width: number): boolean {
  return !row.flawed && row.cells.length === width;
}

/** A repair may look past the plain reading's end; what it finds must not depend on where the pieces were cut. */
function needsMore(row: Row, text: string): boolean {
  return row.forks.length > 0 && text.length - row.next < 128 * 1024;
}

function isBlank(cells: readonly string[], text: string, at: number): boolean {
  if (cells.length > 1) return false;
  const code = text.charCodeAt(at);
  return code !== 34 && code !== 39 && (cells[0] ?? '').trim() === '';
}

export function lineTooLong(line: number): PlotlineError {
  return new PlotlineError(
    'line_too_long',
    `Line ${line} is longer than 16 MB without a line break, so this does not look like a table. Check how the file was exported, then upload it again.`,
    { details: { line } },
  );
}
