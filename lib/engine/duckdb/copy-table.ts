import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnPlan, LoadPlan } from '../load-plan.ts';
import { readCsvSql } from './read-csv-sql.ts';
import { identifier, literal, literalList } from './sql-text.ts';
import { isTyped, markedSql, typedValueSql } from './typed-value-sql.ts';

/** Beyond this many, DuckDB's search for expressions that occur twice takes longer than the copy: it is quadratic. */
const usualColumns = 100;

/**
 * Writes the source's typed columns as Parquet and returns how many rows it has and how many texts of each
 * column its type could not hold. Such a text takes a number from the column's sequence, so they are counted in
 * the one pass, at no price where there are none.
 */
export async function copyTable(
  connection: DuckDBConnection,
  plan: LoadPlan,
  target: string,
): Promise<{ rowCount: number; misfits: Record<string, number> }> {
  if (plan.columns.length > usualColumns) {
    await connection.run("SET disabled_optimizers = 'common_subexpressions'");
  }
  const sequences = plan.columns.map((_, index) => `CREATE SEQUENCE misfit${index}`);
  await connection.run(sequences.join('; '));
  const names = await nameMarkers(connection, plan);
  const texts = plan.columns.map(
    (column, index) => `${textSql(column, `c${index}`, names(column))} AS c${index}`,
  );
  const typed = plan.columns.map((column, index) => columnSql(column, index, names(column)));
  const select = `SELECT ${typed.join(', ')} FROM (SELECT ${texts.join(', ')} FROM ${readCsvSql(plan)})`;
  const reader = await connection.runAndReadAll(
    `COPY (${select}) TO ${literal(target)} (FORMAT parquet, PARQUET_VERSION v1, COMPRESSION zstd, ROW_GROUP_SIZE ${rowGroupSize(plan)})`,
  );
  return { rowCount: Number(reader.getRows()[0]?.[0] ?? 0), misfits: await countMisfits(connection, plan) };
}

/** The lists of words for missing as variables: written into each column's SQL they made DuckDB's plan slow. */
async function nameMarkers(
  connection: DuckDBConnection,
  plan: LoadPlan,
): Promise<(column: ColumnPlan) => string> {
  const lists = [...new Set(plan.columns.map((column) => literalList(column.nullMarkers ?? [])))];
  for (const [index, list] of lists.entries()) {
    if (list !== '[]') await connection.run(`SET VARIABLE markers${index} = ${list}`);
  }
  return (column) => `markers${lists.indexOf(literalList(column.nullMarkers ?? []))}`;
}

const mostRows = 122_880;
const mostValues = 12_000_000;

/** Rows are held until their group is full: the more columns, the fewer rows. DuckDB wants a multiple of 2048. */
function rowGroupSize({ columns }: LoadPlan): number {
  const rows = Math.floor(mostValues / columns.length / 2048) * 2048;
  return Math.max(2048, Math.min(mostRows, rows));
}

/** A word for missing that no type can hold is looked for only where the type holds nothing. */
function textSql(column: ColumnPlan, source: string, markers: string): string {
  const canWait = isTyped(column) && !column.nullMarkers?.some(mayBeValue);
  return canWait ? source : markedSql(column, source, markers);
}

/** No value begins as a spreadsheet's errors do (`#DIV/0!`). */
function mayBeValue(marker: string): boolean {
  return /\d/.test(marker) && !marker.startsWith('#');
}

function columnSql(column: ColumnPlan, index: number, markers: string): string {
  const text = `c${index}`;
  if (!isTyped(column)) return `${text} AS ${identifier(column.name)}`;
  const typed = typedValueSql(column, text);
  // The branch is never taken; were it plainly NULL, the optimizer would leave the counting out.
  const misfit = `CASE WHEN ${markedSql(column, text, markers)} IS NOT NULL AND nextval('misfit${index}') < 0 THEN ${typed} END`;
  return `coalesce(${typed}, ${misfit}) AS ${identifier(column.name)}`;
}

async function countMisfits(connection: DuckDBConnection, plan: LoadPlan): Promise<Record<string, number>> {
  const reader = await connection.runAndReadAll('SELECT sequence_name, last_value FROM duckdb_sequences()');
  const counts = new Map(reader.getRows().map(([name, last]) => [String(name), Number(last ?? 0)]));
  return Object.fromEntries(plan.columns.map(({ name }, index) => [name, counts.get(`misfit${index}`) ?? 0]));
}
