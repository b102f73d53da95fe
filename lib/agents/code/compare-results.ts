import type { Cell, Result } from '#lib/datasets/index.ts';

const mostCompared = 200;

/**
 * Where the rows of a run of code differ from those of the SQL of the same plan, as a sentence; null where they are
 * equal: numbers to one part in a billion (or `tolerance`), rows that tie in any order.
 */
export function compareResults(code: Result | null, sql: Result, tolerance = 1e-9): string | null {
  if (code === null) return 'the code gave no table';
  const names = (result: Result) => result.columns.map(({ name }) => name).join(', ');
  if (names(code) !== names(sql)) return `the code gave the columns ${names(code)}; SQL gives ${names(sql)}`;
  if (code.totalRows !== sql.totalRows) {
    return `the code gave ${count(code.totalRows)}; SQL gives ${count(sql.totalRows)}`;
  }
  const most = Math.min(mostCompared, code.rows.length, sql.rows.length);
  const [left, right] = [code.rows.slice(0, most), sql.rows.slice(0, most)];
  const difference = firstDifference([left, right], tolerance);
  if (difference === null || firstDifference([sorted(left), sorted(right)], tolerance) === null) return null;
  return describe(difference, code);
}

function count(rows: number): string {
  return `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'}`;
}

type Difference = { row: number; place: number; code: Cell; sql: Cell };

function firstDifference(
  [left, right]: readonly [readonly Cell[][], readonly Cell[][]],
  tolerance: number,
): Difference | null {
  for (const [row, cells] of left.entries()) {
    for (const [place, code] of cells.entries()) {
      const sql = right[row]?.[place] ?? null;
      if (!isEqual([code, sql], tolerance)) return { row, place, code, sql };
    }
  }
  return null;
}

function describe({ row, place, code, sql }: Difference, { columns }: Result): string {
  return `in row ${row + 1} the code has ${shown(code)} as ${columns[place]?.name ?? ''}; SQL has ${shown(sql)}`;
}

function shown(cell: Cell): string {
  return cell === null ? 'no value' : String(cell).slice(0, 100);
}

function isEqual(cells: readonly [Cell, Cell], tolerance: number): boolean {
  const [one, other] = cells.map(comparable);
  if (typeof one !== 'number' || typeof other !== 'number') return one === other;
  return Math.abs(one - other) <= tolerance * Math.max(1e-9, Math.abs(one), Math.abs(other));
}

/** What is not a number has no value; numbers too long for one are texts in both. */
function comparable(cell: Cell | undefined): Cell {
  if (cell === undefined || cell === null || cell === 'NaN') return null;
  if (typeof cell === 'boolean') return Number(cell);
  if (typeof cell === 'number') return Number.isNaN(cell) ? null : cell;
  const number = Number(cell);
  return cell.trim() !== '' && Number.isFinite(number) ? number : cell;
}

/** By what is no fraction, so that a last digit does not move a row. */
function sorted(rows: readonly Cell[][]): Cell[][] {
  const key = (row: readonly Cell[]) =>
    JSON.stringify(
      row.map(comparable).map((cell) => (typeof cell === 'number' ? cell.toPrecision(8) : cell)),
    );
  return rows.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}
