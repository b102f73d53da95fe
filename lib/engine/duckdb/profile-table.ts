import type { DuckDBConnection } from '@duckdb/node-api';
import { type Column, type ColumnProfile, isNumeric, type Profile } from '#lib/datasets/index.ts';
import { type ColumnFacts, readFacts } from './column-facts.ts';
import { groupValues, readTop, type ValueCounts } from './column-values.ts';
import { readHistogram } from './read-histogram.ts';
import { readQuantiles } from './read-quantiles.ts';
import { identifier } from './sql-text.ts';

export type ProfileOptions = {
  rowCount: number;
  columns: readonly Column[];
  /** Called after each column, while its values are grouped (see `groupValues`). */
  onColumn(values: ValueCounts): Promise<void>;
};

/** With more columns than this, binding a query to all of them takes longer than running it. */
const columnsAtOnce = 100;
const mostCopied = 20_000_000;

/** Profiles every column of a source (a SQL table): one pass for all, then one over each column. */
export async function profileTable(
  connection: DuckDBConnection,
  source: string,
  options: ProfileOptions,
): Promise<Profile> {
  // Thousands of short queries: planning each, and handing it from thread to thread, takes longer than they do.
  if (isWideAndShort(options)) await connection.run('SET threads = 1; PRAGMA disable_optimizer');
  const columns: ColumnProfile[] = [];
  for (let start = 0; start < options.columns.length; start += columnsAtOnce) {
    const some = { ...options, columns: options.columns.slice(start, start + columnsAtOnce) };
    const narrow = await narrowSource(connection, source, { all: options, some });
    columns.push(...(await profileSome(connection, narrow, some)));
  }
  return { rowCount: options.rowCount, columns };
}

function isWideAndShort({ columns, rowCount }: ProfileOptions): boolean {
  return columns.length > columnsAtOnce && rowCount * columnsAtOnce <= mostCopied;
}

async function narrowSource(
  connection: DuckDBConnection,
  source: string,
  { all, some }: { all: ProfileOptions; some: ProfileOptions },
): Promise<string> {
  if (!isWideAndShort(all)) return source;
  const names = some.columns.map(({ name }) => identifier(name)).join(', ');
  await connection.run(`CREATE OR REPLACE TEMP TABLE narrow AS SELECT ${names} FROM ${source}`);
  return 'narrow';
}

async function profileSome(
  connection: DuckDBConnection,
  source: string,
  options: ProfileOptions,
): Promise<ColumnProfile[]> {
  const facts = await readFacts(connection, source, options.columns);
  const columns: ColumnProfile[] = [];
  for (const [index, column] of options.columns.entries()) {
    const known = facts[index];
    if (!known) continue;
    const values = await groupValues(connection, source, { column, facts: known });
    const profile = await profileColumn(connection, values, { source, column, facts: known });
    columns.push({ ...profile, missing: options.rowCount - known.present });
    await options.onColumn(values);
  }
  return columns;
}

async function profileColumn(
  connection: DuckDBConnection,
  values: ValueCounts,
  { source, column, facts }: { source: string; column: Column; facts: ColumnFacts },
): Promise<Omit<ColumnProfile, 'missing'>> {
  const { top, distinct } = await readTop(connection, values);
  return {
    name: column.name,
    type: column.type,
    distinct,
    distinctIsApproximate: !values.exact,
    min: facts.min,
    max: facts.max,
    mean: facts.mean,
    standardDeviation: facts.standardDeviation,
    quantiles: isNumeric(column.type) ? await readQuantiles(connection, source, { column, facts }) : null,
    top,
    histogram: await readHistogram(connection, values),
  };
}
