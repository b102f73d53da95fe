import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Cell } from '#lib/datasets/browser.ts';
import { Plan } from '../plan.ts';
import { createScript, writePlan } from '../python/write-plan.ts';
import { findPython, type PythonOutcome, runPython } from '../testing/run-python.ts';
import { connectTrial, runTrial, trial } from '../testing/trial.ts';

/** Statistics of the trial, a file each: the plan, and what SciPy 1.17 and pandas give for it. */
const folder = join(import.meta.dirname, 'golden');
const Case = z.object({
  plan: z.record(z.string(), z.unknown()),
  columns: z.array(z.string()),
  rows: z.array(z.array(Cell)),
});

const cases = readdirSync(folder).map((file) => {
  const { plan, ...expected } = Case.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  return { name: file.slice(0, -'.json'.length), plan: Plan.parse({ table: 'trial', ...plan }), ...expected };
});

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await connectTrial();
});

test.each(cases)('$name', async ({ plan, columns, rows }) => {
  const result = await runTrial(connection, plan);
  expect(result.columns.map((column) => column.name)).toEqual(columns);
  expect(result.rows.map(comparable)).toEqual(rows.map(comparable));
});

const python = findPython();

describe.skipIf(python === null)('by SciPy (needs npm run setup:python)', () => {
  const temporary = mkdtempSync(join(tmpdir(), 'plotline-trial-'));
  const outcomes: PythonOutcome[] = [];

  beforeAll(async () => {
    const parquet = join(temporary, 'trial.parquet');
    await connection.run(`COPY trial TO '${parquet}' (FORMAT parquet)`);
    const codes = cases.map(({ plan }) => {
      const script = createScript([trial]);
      writePlan(plan, { schema: trial, script, into: 'result' });
      return script.toString();
    });
    if (python !== null) outcomes.push(...(await runPython(python, codes, { trial: parquet })));
  }, 60_000);
  afterAll(() => rmSync(temporary, { recursive: true }));

  test.each(cases.map((each, index) => ({ ...each, index })))('$name', ({ index, columns, rows }) => {
    const { error, table } = outcomes[index] ?? { error: 'It was not run.', table: null };
    expect({ error, columns: table?.columns, rows: table?.rows.map(comparable) }).toEqual({
      error: null,
      columns,
      rows: rows.map(comparable),
    });
  });
});

/** Numbers to nine digits; true and false as 1 and 0. */
function comparable(row: readonly Cell[]): Cell[] {
  return row.map((cell) => {
    if (typeof cell === 'boolean') return Number(cell);
    return typeof cell === 'number' ? Number(cell.toPrecision(9)) : cell;
  });
}
