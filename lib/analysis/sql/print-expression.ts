import { assertNever } from '#lib/base/browser.ts';
import type { BinaryOperator, Expression, Over } from './expression.ts';
import { formatSelect } from './print-select.ts';
import { quoteIdentifier, quoteLiteral, quoteText } from './quote.ts';

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

/** An expression as DuckDB's SQL, with parentheses only where they are needed. */
export function printExpression(expression: Expression): string {
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
      return `{${expression.fields.map((field) => `${keepLines(quoteText(field.name))}: ${printExpression(field.value)}`).join(', ')}}`;
    case 'list':
      return `[\n${indent(expression.items.map(printExpression).join(',\n'))}\n]`;
    case 'named':
      return `${expression.name} := ${printExpression(expression.value)}`;
    default:
      return assertNever(expression);
  }
}

/** A quoted text may span lines, which must not be indented: its line breaks wait as NUL until `restoreLines`. */
export function keepLines(quoted: string): string {
  return quoted.replaceAll('\n', '\0');
}

export function restoreLines(sql: string): string {
  return sql.replaceAll('\0', '\n');
}

/** Two spaces before each line. */
export function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}

function printed(expressions: readonly Expression[]): string {
  return expressions.map(printExpression).join(', ');
}

function printCall(call: Extract<Expression, { kind: 'call' }>): string {
  const inner = `${call.distinct ? 'DISTINCT ' : ''}${printed(call.arguments)}`;
  const order = call.orderBy === null ? '' : ` ORDER BY ${printExpression(call.orderBy)}`;
  return `${call.name}(${inner}${order})${call.over === null ? '' : ` OVER (${printOver(call.over)})`}`;
}

function printOver(window: Over): string {
  const partition = window.partitionBy.length === 0 ? '' : `PARTITION BY ${printed(window.partitionBy)}`;
  const order = window.orderBy.length === 0 ? '' : `ORDER BY ${printed(window.orderBy)}`;
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
  const text = printExpression(expression);
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
      return printExpression(expression).startsWith('-') ? 6 : atom;
    default:
      return atom;
  }
}
