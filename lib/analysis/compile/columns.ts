import type { TableSchema } from '#lib/datasets/browser.ts';
import type { Query } from '../plan.ts';
import { call, column, list, literal, named, star, struct } from '../sql/expression.ts';
import { as, fromSelect, fromTable, type Select, select } from '../sql/select.ts';

/** The columns of the table: how many, their names, or their names and types. */
export function compileColumns(query: Extract<Query, { kind: 'columns' }>, schema: TableSchema): Select {
  const oneRow = fromSelect(
    select({ columns: [as(call('count', star), 'rows')], from: fromTable(schema.table) }),
  );
  const columns = schema.columns.filter(
    ({ name }) => query.columns.length === 0 || query.columns.includes(name),
  );
  if (query.show === 'count' || query.show === 'shape') {
    const count = as({ kind: 'number', digits: String(columns.length) }, 'columns');
    const rows = query.show === 'shape' ? [as(column('rows'), null)] : [];
    return select({ columns: [...rows, count], from: oneRow });
  }
  const facts = columns.map(({ name, sqlType }) => ({
    column: literal(name),
    ...(query.show === 'types' ? { type: literal(sqlType) } : {}),
  }));
  const rows = call('unnest', list(facts.map(struct)), named('recursive', literal(true)));
  return select({ columns: [as(rows, null)], from: oneRow });
}
