import { compilePlan, completeResult, needsCompletion, validatePlan } from '#lib/analysis/index.ts';
import type { QueryDataArguments, QueryDataResponse } from '#lib/contracts/index.ts';
import type { Result, TableSchema } from '#lib/datasets/index.ts';
import type { Engine, TableRef } from '#lib/engine/index.ts';

/** What a query needs: which tables it may read, in whose scope, and for how long. */
export type QueryScope = {
  engine: Pick<Engine, 'query'>;
  scope: string;
  tables: readonly { schema: TableSchema; ref: TableRef }[];
  queryTimeoutMs: number;
  signal: AbortSignal;
};

export type QueryRun = Pick<QueryDataResponse, 'durationMs' | 'rowsRead'> & { result: Result };

/** Runs `query_data`: the whole Result (up to the engine's cap), completed as its plan needs, with its time. Fails as the engine does. */
export async function runQuery({ sql, plan }: QueryDataArguments, scope: QueryScope): Promise<QueryRun> {
  const { engine, tables, signal, queryTimeoutMs } = scope;
  const started = performance.now();
  const result = await engine.query(sql, {
    scope: scope.scope,
    tables: tables.map(({ ref }) => ref),
    signal,
    timeoutMs: queryTimeoutMs,
  });
  const durationMs = Math.round((performance.now() - started) * 10) / 10;
  return { result: completed({ sql, plan }, result, scope), durationMs, rowsRead: countRowsRead(sql, scope) };
}

/** With what SQL can't compute, where the SQL is the plan's own. */
function completed({ sql, plan }: QueryDataArguments, result: Result, { tables }: QueryScope): Result {
  const table = tables.find(({ schema }) => schema.table === plan?.table);
  if (plan === undefined || table === undefined || !needsCompletion(plan)) return result;
  const { schema } = table;
  const isOwn = validatePlan(plan, schema).length === 0 && compilePlan(plan, schema).sql === sql;
  return isOwn ? completeResult(plan, result, schema) : result;
}

function countRowsRead(sql: string, { tables }: QueryScope): number | null {
  const words = new Set(sql.toLowerCase().split(/[^\p{L}\p{N}_]+/u));
  const read = tables.filter(({ ref }) =>
    ref.table
      .toLowerCase()
      .split(/[^\p{L}\p{N}_]+/u)
      .every((word) => words.has(word)),
  );
  return read.length === 0 ? null : read.reduce((sum, { schema }) => sum + schema.rowCount, 0);
}
