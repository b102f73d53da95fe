import { parseDate } from './date-format.ts';
import { isNumberLike } from './number-format.ts';
import { type Row, type RowSource, readLine, readRow } from './read-row.ts';

const mostTries = 48;
const otherDelimiters = [' ', ';', '\t', '|', ','] as const;

export type Unfit = {
  /** The row as it was read plainly, and the cells that the table's rows have. */
  plain: Row;
  width: number;
  /** Whether to look beyond the first line for where a quote closes. */
  looksFar: boolean;
};

/**
 * The best reading of a row whose plain reading does not fit the table's width: one quote read the other way, then
 * two, then another delimiter, so that the width fits; else the first physical line by itself, so that a
 * quote left open takes no further line with it.
 */
export function repairRow(source: RowSource, start: number, { plain, width, looksFar }: Unfit): Row {
  if (fits(plain, width) && plain.breaks === 0) return plain;
  const alone = readLine(source, start);
  const line = source.text.slice(start, alone.next);
  const within = reread({ ...source, text: line }, 0, {
    forks: plain.forks.map((fork) => fork - start),
    width,
  });
  if (within !== null) return moved(within, start, plain);
  const far = looksFar ? reread(source, start, { forks: plain.forks.slice(0, 8), width }) : null;
  if (far !== null && !far.flawed) return moved(far, 0, plain);
  if (fits(plain, width)) return plain;
  const other = otherDelimiter({ ...source, text: line }, width);
  if (other !== null) return moved(other, start, plain);
  return plain.breaks === 0 && !plain.open ? plain : { ...alone, open: plain.open };
}

function fits(row: Row, width: number): boolean {
  return row.cells.length === width && !row.open;
}

/** The reading of fewest lines that fits, some quotes read the other way. */
function reread(
  source: RowSource,
  start: number,
  { forks, width }: { forks: readonly number[]; width: number },
): Row | null {
  let best: Row | null = null;
  for (const flips of flipsOf(forks)) {
    const row = readRow(source, start, { final: true, flips, longest: 16 * 1024 });
    if (row === null || !fits(row, width)) continue;
    if (row.breaks === 0) return row;
    if (best === null || row.breaks < best.breaks) best = row;
  }
  return best;
}

/** Ways to read the forks otherwise: each alone, then each pair, up to a limit. */
function* flipsOf(forks: readonly number[]): Generator<number[]> {
  let tries = 0;
  for (const fork of forks) {
    if (++tries > mostTries) return;
    yield [fork];
  }
  for (const [index, first] of forks.entries()) {
    for (const second of forks.slice(index + 1)) {
      if (++tries > mostTries) return;
      yield [first, second];
    }
  }
}

function moved(row: Row, by: number, plain: Row): Row {
  return { ...row, next: row.next + by, flawed: false, forks: plain.forks };
}

function otherDelimiter({ text, dialect }: RowSource, width: number): Row | null {
  if (width < 3) return null;
  for (const delimiter of otherDelimiters) {
    if (delimiter === dialect.delimiter) continue;
    const row = readRow({ text, dialect: { ...dialect, delimiter } }, 0, { final: true });
    if (row === null || row.cells.length !== width || row.flawed) continue;
    if (delimiter !== ' ' || !isProse(row.cells)) return row;
  }
  return null;
}

/** Words between spaces are a sentence unless many of them are values. */
function isProse(cells: readonly string[]): boolean {
  const values = cells.filter((cell) => isNumberLike(cell) || parseDate(cell) !== null).length;
  return cells.length < 5 || values < cells.length / 3;
}
