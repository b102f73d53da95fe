import { parseDate } from './date-format.ts';
import { isNumberLike } from './number-format.ts';
import { type Row, type RowSource, readRow } from './read-row.ts';

const mostTries = 48;
const otherDelimiters = [' ', ';', '\t', '|', ','] as const;

/** A row as it was read plainly, and the cells that the table's rows have. */
export type Unfit = { plain: Row; width: number };

/**
 * The best reading of a row whose plain reading does not fit the table's width: one quote read the other way, then
 * two, then another delimiter, so that the width fits; else the first physical line by itself, so that a
 * quote left open takes no further line with it.
 */
export function repairRow(source: RowSource, start: number, { plain, width }: Unfit): Row {
  const fits = (row: Row | null): row is Row => row !== null && row.cells.length === width && !row.open;
  if (fits(plain) && plain.breaks === 0) return plain;
  const read = (flips: number[]) => readRow(source, start, { final: true, flips });
  const candidates: Row[] = [];
  for (const flips of flipsOf(plain.forks)) {
    const row = read(flips);
    if (fits(row) && row.breaks === 0) return settled(row, plain);
    if (fits(row)) candidates.push(row);
  }
  const [best] = candidates.sort((a, b) => a.breaks - b.breaks);
  if (best !== undefined && !best.flawed) return settled(best, plain);
  if (fits(plain)) return plain;
  return otherDelimiter(source, start, width) ?? firstLine(source, start, plain);
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

function settled(row: Row, plain: Row): Row {
  return { ...row, flawed: false, forks: plain.forks };
}

function otherDelimiter({ text, dialect }: RowSource, start: number, width: number): Row | null {
  if (width < 3) return null;
  for (const delimiter of otherDelimiters) {
    if (delimiter === dialect.delimiter) continue;
    const row = readRow({ text, dialect: { ...dialect, delimiter } }, start, { final: true });
    if (row === null || row.cells.length !== width || row.flawed || row.breaks > 0) continue;
    if (delimiter !== ' ' || !isProse(row.cells)) return row;
  }
  return null;
}

/** Words between spaces are a sentence unless many of them are values. */
function isProse(cells: readonly string[]): boolean {
  const values = cells.filter((cell) => isNumberLike(cell) || parseDate(cell) !== null).length;
  return cells.length < 5 || values < cells.length / 3;
}

function firstLine({ text, dialect }: RowSource, start: number, plain: Row): Row {
  if (plain.breaks === 0 && !plain.open) return plain;
  const end = readRow({ text, dialect: { ...dialect, quote: null, delimiter: '\n' } }, start, {
    final: true,
  });
  const line = text.slice(start, end?.next ?? text.length);
  const within = readRow({ text: line, dialect: { ...dialect, quote: null } }, 0, { final: true });
  if (within === null) return plain;
  return { ...within, next: start + within.next, flawed: true, open: plain.open };
}
