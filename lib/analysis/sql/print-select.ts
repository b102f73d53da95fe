import type { Expression } from './expression.ts';
import { indent, keepLines, printExpression, restoreLines } from './print-expression.ts';
import { quoteIdentifier } from './quote.ts';
import type { From, OrderTerm, Select, SelectColumn } from './select.ts';

/** A SELECT as DuckDB's SQL, one clause a line, for people to read. */
export function printSelect(select: Select): string {
  return restoreLines(formatSelect(select));
}

/** As `printSelect`, with the line breaks of quoted texts still put by. */
export function formatSelect(select: Select): string {
  return [
    `SELECT${select.distinct ? ' DISTINCT' : ''}${printColumns(select.columns)}`,
    `FROM ${printFrom(select.from)}`,
    ...conditions('WHERE', select.where),
    ...(select.groupBy.length === 0 ? [] : [`GROUP BY ${select.groupBy.map(printExpression).join(', ')}`]),
    ...conditions('HAVING', select.having),
    ...conditions('QUALIFY', select.qualify),
    ...(select.orderBy.length === 0 ? [] : [`ORDER BY ${select.orderBy.map(printOrder).join(', ')}`]),
    ...(select.limit === null ? [] : [`LIMIT ${select.limit}`]),
  ].join('\n');
}

function printColumns(columns: readonly SelectColumn[]): string {
  const printed = columns.map(printColumn);
  return printed.length === 1 ? ` ${printed.join('')}` : `\n${indent(printed.join(',\n'))}`;
}

function printColumn({ expression, alias }: SelectColumn): string {
  const text = printExpression(expression);
  if (alias === null || text === keepLines(quoteIdentifier(alias))) return text;
  return `${text} AS ${keepLines(quoteIdentifier(alias))}`;
}

function printFrom(from: From): string {
  if (from.kind === 'table') return keepLines(quoteIdentifier(from.name));
  const inner =
    from.kind === 'select' ? formatSelect(from.select) : from.selects.map(formatSelect).join('\nUNION ALL\n');
  return `(\n${indent(inner)}\n)`;
}

function conditions(word: string, all: readonly Expression[]): string[] {
  if (all.length === 0) return [];
  const parts = all.map((condition) => {
    const text = printExpression(condition);
    const loose = condition.kind === 'binary' && condition.operator === 'OR';
    return loose && all.length > 1 ? `(${text})` : text;
  });
  return [`${word} ${parts.join('\n  AND ')}`];
}

function printOrder({ expression, direction }: OrderTerm): string {
  return `${printExpression(expression)}${direction === 'descending' ? ' DESC' : ''}`;
}
