import type { Cell, ColumnType, TableSchema } from '#lib/datasets/browser.ts';
import { compileFilter } from '../compile/filter.ts';
import type { Plan, Query } from '../plan.ts';
import { column, type Expression, isNotNull } from '../sql/expression.ts';
import type { Select } from '../sql/select.ts';

export type TestQuery = Extract<Query, { kind: 'test' }>;

export type Tested = { plan: Plan; query: TestQuery; schema: TableSchema };

/** One row that SQL gave, by the names of its columns. */
export type Evidence = Readonly<Record<string, Cell>>;

/** How a kind of test is computed: what SQL gathers, what is made of it, and the columns of the finished Result. */
export type TestRule = {
  columns(query: TestQuery, schema: TableSchema): readonly (readonly [string, ColumnType])[];
  /** One row of evidence for each row of the Result. */
  compile(tested: Tested): Select;
  /** The cells of a finished row; null where the rows don't suffice. */
  conclude(evidence: Evidence, query: TestQuery): Record<string, Cell>;
};

/** The plan's conditions, and that none of the columns is missing. */
export function completeRows({ plan, schema }: Tested, columns: readonly string[]): Expression[] {
  return [
    ...plan.filters.map((filter) => compileFilter(filter, schema)),
    ...columns.map((name) => isNotNull(column(name))),
  ];
}

/** A number of the evidence; NaN where there is none. */
export function numberIn(evidence: Evidence, name: string): number {
  const cell = evidence[name] ?? null;
  return cell === null || typeof cell === 'boolean' ? Number.NaN : Number(cell);
}

/** A number as a cell: what can't be worked out has no value. */
export function cellOf(value: number): Cell {
  return Number.isFinite(value) ? value : null;
}
