import { assertNever, PlotlineError } from '#lib/base/browser.ts';
import type { TableSchema } from '#lib/datasets/browser.ts';
import { widenSchema } from '../derived/widen-schema.ts';
import { writeDerived } from '../derived/write-derived.ts';
import type { Plan } from '../plan.ts';
import { resultColumns } from '../result-columns.ts';
import { validatePlan } from '../validate-plan.ts';
import { type Writing, writeAggregate } from './aggregate.ts';
import { writeColumns } from './columns.ts';
import { writeCorrelation } from './correlation.ts';
import { writeDescribe } from './describe.ts';
import { writeFilters } from './filter.ts';
import { writeDuplicates, writeMissing, writeTally } from './missing.ts';
import { isPythonName } from './names.ts';
import { writeOutliers } from './outliers.ts';
import { writeRows } from './rows.ts';
import { PythonScript } from './script.ts';
import { writeTest } from './test.ts';

/**
 * Writes pandas code that gives the plan's Result as the data frame `into`, equal to what `compilePlan`'s SQL
 * gives, completed by `completeResult`. The table is a data frame named after it, with all its rows. Fails with `invalid_input` where the plan
 * does not fit its table or can't be said in pandas.
 */
export function writePlan(
  plan: Plan,
  { schema: narrow, script, into }: { schema: TableSchema; script: PythonScript; into: string },
): void {
  const [error] = validatePlan(plan, narrow);
  if (error !== undefined) throw new PlotlineError('invalid_input', error);
  const schema = widenSchema(plan, narrow);
  const whole = writeDerived(plan.derived ?? [], frameOf(schema, script), script);
  const frame = writeFilters(plan, { frame: whole, schema }, script);
  const columns = resultColumns(plan, schema);
  writeQuery({ plan, columns, rows: { frame, schema }, whole, script, into });
}

/** A script whose variables hide none of the tables. */
export function createScript(schemas: readonly TableSchema[]): PythonScript {
  return new PythonScript(schemas.map(({ table }) => table));
}

/** A table whose name is a word of Python's is taken from the globals. */
function frameOf({ table }: TableSchema, script: PythonScript): string {
  if (isPythonName(table)) return table;
  const name = script.name('data');
  script.add(`${name} = globals()[${JSON.stringify(table)}]`);
  return name;
}

function writeQuery(writing: Writing): void {
  const { query } = writing.plan;
  switch (query.kind) {
    case 'aggregate':
      writeAggregate(query, writing);
      break;
    case 'rows':
      writeRows(query, writing);
      break;
    case 'describe':
      writeDescribe(query.columns, writing);
      break;
    case 'columns':
      writeColumns(query, writing);
      break;
    case 'missing':
      writeMissing(query.columns, writing);
      break;
    case 'tally':
      writeTally(query, writing);
      break;
    case 'duplicates':
      writeDuplicates(query.columns, writing);
      break;
    case 'correlation':
      writeCorrelation(query, writing);
      break;
    case 'test':
      writeTest(query, writing);
      break;
    case 'outliers':
      writeOutliers(query, writing);
      break;
    default:
      assertNever(query);
  }
}
