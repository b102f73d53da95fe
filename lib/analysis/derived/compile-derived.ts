import { assertNever } from '#lib/base/browser.ts';
import type { TableSchema } from '#lib/datasets/browser.ts';
import type { Derived } from '../plan-derived.ts';
import {
  binary,
  call,
  cast,
  column,
  type Expression,
  literal,
  number,
  over,
  star,
  subquery,
} from '../sql/expression.ts';
import { printSelect } from '../sql/print.ts';
import { quoteIdentifier } from '../sql/quote.ts';
import { as, fromTable, select } from '../sql/select.ts';

/** The derived columns as a WITH clause, one table after the other, and the name of the last. */
export function compileDerived(
  derived: readonly Derived[],
  { table }: TableSchema,
): { with: string; table: string } {
  const parts: string[] = [];
  let from = table;
  for (const [place, each] of derived.entries()) {
    const wide = select({
      columns: [as(star, null), as(derivedExpression(each, from), each.name)],
      from: fromTable(from),
    });
    from = `${table} derived${place === 0 ? '' : ` ${place + 1}`}`;
    const body = printSelect(wide).replaceAll(/^/gm, '  ');
    parts.push(`${quoteIdentifier(from)} AS (\n${body}\n)`);
  }
  return { with: `WITH ${parts.join(', ')}\n`, table: from };
}

function derivedExpression({ of }: Derived, table: string): Expression {
  switch (of.kind) {
    case 'arithmetic':
      return arithmetic(of.operator, double(of.left), double(of.right));
    case 'days':
      return cast(
        call('date_diff', literal('day'), cast(column(of.from), 'DATE'), cast(column(of.to), 'DATE')),
        'DOUBLE',
      );
    case 'logarithm':
      return logarithm(
        of,
        of.plus === 0 ? double(of.column) : binary('+', double(of.column), number(String(of.plus))),
      );
    case 'filled': {
      const aggregate = call(of.with === 'mean' ? 'avg' : 'median', double(of.column));
      const whole = select({ columns: [as(aggregate, null)], from: fromTable(table) });
      return call('coalesce', double(of.column), subquery(whole));
    }
    case 'scaled': {
      const [least, most] = ['min', 'max'].map((name) => over(name, [double(of.column)]));
      if (least === undefined || most === undefined) return double(of.column);
      return arithmetic('/', binary('-', double(of.column), least), binary('-', most, least));
    }
    default:
      return assertNever(of);
  }
}

function double(name: string): Expression {
  return cast(column(name), 'DOUBLE');
}

function arithmetic(operator: '+' | '-' | '*' | '/', left: Expression, right: Expression): Expression {
  return binary(operator, left, operator === '/' ? call('nullif', right, number('0')) : right);
}

const functions = { e: 'ln', '2': 'log2', '10': 'log10' } as const;

function logarithm({ base }: { base: keyof typeof functions }, value: Expression): Expression {
  return call('if', binary('>', value, number('0')), call(functions[base], value), literal(null));
}
