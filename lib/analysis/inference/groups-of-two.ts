import type { Cell, TableSchema } from '#lib/datasets/browser.ts';
import { compileFilter } from '../compile/filter.ts';
import { call, column, type Expression, star } from '../sql/expression.ts';
import { as, fromSelect, type Select, type SelectColumn, select } from '../sql/select.ts';
import { completeRows, type Tested } from './test-query.ts';

/** The rows of a comparison: number and group present, and only the groups that are compared. */
export function comparedRows(tested: Tested, numberColumn: string): Expression[] {
  const { query, schema } = tested;
  const by = query.by ?? '';
  const chosen =
    query.groups.length === 0
      ? []
      : [
          compileFilter(
            { column: by, comparison: 'in', values: [...query.groups], timeUnit: null, aggregate: null },
            schema,
          ),
        ];
  return [...completeRows(tested, [numberColumn, by]), ...chosen];
}

/**
 * Two rows of a SELECT, one for each `group`, side by side in one: `values` and `other values` and so on for each
 * of `facts`, and how many `groups` there were. The group that was named first comes first.
 */
export function sideBySide(inner: Select, facts: readonly string[], tested: Tested): Select {
  const [first, second] = isTurned(tested.query.groups) ? ['max', 'min'] : ['min', 'max'];
  const side = (end: string, prefix: string): SelectColumn[] => [
    as(call(end, column('group')), `${prefix}group`),
    ...facts.map((fact) => as(call(`arg_${end}`, column(fact), column('group')), `${prefix}${fact}`)),
  ];
  return select({
    columns: [
      ...side(first ?? 'min', ''),
      ...side(second ?? 'max', 'other '),
      as(call('count', star), 'groups'),
    ],
    from: fromSelect(inner),
  });
}

function isTurned([first = null, second = null]: readonly Cell[]): boolean {
  if (first === null || second === null) return false;
  return typeof first === 'number' && typeof second === 'number'
    ? first > second
    : String(first) > String(second);
}

export function typeOfGroup(by: string | null, schema: TableSchema) {
  return schema.columns.find(({ name }) => name === by)?.type ?? 'text';
}
