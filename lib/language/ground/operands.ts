import type { Predicate, TimeUnit } from '#lib/analysis/index.ts';
import { isNumeric, isTemporal } from '#lib/datasets/index.ts';
import type { ColumnRef } from '../link/column-index.ts';
import { isTime, isYear } from '../link/column-nature.ts';
import type { Meaning } from '../link/term.ts';
import { stem } from '../text/stem.ts';
import { type Draft, kindAt, meaningAt } from './draft.ts';

export type Operand = { value: string | number; timeUnit: TimeUnit | null; percent: boolean };

const unitOf = { year: 'year', quarter: 'yearquarter', month: 'yearmonth', day: null, time: null } as const;

/** The number or date at a place, as something to compare with. */
export function operandAt(draft: Draft, place: number): Operand | null {
  const number = meaningAt(draft, place, 'number');
  if (number) return { value: number.value, timeUnit: null, percent: number.percent };
  const date = meaningAt(draft, place, 'date')?.date;
  return date ? { value: date.start, timeUnit: unitOf[date.grain], percent: false } : null;
}

export function looksLikeYear(operand: Operand): boolean {
  return (
    typeof operand.value === 'number' &&
    Number.isInteger(operand.value) &&
    operand.value >= 1500 &&
    operand.value <= 2100
  );
}

/** Whether a column can be compared with an operand, and the operand as that column writes it. */
export function comparableWith(
  column: ColumnRef,
  operand: Operand,
): (Pick<Predicate, 'timeUnit'> & { value: string | number }) | null {
  const { type } = column.column;
  if (isTemporal(type)) {
    if (typeof operand.value === 'string') return { value: operand.value, timeUnit: operand.timeUnit };
    return looksLikeYear(operand) ? { value: operand.value, timeUnit: 'year' } : null;
  }
  if (isYear(column) && typeof operand.value === 'string')
    return { value: Number(operand.value.slice(0, 4)), timeUnit: null };
  if (isYear(column) && looksLikeYear(operand) && typeof operand.value === 'number')
    return { value: yearAsWritten(column, operand.value), timeUnit: null };
  if (isNumeric(type) && typeof operand.value === 'number') {
    const share = operand.percent && typeof column.profile.max === 'number' && column.profile.max <= 1;
    return { value: share ? operand.value / 100 : inUnitOf(column, operand.value), timeUnit: null };
  }
  return type === 'text' && typeof operand.value === 'number' && isNumberText(column)
    ? { value: String(operand.value), timeUnit: null }
    : null;
}

const scales = [
  ['billion', 1e9],
  ['million', 1e6],
  ['thousand', 1e3],
] as const;

/** "over 20 billion" is 20 in a column of billions. */
function inUnitOf(column: ColumnRef, value: number): number {
  const [, scale = 1] = scales.find(([word]) => column.plain.includes(stem(word))) ?? [];
  const { max } = column.profile;
  return value >= scale && typeof max === 'number' && max < scale ? value / scale : value;
}

/** Columns of two-digit years hold 82 for 1982. */
function yearAsWritten(column: ColumnRef, year: number): number {
  const { max } = column.profile;
  return typeof max === 'number' && max < 100 ? year % 100 : year;
}

function isNumberText(column: ColumnRef): boolean {
  const { top } = column.profile;
  return top.length > 0 && top.every(({ value }) => typeof value === 'string' && /^[\d.]+$/.test(value));
}

const over = new Set<Meaning['kind']>([
  'noise',
  'preposition',
  'condition',
  'rows',
  'not',
  'aggregate',
  'comparison',
  'time',
  'entity',
]);

/** A column that a condition may be about, and how well its words named it. */
export type Subject = { column: ColumnRef; place: number; score: number };

/** The column that stands before a condition in its clause, past words that carry nothing. */
export function columnBefore(draft: Draft, from: number): Subject | null {
  for (let place = from; place >= 0; place -= 1) {
    const found = meaningAt(draft, place, 'column');
    if (found) return { column: found.column, place, score: found.score };
    const kind = kindAt(draft, place);
    if (kind === null || !(over.has(kind) || kind === 'unknown')) return null;
  }
  return null;
}

/** The column that stands right after a condition: "6 goals", "8,000 in salary". */
export function columnAfter(draft: Draft, from: number): Subject | null {
  for (let place = from; place < Math.min(draft.terms.length, from + 3); place += 1) {
    const found = meaningAt(draft, place, 'column');
    if (found) return { column: found.column, place, score: found.score };
    const kind = kindAt(draft, place);
    if (kind !== 'noise' && kind !== 'preposition' && kind !== 'unknown' && kind !== 'entity') return null;
  }
  return null;
}

/** The only column of dates, or of years: what "before 2010" compares where no column is named. */
export function timeColumn(draft: Draft): ColumnRef | null {
  const columns = draft.index.columns.filter(isTime);
  return columns.find((column) => isTemporal(column.column.type)) ?? columns[0] ?? null;
}
