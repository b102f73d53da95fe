import { PlotlineError } from '#lib/base/browser.ts';
import type { Cell, Column, TableSchema } from '#lib/datasets/browser.ts';
import type { Expression } from '../sql/expression.ts';
import { decimalPlaces } from './decimal-places.ts';
import { pythonList, pythonText } from './names.ts';
import { castToText } from './text-of.ts';

/** Where an expression's columns are: the frame's expression (`rows`) and the table they belong to. */
export type FrameScope = { frame: string; schema: TableSchema };

/** Python code; `loose` where an operator beside it would take it apart. */
export type Code = { text: string; loose: boolean };

const tight = (text: string): Code => ({ text, loose: false });
const loose = (text: string): Code => ({ text, loose: true });

/** The code as an operand of another operator. */
export function operand({ text, loose }: Code): string {
  return loose ? `(${text})` : text;
}

export function columnCode(name: string, frame: string): string {
  return `${frame}[${pythonText(name)}]`;
}

/**
 * A scalar SQL expression over a table's columns as pandas code with the same meaning: a mask meets missing values
 * as a WHERE does, so nothing but `isna` and negative conditions holds for them.
 */
export function toPython(expression: Expression, scope: FrameScope): Code {
  switch (expression.kind) {
    case 'column':
      return tight(columnCode(expression.name, scope.frame));
    case 'literal':
      return tight(pythonValue(expression.value));
    case 'number':
      return tight(pythonNumber(expression.digits));
    case 'typed':
      return tight(expression.type === 'TIME' ? timeCode(expression.text) : pythonText(expression.text));
    case 'call':
      return callCode(expression, scope);
    case 'binary':
      return binaryCode(expression, scope);
    case 'isNull':
      return tight(`${sourceOf(expression.value, scope)}.${expression.negated ? 'notna' : 'isna'}()`);
    case 'in':
      return inCode(expression, scope);
    case 'between':
      return betweenCode(expression, scope);
    case 'like':
      return likeCode(expression, scope);
    case 'cast':
      return castCode(expression, scope);
    default:
      throw unsupported(expression.kind);
  }
}

function unsupported(what: string): PlotlineError {
  return new PlotlineError(
    'invalid_input',
    `This question can’t be written as Python yet (${what}). Ask it in direct mode.`,
  );
}

function pythonValue(value: Cell): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'number' ? pythonNumber(String(value)) : pythonText(value);
}

/** Python refuses whole numbers that begin with zeros. */
function pythonNumber(digits: string): string {
  return digits.replace(/^([+-]?)0+(?=\d)/, '$1');
}

function timeCode(text: string): string {
  return `pd.Timedelta(${pythonText(/^\d+:\d+$/.test(text.trim()) ? `${text.trim()}:00` : text.trim())})`;
}

function findColumn(expression: Expression, { schema }: FrameScope): Column | undefined {
  if (expression.kind !== 'column') return undefined;
  return schema.columns.find(({ name }) => name === expression.name);
}

/** Whether a value is missing does not depend on its case. */
function sourceOf(expression: Expression, scope: FrameScope): string {
  const isLower = expression.kind === 'call' && expression.name === 'lower';
  const [inner] = isLower ? expression.arguments : [];
  return operand(toPython(inner ?? expression, scope));
}

/** Decimals are read as floats a hair off; rounded to their places they are the numbers that were written. */
function compared(expression: Expression, scope: FrameScope): string {
  const found = findColumn(expression, scope);
  const code = operand(toPython(expression, scope));
  return found?.type === 'decimal' ? `${code}.round(${decimalPlaces(found)})` : code;
}

const methods: Record<string, string> = {
  lower: '.str.lower()',
  year: '.dt.year',
  quarter: '.dt.quarter',
  month: '.dt.month',
  monthname: '.dt.month_name()',
  dayname: '.dt.day_name()',
  week: '.dt.isocalendar()["week"]',
};

const periods: Record<string, string> = { quarter: 'Q', month: 'M', week: 'W' };

