import { describe, expect, test } from 'vitest';
import type { TableSchema } from '#lib/datasets/browser.ts';
import { Plan } from '../plan.ts';
import { findPython, runPython } from '../testing/run-python.ts';
import { createScript, writePlan } from './write-plan.ts';

const names = [
  'two words',
  'a "quoted" name',
  "it's",
  'back\\slash \\n',
  'two\nlines',
  'line\u2028separator',
  '"] = 1; import os #',
  '{brace} %s',
  '😀 ünïcode',
  'count',
  'index',
  '',
];
const tables = ['class', 'rows', 'result', 'groups', 'größe', 'df', 'ﬁne'];

function schemaOf(table: string, column: string): TableSchema {
  const columns = [{ name: column, type: 'text' as const, sqlType: 'VARCHAR' }];
  return { table, name: 'x.csv', rowCount: 3, columns, profile: { rowCount: 3, columns: [] } };
}

/** Counts the rows of each group but one. */
function codeOf(table: string, column: string): string {
  const schema = schemaOf(table, column);
  const plan = Plan.parse({
    table,
    query: {
      kind: 'aggregate',
      dimensions: [{ column }],
      measures: [{ aggregate: 'count', column: null }],
    },
    filters: [{ column, comparison: '!=', values: ['c'] }],
  });
  const script = createScript([schema]);
  const into = script.name('outcome');
  writePlan(plan, { schema, script, into });
  return `import pandas
globals()[${JSON.stringify(table)}] = pandas.DataFrame({${JSON.stringify(column)}: ["a", "a", "b", "c"]})
${script}
globals()["result"] = ${into}`;
}

const python = findPython();

describe.skipIf(python === null)('whatever they are called (needs npm run setup:python)', () => {
  test.each([
    ['columns', names.map((name) => codeOf('things', name))],
    ['tables', tables.map((table) => codeOf(table, 'name'))],
  ])('%s are only named', async (_what, codes) => {
    if (python === null) return;
    const outcomes = await runPython(python, codes, {});
    expect(outcomes.map(({ error, table }) => error ?? table?.rows)).toEqual(
      codes.map(() => [
        ['a', 2],
        ['b', 1],
      ]),
    );
  });
});
