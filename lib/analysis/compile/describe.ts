import { isNumeric, type TableSchema } from '#lib/datasets/browser.ts';
import { findColumn } from '../find-column.ts';
import type { Query as AnyQuery, Plan } from '../plan.ts';
import type { PlanColumn } from '../plan-column.ts';
import {
  binary,
  call,
  callDistinct,
  cast,
  column,
  type Expression,
  literal,
  star,
} from '../sql/expression.ts';
import type { Select } from '../sql/select.ts';
import { selectFacts } from './facts.ts';

type Query<Kind extends AnyQuery['kind']> = Extract<AnyQuery, { kind: Kind }>;

/** One row of statistics for each column, in one pass. */
export function compileDescribe(
  plan: Plan,
  names: readonly string[],
  { schema, columns }: { schema: TableSchema; columns: readonly PlanColumn[] },
): Select {
  const shown = names.length === 0 ? schema.columns.map((each) => each.name) : names;
  const edge = columns.find(({ name }) => name === 'min')?.type === 'text' ? 'VARCHAR' : 'DOUBLE';
  return selectFacts(
    plan,
    schema,
    shown.map((name) => describe(name, schema, edge)),
  );
}

/** How many values of each column are missing, in one pass. */
export function compileMissing(plan: Plan, names: readonly string[], schema: TableSchema): Select {
  const shown = names.length === 0 ? schema.columns.map((each) => each.name) : names;
  return selectFacts(
    plan,
    schema,
    shown.map((name) => ({
      column: literal(findColumn(name, schema).name),
      missing: missing(name),
      'share missing': binary('/', missing(name), call('count', star)),
    })),
  );
}

/** How many values of each column are present, missing or different, in one pass. */
export function compileTally(plan: Plan, query: Query<'tally'>, schema: TableSchema): Select {
  const shown = query.columns.length === 0 ? schema.columns.map((each) => each.name) : query.columns;
  return selectFacts(
    plan,
    schema,
    shown.map((name) => {
      const source = column(findColumn(name, schema).name);
      const values = {
        present: call('count', source),
        missing: missing(name),
        distinct: callDistinct('count', source),
      };
      return { column: literal(name), [query.count]: values[query.count] };
    }),
  );
}

function missing(name: string): Expression {
  return binary('-', call('count', star), call('count', column(name)));
}

function describe(name: string, schema: TableSchema, edge: 'VARCHAR' | 'DOUBLE'): Record<string, Expression> {
  const { type } = findColumn(name, schema);
  const source = column(name);
  const precise = type === 'decimal' ? cast(source, 'DOUBLE') : source;
  const ordered = isNumeric(type) || type === 'date' || type === 'timestamp' || type === 'time';
  const numeric = (expression: Expression) =>
    isNumeric(type) ? cast(expression, 'DOUBLE') : cast(literal(null), 'DOUBLE');
  const end = (of: 'min' | 'max') => (ordered ? cast(call(of, source), edge) : cast(literal(null), edge));
  return {
    column: literal(name),
    type: literal(type),
    count: call('count', source),
    missing: missing(name),
    distinct: callDistinct('count', source),
    mean: numeric(call('avg', source)),
    'standard deviation': numeric(call('stddev_samp', source)),
    min: end('min'),
    '25%': numeric(call('quantile_cont', precise, literal(0.25))),
    median: numeric(call('median', precise)),
    '75%': numeric(call('quantile_cont', precise, literal(0.75))),
    max: end('max'),
  };
}