function callCode(call: Extract<Expression, { kind: 'call' }>, scope: FrameScope): Code {
  const [first, second] = call.arguments;
  if (first === undefined || call.over !== null || call.distinct) throw unsupported(call.name);
  if (call.name === 'lower' && first.kind === 'literal') {
    return tight(pythonText(String(first.value).toLowerCase()));
  }
  if (call.name === 'date_trunc' && second !== undefined) return tight(truncated(first, second, scope));
  const source = operand(toPython(first, scope));
  if (call.name === 'hour') {
    const isTime = findColumn(first, scope)?.type === 'time';
    return tight(isTime ? `${source}.dt.components["hours"]` : `${source}.dt.hour`);
  }
  if (call.name === 'dayofweek') return loose(`(${source}.dt.dayofweek + 1) % 7`);
  const method = methods[call.name];
  if (method === undefined) throw unsupported(call.name);
  return tight(`${source}${method}`);
}

function truncated(unit: Expression, source: Expression, scope: FrameScope): string {
  const moment = operand(toPython(source, scope));
  const name = unit.kind === 'literal' ? String(unit.value) : '';
  if (name === 'hour') return `${moment}.dt.floor("h")`;
  if (periods[name] === undefined) throw unsupported(name);
  return `${moment}.dt.to_period("${periods[name]}").dt.start_time`;
}

function castCode({ value, type }: Extract<Expression, { kind: 'cast' }>, scope: FrameScope): Code {
  if (type === 'DATE') {
    const isTruncated = value.kind === 'call' && value.name === 'date_trunc';
    const code = operand(toPython(value, scope));
    return tight(isTruncated ? code : `${code}.dt.normalize()`);
  }
  const found = findColumn(value, scope);
  if (type === 'VARCHAR' && found !== undefined) {
    return tight(castToText(operand(toPython(value, scope)), found));
  }
  throw unsupported(`a cast to ${type}`);
}

const operators: Record<string, string> = { '=': '==', '<>': '!=', OR: '|', AND: '&' };

function binaryCode(
  { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
  scope: FrameScope,
): Code {
  if (operator === 'OR' || operator === 'AND') {
    const sides = [left, right].map((side) => joinable(side, operator, scope));
    return loose(sides.join(` ${operators[operator]} `));
  }
  const [one, other] = [compared(left, scope), operand(toPython(right, scope))];
  if (operator !== 'IS DISTINCT FROM') return loose(`${one} ${operators[operator] ?? operator} ${other}`);
  return loose(`(${one} != ${other}) | ${sourceOf(left, scope)}.isna()`);
}

function joinable(side: Expression, operator: string, scope: FrameScope): string {
  const code = toPython(side, scope);
  return side.kind === 'binary' && side.operator === operator ? code.text : operand(code);
}

function inCode({ value, list, negated }: Extract<Expression, { kind: 'in' }>, scope: FrameScope): Code {
  const items = list.map((item) => toPython(item, scope).text);
  return tight(`${negated ? '~' : ''}${compared(value, scope)}.isin(${pythonList(items)})`);
}

function betweenCode(
  { value, low, high }: Extract<Expression, { kind: 'between' }>,
  scope: FrameScope,
): Code {
  const ends = [low, high].map((end) => toPython(end, scope).text).join(', ');
  return tight(`${compared(value, scope)}.between(${ends})`);
}

/** The pattern is escaped text with a `%` at one end or both. */
function likeCode(
  { value, pattern, negated }: Extract<Expression, { kind: 'like' }>,
  scope: FrameScope,
): Code {
  const anyBefore = pattern.startsWith('%');
  const anyBehind = /(?:^|[^\\])(?:\\\\)*%$/.test(pattern.slice(anyBefore ? 1 : 0));
  const inner = pattern.slice(anyBefore ? 1 : 0, anyBehind ? -1 : undefined);
  const text = pythonText(inner.replaceAll(/\\(.)/gs, '$1').toLowerCase());
  const lower = `${operand(toPython(value, scope))}.str.lower().str`;
  const method = anyBefore && anyBehind ? 'contains' : anyBefore ? 'endswith' : 'startswith';
  const options = method === 'contains' ? ', regex=False, na=False' : ', na=False';
  return tight(`${negated ? '~' : ''}${lower}.${method}(${text}${options})`);
}
