import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Cell } from '#lib/datasets/browser.ts';
import { compilePlan } from '../compile-plan.ts';
import { Plan } from '../plan.ts';
import { filters } from '../testing/filters.ts';
import { connectOrders, orders } from '../testing/orders.ts';
import { findPython, type PythonOutcome, runPython } from '../testing/run-python.ts';
import { createScript, writePlan } from './write-plan.ts';

const folder = join(import.meta.dirname, 'golden');
const Case = z.object({ plan: z.record(z.string(), z.unknown()), code: z.array(z.string()) });

const golden = readdirSync(folder).map((file) => {
  const { plan, code } = Case.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  return { name: file.slice(0, -'.json'.length), plan: planOf(plan), code: code.join('\n') };
});

function planOf(parts: object): Plan {
  return Plan.parse({ table: 'orders', ...parts });
}

function codeOf(plan: Plan): string {
  const script = createScript([orders]);
  writePlan(plan, { schema: orders, script, into: 'result' });
  return script.toString();
}

test.each(golden)('$name is written as expected', ({ plan, code }) => {
  expect(codeOf(plan)).toBe(code);
});

const python = findPython();

describe.skipIf(python === null)('run by pandas (needs npm run setup:python)', () => {
  const temporary = mkdtempSync(join(tmpdir(), 'plotline-plans-'));
  const filtered = filters.map((filter) => ({
    name: JSON.stringify(filter),
    plan: planOf({ query: { kind: 'rows', columns: ['Region', 'Product', 'Units'] }, filters: [filter] }),
  }));
  const cases = [...golden, ...filtered];
  const outcomes = new Map<string, PythonOutcome>();
  let connection: DuckDBConnection;

  beforeAll(async () => {
    connection = await connectOrders();
    const parquet = join(temporary, 'orders.parquet');
    await connection.run(`COPY orders TO '${parquet}' (FORMAT parquet)`);
    if (python === null) return;
    const codes = cases.map(({ plan }) => codeOf(plan));
    const ran = await runPython(python, codes, { orders: parquet });
    for (const [index, { name }] of cases.entries()) {
      const outcome = ran[index];
      if (outcome !== undefined) outcomes.set(name, outcome);
    }
  }, 60_000);
  afterAll(() => rmSync(temporary, { recursive: true }));

  test.each(cases)('$name gives what SQL gives', async ({ name, plan }) => {
    const reader = await connection.runAndReadAll(compilePlan(plan, orders).sql);
    const expected = { columns: reader.columnNames(), rows: reader.getRowsJson().map(comparable) };
    const { error, table } = outcomes.get(name) ?? { error: 'It was not run.', table: null };
    expect({ error, columns: table?.columns, rows: table?.rows.map(comparable) }).toEqual({
      error: null,
      ...expected,
    });
  });
});

/** Numbers to nine digits, whatever their type; moments and times as SQL writes them. */
function comparable(row: readonly unknown[]): Cell[] {
  return row.map((cell) => {
    if (typeof cell === 'boolean') return Number(cell);
    if (cell === null || cell === 'NaN') return null;
    const text = String(cell);
    if (text.trim() !== '' && Number.isFinite(Number(text))) return Number(Number(text).toPrecision(10));
    return text.replace(/^(\d{4}-\d{2}-\d{2})T/, '$1 ').replace(/^(\S+) 00:00:00$/, '$1');
  });
}
