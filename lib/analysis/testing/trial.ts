import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Cell, Column, ColumnProfile, Result, TableSchema } from '#lib/datasets/browser.ts';
import { compilePlan } from '../compile-plan.ts';
import { completeResult } from '../complete-result.ts';
import type { Plan } from '../plan.ts';

/** A made-up trial of 40 plants: numbers of several shapes, two and three groups, gaps. */
const columns: readonly [name: string, type: Column['type'], sqlType: string][] = [
  ['Plant', 'integer', 'BIGINT'],
  ['Soil', 'text', 'VARCHAR'],
  ['Bed', 'text', 'VARCHAR'],
  ['Watered', 'boolean', 'BOOLEAN'],
  ['Height', 'double', 'DOUBLE'],
  ['Leaves', 'integer', 'BIGINT'],
  ['Yield', 'decimal', 'DECIMAL(10,2)'],
  ['Planted', 'date', 'DATE'],
  ['Picked', 'date', 'DATE'],
];

const soils = ['sand', 'clay', 'loam'];

function day(place: number): string {
  return new Date(Date.UTC(2022, 2, 1 + place)).toISOString().slice(0, 10);
}

const rows: readonly (readonly Cell[])[] = Array.from({ length: 40 }, (_, index) => [
  index + 1,
  index === 11 ? null : (soils[(index * 5 + (index >> 2)) % 3] ?? null),
  index % 2 === 0 ? 'east' : 'west',
  (index * 7) % 5 < 3,
  index === 5 || index === 22 ? null : 30 + ((index * 17) % 23) + (index % 2) * 4.5 + (index % 3) * 0.25,
  3 + ((index * index) % 11),
  index === 30 ? '97.50' : (4 + ((index * 13) % 19) / 4).toFixed(2),
  day(index),
  index === 8 ? null : day(60 + ((index * 29) % 31)),
]);

export const trial: TableSchema = {
  table: 'trial',
  name: 'trial.csv',
  rowCount: rows.length,
  columns: columns.map(([name, type, sqlType]) => ({ name, type, sqlType })),
  profile: { rowCount: rows.length, columns: columns.map(([name, type], at) => profile(name, type, at)) },
};

function profile(name: string, type: Column['type'], at: number): ColumnProfile {
  const present = rows.map((row) => row[at] ?? null).filter((cell) => cell !== null);
  return {
    name,
    type,
    missing: rows.length - present.length,
    distinct: new Set(present).size,
    distinctIsApproximate: false,
    min: null,
    max: null,
    mean: null,
    standardDeviation: null,
    quantiles: null,
    top: [],
    histogram: [],
  };
}

/** A DuckDB of its own that holds the trial. */
export async function connectTrial(): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(
    `CREATE TABLE trial (${columns.map(([name, , sql]) => `"${name}" ${sql}`).join(', ')})`,
  );
  const values = rows.map(
    (row) => `(${row.map((cell) => (cell === null ? 'NULL' : `'${cell}'`)).join(', ')})`,
  );
  await connection.run(`INSERT INTO trial VALUES ${values.join(', ')}`);
  return connection;
}

/** The whole Result of a plan over the trial, by DuckDB and what completes it. */
export async function runTrial(connection: DuckDBConnection, plan: Plan): Promise<Result> {
  const { sql } = compilePlan(plan, trial);
  const reader = await connection.runAndReadAll(sql);
  const rowsRead = reader.getRowsJson().map((row) => row.map(toCell));
  const names = reader.columnNames();
  const types = reader.columnTypes().map(String);
  const gathered: Result = {
    columns: names.map((name, index) => ({ name, type: 'double', sqlType: types[index] ?? '' })),
    rows: rowsRead,
    totalRows: rowsRead.length,
    truncated: false,
    sql,
  };
  return completeResult(plan, gathered, trial);
}

/** DuckDB's JSON writes BIGINT as text. */
function toCell(value: unknown): Cell {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  const text = String(value);
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}
