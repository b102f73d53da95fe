import type { Expression } from './expression.ts';

export type SelectColumn = { expression: Expression; alias: string | null };

export type OrderTerm = { expression: Expression; direction: 'ascending' | 'descending' };

export type From =
  | { kind: 'table'; name: string }
  | { kind: 'select'; select: Select }
  | { kind: 'union'; selects: readonly Select[] };

/** One SELECT as data. `where`, `having` and `qualify` are lists joined by AND. */
export type Select = {
  columns: readonly SelectColumn[];
  distinct: boolean;
  from: From;
  where: readonly Expression[];
  groupBy: readonly Expression[];
  having: readonly Expression[];
  /** Conditions after window functions, so that a share keeps the total of all groups. */
  qualify: readonly Expression[];
  orderBy: readonly OrderTerm[];
  limit: number | Expression | null;
  /** Rows left out before the first; none is null. */
  offset: number | Expression | null;
};

/** A SELECT with everything that is not said empty. */
export function select(parts: Pick<Select, 'columns' | 'from'> & Partial<Select>): Select {
  return {
    distinct: false,
    where: [],
    groupBy: [],
    having: [],
    qualify: [],
    orderBy: [],
    limit: null,
    offset: null,
    ...parts,
  };
}

export const fromTable = (name: string): From => ({ kind: 'table', name });
export const fromSelect = (inner: Select): From => ({ kind: 'select', select: inner });
export const fromUnion = (selects: readonly Select[]): From => ({ kind: 'union', selects });
export const as = (expression: Expression, alias: string | null): SelectColumn => ({ expression, alias });
export const ascending = (expression: Expression): OrderTerm => ({ expression, direction: 'ascending' });
export const descending = (expression: Expression): OrderTerm => ({ expression, direction: 'descending' });
