import { z } from 'zod';
import { type Execution, tableMimeType } from '#lib/contracts/index.ts';
import { Cell, type Column, type ColumnType, type Result } from '#lib/datasets/index.ts';
import { rowsThatFit } from '../tools/store-result.ts';

const Table = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(Cell)),
  totalRows: z.number().int().min(0),
});

/** As many as the sandbox itself shows: code can say that there are more. */
const mostColumns = 200;
const longestName = 1000;

/**
 * The table of a run's last expression as a Result; null where it is none. `known` are the columns that it should
 * have, so that dates and booleans get their form; of others the type is told by their cells.
 */
export function toResult({ result }: Execution, known: readonly Column[] = []): Result | null {
  const parsed = Table.safeParse(result?.[tableMimeType]);
  if (!parsed.success) return scalarOf(result);
  const { columns: all, rows: given, totalRows } = parsed.data;
  const names = all.slice(0, mostColumns).map((name) => name.slice(0, longestName));
  const rows = rowsThatFit(given.map((row) => names.map((_, place) => row[place] ?? null)));
  const columns = names.map((name, place) => {
    const found = known.find((column) => column.name === name);
    return (
      found ??
      inferColumn(
        name,
        rows.map((row) => row[place] ?? null),
      )
    );
  });
  return {
    columns,
    rows: rows.map((row) => row.map((cell, place) => formed(cell, columns[place]?.type ?? 'text'))),
    totalRows: Math.max(totalRows, rows.length),
    truncated: totalRows > rows.length,
    sql: '',
  };
}

/** A single number is a table of one cell, so that it can be traced. */
function scalarOf(bundle: Execution['result']): Result | null {
  const text = bundle?.['text/plain'];
  const [, digits] = typeof text === 'string' ? (number.exec(text.trim()) ?? []) : [];
  if (digits === undefined) return null;
  const value = Number(digits);
  const cell = Number.isSafeInteger(value) || !/^-?\d+$/.test(digits) ? value : digits;
  const columns = [inferColumn('value', [cell])];
  return { columns, rows: [[cell]], totalRows: 1, truncated: false, sql: '' };
}

/** As Python prints one, numpy's with their type. */
const number = /^(?:np\.\w+\()?(-?\d+(?:\.\d*)?(?:e[+-]?\d+)?)\)?$/;

/** pandas has no dates without time, and keeps flags with gaps as numbers. */
function formed(cell: Cell, type: ColumnType): Cell {
  if (cell === null) return null;
  if (type === 'boolean' && (cell === 0 || cell === 1)) return cell === 1;
  if (typeof cell !== 'string') return cell;
  if (type === 'date') return cell.slice(0, 10);
  if (type === 'time') return cell.replace(/^0 days /, '');
  return type === 'timestamp' && cell.length === 10 ? `${cell}T00:00:00` : cell;
}

const sqlTypes: Record<ColumnType, string> = {
  text: 'VARCHAR',
  integer: 'BIGINT',
  decimal: 'DECIMAL',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
  time: 'TIME',
};

function inferColumn(name: string, cells: readonly Cell[]): Column {
  const type = inferType(cells.filter((cell) => cell !== null));
  return { name, type, sqlType: sqlTypes[type] };
}

function inferType(cells: readonly Cell[]): ColumnType {
  const all = (test: (cell: Cell) => boolean) => cells.length > 0 && cells.every(test);
  const like = (pattern: RegExp) => all((cell) => typeof cell === 'string' && pattern.test(cell));
  if (all((cell) => typeof cell === 'boolean')) return 'boolean';
  if (all((cell) => typeof cell === 'number' && Number.isInteger(cell))) return 'integer';
  if (all((cell) => typeof cell === 'number')) return 'double';
  if (like(/^\d{4}-\d{2}-\d{2}$/)) return 'date';
  return like(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?)?$/) ? 'timestamp' : 'text';
}
