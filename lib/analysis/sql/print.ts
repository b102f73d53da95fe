import { assertNever } from '#lib/base/browser.ts';
import type { BinaryOperator, Expression, Over } from './expression.ts';
import { quoteIdentifier, quoteLiteral, quoteText } from './quote.ts';
import type { From, OrderTerm, Select, SelectColumn } from './select.ts';

const precedence: Record<BinaryOperator, number> = {
  OR: 1,
  AND: 2,
  '=': 4,
  '<>': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  'IS DISTINCT FROM': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
};
const atom = 8;

/** A SELECT as DuckDB's SQL, one clause a line, for people to read. */
export function printSelect(select: Select): string {
  return restoreLines(formatSelect(select));
}

/** An expression as DuckDB's SQL. */
export function printExpression(expression: Expression): string {
  return restoreLines(formatExpression(expression));
}

/** As `printSelect`, with the line breaks of quoted texts still put by. */
function formatSelect(select: Select): string {
  return [
    `SELECT${select.distinct ? ' DISTINCT' : ''}${printColumns(select.columns)}`,
    `FROM ${printFrom(select.from)}`,
    ...conditions('WHERE', select.where),
    ...(select.groupBy.length === 0 ? [] : [`GROUP BY ${select.groupBy.map(formatExpression).join(', ')}`]),
    ...conditions('HAVING', select.having),
    ...conditions('QUALIFY', select.qualify),
    ...(select.orderBy.length === 0 ? [] : [`ORDER BY ${select.orderBy.map(printOrder).join(', ')}`]),
    ...cut('LIMIT', select.limit),
    ...cut('OFFSET', select.offset),
  ].join('\n');
}

function cut(word: string, count: Select['limit']): string[] {
  if (count === null) return [];
  return [`${word} ${typeof count === 'number' ? count : formatExpression(count)}`];
}

function printColumns(columns: readonly SelectColumn[]): string {
  const printed = columns.map(printColumn);
  return printed.length === 1 ? ` ${printed.join('')}` : `\n${indent(printed.join(',\n'))}`;
}

function printColumn({ expression, alias }: SelectColumn): string {
  const text = formatExpression(expression);
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
    const text = formatExpression(condition);
    const loose = condition.kind === 'binary' && condition.operator === 'OR';
    return loose && all.length > 1 ? `(${text})` : text;
  });
  return [`${word} ${parts.join('\n  AND ')}`];
}

function printOrder({ expression, direction }: OrderTerm): string {
  return `${formatExpression(expression)}${direction === 'descending' ? ' DESC' : ''}`;
}

/** An expression as DuckDB's SQL, with parentheses only where they are needed. */
function formatExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'star':
      return '*';
    case 'column':
      return keepLines(quoteIdentifier(expression.name));
    case 'literal':
      return keepLines(quoteLiteral(expression.value));
    case 'number':
      return expression.digits;
    case 'typed':
      return `${expression.type} ${quoteText(expression.text)}`;
    case 'call':
      return printCall(expression);
    case 'binary':
      return printBinary(expression);
    case 'isNull':
      return `${operand(expression.value, 5)} IS ${expression.negated ? 'NOT ' : ''}NULL`;
    case 'in':
      return `${operand(expression.value, 5)} ${expression.negated ? 'NOT ' : ''}IN (${printed(expression.list)})`;
    case 'between':
      return `${operand(expression.value, 5)} BETWEEN ${operand(expression.low, 5)} AND ${operand(expression.high, 5)}`;
    case 'like':
      return printLike(expression);
    case 'cast':
      return `${operand(expression.value, 7)}::${expression.type}`;
    case 'subquery':
      return `(\n${indent(formatSelect(expression.select))}\n)`;
    case 'struct':
      return `{${expression.fields.map((field) => `${keepLines(quoteText(field.name))}: ${formatExpression(field.value)}`).join(', ')}}`;
    case 'list':
      return `[\n${indent(expression.items.map(formatExpression).join(',\n'))}\n]`;
    case 'named':
      return `${expression.name} := ${formatExpression(expression.value)}`;
    default:
      return assertNever(expression);
  }
}

/** A quoted text may span lines, which must not be indented: its line breaks wait as NUL until `restoreLines`. */
function keepLines(quoted: string): string {
  return quoted.replaceAll('\n', '\0');
}

function restoreLines(sql: string): string {
  return sql.replaceAll('\0', '\n');
}

/** Two spaces before each line. */
function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}

function printed(expressions: readonly Expression[]): string {
  return expressions.map(formatExpression).join(', ');
}

function printCall(call: Extract<Expression, { kind: 'call' }>): string {
  const inner = `${call.distinct ? 'DISTINCT ' : ''}${printed(call.arguments)}`;
  const order = call.orderBy === null ? '' : ` ORDER BY ${formatExpression(call.orderBy)}`;
  const only = call.filter ? ` FILTER (WHERE ${formatExpression(call.filter)})` : '';
  return `${call.name}(${inner}${order})${only}${call.over === null ? '' : ` OVER (${printOver(call.over)})`}`;
}

function printOver(window: Over): string {
  const partition = window.partitionBy.length === 0 ? '' : `PARTITION BY ${printed(window.partitionBy)}`;
  const order = window.orderBy.length === 0 ? '' : `ORDER BY ${window.orderBy.map(printOrder).join(', ')}`;
  return [partition, order].filter((part) => part !== '').join(' ');
}

function printBinary(binary: Extract<Expression, { kind: 'binary' }>): string {
  const { operator } = binary;
  if (operator === 'AND' || operator === 'OR') {
    const side = (part: Expression) =>
      part.kind === 'binary' && part.operator === operator ? printBinary(part) : operand(part, 3);
    return `${side(binary.left)} ${operator} ${side(binary.right)}`;
  }
  const own = precedence[operator];
  return `${operand(binary.left, own)} ${operator} ${operand(binary.right, own + 1)}`;
}

function printLike(like: Extract<Expression, { kind: 'like' }>): string {
  const escaping = like.pattern.includes('\\') ? ` ESCAPE '\\'` : '';
  const operator = like.negated ? 'NOT ILIKE' : 'ILIKE';
  return `${operand(like.value, 5)} ${operator} ${keepLines(quoteText(like.pattern))}${escaping}`;
}

/** The expression as an operand where operators below `least` need parentheses. */
function operand(expression: Expression, least: number): string {
  const text = formatExpression(expression);
  return strength(expression) < least ? `(${text})` : text;
}

function strength(expression: Expression): number {
  switch (expression.kind) {
    case 'binary':
      return precedence[expression.operator];
    case 'isNull':
    case 'in':
    case 'between':
    case 'like':
      return 4;
    case 'cast':
      return 7;
    case 'number':
    case 'literal':
      return formatExpression(expression).startsWith('-') ? 6 : atom;
    default:
      return atom;
  }
}
