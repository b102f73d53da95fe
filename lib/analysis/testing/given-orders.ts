import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, expect } from 'vitest';
import { compilePlan } from '../compile-plan.ts';
import { Plan, type PlanInput } from '../plan.ts';
import { connectOrders, orders } from './orders.ts';

/** For a test file: opens the orders once; `run` gives a plan's rows and the SQL it came to. */
export function givenOrders() {
  let connection: DuckDBConnection;
  beforeAll(async () => {
    connection = await connectOrders();
  });
  const run = async (input: Omit<PlanInput, 'table'>) => {
    const { sql, columns } = compilePlan(Plan.parse({ table: 'orders', ...input }), orders);
    const reader = await connection.runAndReadAll(sql);
    expect(reader.columnNames()).toEqual(columns.map(({ name }) => name));
    return { sql, rows: reader.getRowsJson() };
  };
  return { run, connection: () => connection };
}
