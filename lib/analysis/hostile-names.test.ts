import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import type { TableSchema } from '#lib/datasets/browser.ts';
import { compilePlan } from './compile-plan.ts';
import { Plan } from './plan.ts';

const hostile = [
  'a"; DROP TABLE t; --',
  'line\nbreak',
  "it's",
  '  ',
  'count',
  'COUNT',
  'x\\',
  '{y}',
  '%',
  '漢字 🙂',
];

const schema: TableSchema = {
  table: 'we"ird\ntable',
  name: 'weird.csv',
  rowCount: 1,
  columns: hostile.map((name) => ({ name, type: 'text', sqlType: 'VARCHAR' })),
  profile: { rowCount: 1, columns: [] },
};

test.each(hostile)('names and values are never SQL: %j', async (name) => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const quoted = `"${name.replaceAll('"', '""')}"`;
  await connection.run(`CREATE TABLE "we""ird\ntable" (${quoted} VARCHAR)`);
  await connection.run(`INSERT INTO "we""ird\ntable" VALUES ($1), ('other'), (NULL)`, [name]);
  const plan = Plan.parse({
    table: schema.table,
    query: {
      kind: 'aggregate',
      dimensions: [{ column: name }],
      measures: [
        { aggregate: 'count', column: null },
        { aggregate: 'mode', column: name },
      ],
    },
    filters: [
      { column: name, comparison: 'contains', values: [name] },
      { anyOf: [{ column: name, comparison: '=', values: [name] }] },
    ],
  });
  const { sql, columns } = compilePlan(plan, schema);
  const reader = await connection.runAndReadAll(sql);
  expect(reader.columnNames()).toEqual(columns.map((column) => column.name));
  expect(reader.getRowsJson()).toEqual([[name, '1', name]]);
});

test('names that SQL takes for one get numbers', () => {
  const plan = Plan.parse({
    table: schema.table,
    query: {
      kind: 'aggregate',
      dimensions: [{ column: 'count' }, { column: 'COUNT' }],
      measures: [{ aggregate: 'count', column: null }],
    },
  });
  const { columns } = compilePlan(plan, schema);
  expect(columns.map(({ name }) => name)).toEqual(['count', 'COUNT (2)', 'count (3)']);
});
