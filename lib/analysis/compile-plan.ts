import { assertNever, PlotlineError } from '#lib/base/browser.ts';
import type { TableSchema } from '#lib/datasets/browser.ts';
import { compileAggregate } from './compile/aggregate.ts';
import { compileColumns } from './compile/columns.ts';
import { compileCorrelation } from './compile/correlation.ts';
import { compileDescribe, compileMissing, compileTally } from './compile/describe.ts';
import { compileDuplicates } from './compile/duplicates.ts';
import { compileOutliers } from './compile/outliers.ts';
import { compileRows } from './compile/rows.ts';
import { compileDerived } from './derived/compile-derived.ts';
import { widenSchema } from './derived/widen-schema.ts';
import { testRules } from './inference/test-rules.ts';
import type { Plan } from './plan.ts';
import type { PlanColumn } from './plan-column.ts';
import { resultColumns } from './result-columns.ts';
import { printSelect } from './sql/print.ts';
import type { Select } from './sql/select.ts';
import { validatePlan } from './validate-plan.ts';

/**
 * The plan as one SELECT for DuckDB, formatted for people to read, and the columns its Result will have. What SQL
 * can't compute is not part of it: `completeResult` makes the Result of what the SQL gathers. Fails with `invalid_input` where `validatePlan` finds an error.
 */
export function compilePlan(plan: Plan, schema: TableSchema): { sql: string; columns: PlanColumn[] } {
  const [error] = validatePlan(plan, schema);
  if (error !== undefined) throw new PlotlineError('invalid_input', error);
  const columns = resultColumns(plan, schema);
  const { derived = [] } = plan;
  if (derived.length === 0) return { sql: printSelect(compileQuery(plan, schema, columns)), columns };
  const made = compileDerived(derived, schema);
  const wide = { ...widenSchema(plan, schema), table: made.table };
  return { sql: made.with + printSelect(compileQuery(plan, wide, columns)), columns };
}

function compileQuery(plan: Plan, schema: TableSchema, columns: readonly PlanColumn[]): Select {
  const { query } = plan;
  switch (query.kind) {
    case 'aggregate':
      return compileAggregate(plan, query, { schema, columns });
    case 'rows':
      return compileRows(plan, query, { schema, columns });
    case 'describe':
      return compileDescribe(plan, query.columns, { schema, columns });
    case 'columns':
      return compileColumns(query, schema);
    case 'missing':
      return compileMissing(plan, query.columns, schema);
    case 'tally':
      return compileTally(plan, query, schema);
    case 'duplicates':
      return compileDuplicates(plan, query.columns, schema);
    case 'correlation':
      return compileCorrelation(plan, query, schema);
    case 'test':
      return testRules[query.test].compile({ plan, query, schema });
    case 'outliers':
      return compileOutliers(plan, query, schema);
    default:
      return assertNever(query);
  }
}
