import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Cell, Column, ColumnProfile, TableSchema } from '#lib/datasets/browser.ts';

/** A small table with each type, gaps and ties; the same in DuckDB and as a schema. */
const columns: readonly [name: string, type: Column['type'], sqlType: string][] = [
  ['Region', 'text', 'VARCHAR'],
  ['Product', 'text', 'VARCHAR'],
  ['Units', 'integer', 'BIGINT'],
  ['Amount', 'decimal', 'DECIMAL(10,2)'],
  ['Weight', 'double', 'DOUBLE'],
  ['Day', 'date', 'DATE'],
  ['At', 'timestamp', 'TIMESTAMP'],
  ['Paid', 'boolean', 'BOOLEAN'],
];

const rows: readonly (readonly Cell[])[] = [
  ['North', 'Tea', 3, '10.50', 0.3, '2023-01-05', '2023-01-05T08:30:00', true],
  ['north', 'Coffee', 5, '20.00', 0.7, '2023-01-20', '2023-01-20T09:10:00', false],
  ['South', 'Tea', 7, '5.25', 1.1, '2023-02-11', '2023-02-11T17:45:00', true],
  ['South', 'Milk 100%', 12, null, null, '2023-07-01', '2023-07-01T23:59:59', null],
  [null, 'Tea', 12, '7.75', 0.1, '2024-01-01', '2024-01-01T00:00:00', true],
  ['East', 'Coffee', null, '40.00', 2.5, null, null, false],
];

export const orders: TableSchema = {
  table: 'orders',
  name: 'orders.csv',
  rowCount: rows.length,
  columns: columns.map(([name, type, sqlType]) => ({ name, type, sqlType })),
  profile: { rowCount: rows.length, columns: columns.map(([name, type], at) => profile(name, type, at)) },
};

function profile(name: string, type: Column['type'], at: number): ColumnProfile {
  const present = rows.map((row) => row[at] ?? null).filter((cell) => cell !== null);
  const numbers = ['integer', 'decimal', 'double'].includes(type) ? present.map(Number) : [];
  return {
    name,
    type,
    missing: rows.length - present.length,
    distinct: new Set(present).size,
    distinctIsApproximate: false,
    min: numbers.length === 0 ? null : Math.min(...numbers),
    max: numbers.length === 0 ? null : Math.max(...numbers),
    mean: null,
    standardDeviation: null,
    quantiles: null,
    top: [],
    histogram: [],
  };
}

/** A DuckDB of its own that holds the orders. */
export async function connectOrders(): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(
    `CREATE TABLE orders (${columns.map(([name, , sql]) => `"${name}" ${sql}`).join(', ')})`,
  );
  const values = rows.map(
    (row) => `(${row.map((cell) => (cell === null ? 'NULL' : `'${cell}'`)).join(', ')})`,
  );
  await connection.run(`INSERT INTO orders VALUES ${values.join(', ')}`);
  return connection;
}
