import type { Cell } from '#lib/datasets/browser.ts';
import type { OrderTerm, Select } from './select.ts';

export type BinaryOperator =
  | 'OR'
  | 'AND'
  | '='
  | '<>'
  | '<'
  | '<='
  | '>'
  | '>='
  | 'IS DISTINCT FROM'
  | '+'
  | '-'
  | '*'
  | '/';

/** Types that a cast or a typed literal may name. */
export type SqlType = 'DATE' | 'TIMESTAMP' | 'TIME' | 'VARCHAR' | 'INTEGER' | 'BIGINT' | 'DOUBLE';

export type Over = { partitionBy: readonly Expression[]; orderBy: readonly OrderTerm[] };

/** A SQL expression as data. Names and values are quoted only where it is printed. */
export type Expression =
  | { kind: 'star' }
  | { kind: 'column'; name: string }
  | { kind: 'literal'; value: Cell }
  | { kind: 'number'; digits: string }
  | { kind: 'typed'; type: 'DATE' | 'TIMESTAMP' | 'TIME'; text: string }
  | {
      kind: 'call';
      name: string;
      arguments: readonly Expression[];
      distinct: boolean;
      orderBy: Expression | null;
      over: Over | null;
      /** Only rows that meet it are aggregated. */
      filter?: Expression;
    }
  | { kind: 'binary'; operator: BinaryOperator; left: Expression; right: Expression }
  | { kind: 'isNull'; value: Expression; negated: boolean }
  | { kind: 'in'; value: Expression; list: readonly Expression[]; negated: boolean }
  | { kind: 'between'; value: Expression; low: Expression; high: Expression }
  | { kind: 'like'; value: Expression; pattern: string; negated: boolean }
  | { kind: 'cast'; value: Expression; type: SqlType }
  | { kind: 'subquery'; select: Select }
  | { kind: 'struct'; fields: readonly { name: string; value: Expression }[] }
  | { kind: 'list'; items: readonly Expression[] }
  | { kind: 'named'; name: string; value: Expression };

export const star: Expression = { kind: 'star' };
export const column = (name: string): Expression => ({ kind: 'column', name });
export const literal = (value: Cell): Expression => ({ kind: 'literal', value });
export const typed = (type: 'DATE' | 'TIMESTAMP' | 'TIME', text: string): Expression => ({
  kind: 'typed',
  type,
  text,
});

/** A number by its digits, so that one beyond 2^53 stays exact. Throws for anything else. */
export function number(digits: string): Expression {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(digits)) throw new Error(`Not a number: ${digits}`);
  return { kind: 'number', digits };
}

export function call(name: string, ...args: Expression[]): Expression {
  return { kind: 'call', name, arguments: args, distinct: false, orderBy: null, over: null };
}

export function callDistinct(name: string, argument: Expression): Expression {
  return { kind: 'call', name, arguments: [argument], distinct: true, orderBy: null, over: null };
}

export function callOrdered(name: string, argument: Expression, orderBy: Expression): Expression {
  return { kind: 'call', name, arguments: [argument], distinct: false, orderBy, over: null };
}

export function over(name: string, args: readonly Expression[], window: Partial<Over> = {}): Expression {
  const { partitionBy = [], orderBy = [] } = window;
  return {
    kind: 'call',
    name,
    arguments: args,
    distinct: false,
    orderBy: null,
    over: { partitionBy, orderBy },
  };
}

export function binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
  return { kind: 'binary', operator, left, right };
}

export const isNull = (value: Expression): Expression => ({ kind: 'isNull', value, negated: false });
export const isNotNull = (value: Expression): Expression => ({ kind: 'isNull', value, negated: true });
export const cast = (value: Expression, type: SqlType): Expression => ({ kind: 'cast', value, type });
export const subquery = (select: Select): Expression => ({ kind: 'subquery', select });
export const list = (items: readonly Expression[]): Expression => ({ kind: 'list', items });
export const named = (name: string, value: Expression): Expression => ({ kind: 'named', name, value });

export function struct(fields: Record<string, Expression>): Expression {
  return {
    kind: 'struct',
    fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
  };
}

/** Text that matches a pattern without regard to case. `pattern` is escaped by `\\` where it has to be. */
export function like(value: Expression, pattern: string, negated: boolean): Expression {
  return { kind: 'like', value, pattern, negated };
}

export function within(value: Expression, values: readonly Expression[], negated: boolean): Expression {
  return { kind: 'in', value, list: values, negated };
}

export function between(value: Expression, low: Expression, high: Expression): Expression {
  return { kind: 'between', value, low, high };
}

/** Joined by AND; no condition is null. */
export function allOf(conditions: readonly Expression[]): Expression | null {
  return joined('AND', conditions);
}

/** Joined by OR; no condition is null. */
export function anyOf(conditions: readonly Expression[]): Expression | null {
  return joined('OR', conditions);
}

function joined(operator: 'AND' | 'OR', conditions: readonly Expression[]): Expression | null {
  const [first, ...rest] = conditions;
  if (first === undefined) return null;
  return rest.reduce((left, right) => binary(operator, left, right), first);
}
