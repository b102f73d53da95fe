import { QueryDataArguments } from '#lib/contracts/index.ts';
import type { Result } from '#lib/datasets/index.ts';
import { shortCell } from '../short-cell.ts';
import { runQuery } from '../tools/run-query.ts';
import { storeResult } from '../tools/store-result.ts';
import type { ToolOutcome, ToolTurn } from './call-tool.ts';
import { parseArguments } from './parse-arguments.ts';
import type { ModelCall } from './stream-step.ts';

const mostRows = 50;

/** `query_data` for the model: the Result under its short name, at most 50 rows of it. */
export async function callQueryData(call: ModelCall, { context, results }: ToolTurn): Promise<ToolOutcome> {
  const args = parseArguments(QueryDataArguments.omit({ plan: true }), call);
  context.progress(args.purpose ?? 'Running a query');
  const run = await runQuery(args, { ...context, scope: context.sessionId });
  const { label, result } = results.add(call.id, run.result);
  const stored = await storeResult(call.id, run, context);
  return { ...stored, forModel: { result: label, ...shortResult(result) } };
}

/** What a model may see of a Result at sharing level `samples`. */
export function shortResult(result: Result, most = mostRows): Record<string, unknown> {
  return {
    columns: result.columns.map(({ name, type }) => ({ name, type })),
    rows: result.rows.slice(0, most).map((row) => row.map(shortCell)),
    rowsShown: Math.min(most, result.rows.length),
    totalRows: result.totalRows,
  };
}
