import type { TableSchema } from '#lib/datasets/browser.ts';
import { findColumn } from '../find-column.ts';
import type { Plan } from '../plan.ts';
import { binary, call, cast, column, star } from '../sql/expression.ts';
import { as, fromSelect, fromTable, type Select, select } from '../sql/select.ts';
import { compileFilter } from './filter.ts';

/** How many rows there are, how many of them differ, and how many repeat an earlier one. */
export function compileDuplicates(plan: Plan, names: readonly string[], schema: TableSchema): Select {
  const shown = names.length === 0 ? schema.columns.map((each) => each.name) : names;
  const groups = select({
    columns: [as(call('count', star), 'copies')],
    from: fromTable(schema.table),
    where: plan.filters.map((filter) => compileFilter(filter, schema)),
    groupBy: shown.map((name) => column(findColumn(name, schema).name)),
  });
  const rows = cast(
    call('coalesce', call('sum', column('copies')), { kind: 'number', digits: '0' }),
    'BIGINT',
  );
  return select({
    columns: [
      as(rows, 'rows'),
      as(call('count', star), 'distinct rows'),
      as(binary('-', rows, call('count', star)), 'duplicate rows'),
    ],
    from: fromSelect(groups),
  });
}
