import type { Predicate } from '#lib/analysis/index.ts';
import { isTemporal } from '#lib/datasets/index.ts';
import type { ColumnRef } from '../link/column-index.ts';
import { type Draft, kindAt, meaningAt, take } from './draft.ts';
import { timeColumn } from './operands.ts';
import { predicate } from './predicates.ts';

const units = ['year', 'yearquarter', 'yearmonth', 'yearweek', 'yearmonthdate'] as const;
type Unit = (typeof units)[number];

/**
 * "last month", "this year", "the last 12 months": counted from the newest date of the table, since files end
 * before today. "last month" is the period before the newest one, "the last 12 months" those that end there.
 */
export function takeRelativeTime(draft: Draft): void {
  draft.terms.forEach((_, place) => {
    const found = relativeAt(draft, place);
    if (!found) return;
    const column = timeColumn(draft);
    const filters = column ? spanFilters(column, found) : null;
    if (!filters) return;
    draft.filters.push(...filters);
    for (let at = place; at <= found.end; at += 1) take(draft, at);
  });
}

type Relative = { back: number; count: number | null; unit: Unit; end: number };

function relativeAt(draft: Draft, place: number): Relative | null {
  const word = draft.terms[place]?.text.toLowerCase() ?? '';
  if (!/^(last|past|previous|this|current|latest)$/.test(word) || draft.used.has(place)) return null;
  const number = meaningAt(draft, place + 1, 'number');
  const end = number ? place + 2 : place + 1;
  const unit = units.find((one) => one === meaningAt(draft, end, 'timeUnit')?.timeUnit);
  const adverb = /ly$/i.test(draft.terms[end]?.text ?? '');
  if (!unit || adverb || kindAt(draft, end) !== 'timeUnit') return null;
  const back = /^(last|past|previous)$/.test(word) ? 1 : 0;
  if (number && (back === 0 || !Number.isInteger(number.value) || number.value < 1)) return null;
  return { back, count: number?.value ?? null, unit, end };
}

/** The days from the first to the last of the span, as conditions on the column. */
function spanFilters(column: ColumnRef, { back, count, unit }: Relative): Predicate[] | null {
  const { max } = column.profile;
  if (!isTemporal(column.column.type)) {
    if (unit !== 'year' || typeof max !== 'number') return null;
    return count === null
      ? [predicate({ column: column.name, comparison: '=', values: [max - back] })]
      : [predicate({ column: column.name, comparison: '>', values: [max - count] })];
  }
  const newest = typeof max === 'string' ? new Date(`${max.slice(0, 10)}T00:00:00Z`) : null;
  if (newest === null || Number.isNaN(newest.getTime())) return null;
  if (count !== null) {
    const start = nextDay(moved(newest, unit, -count));
    return [predicate({ column: column.name, comparison: '>=', values: [day(start)] })];
  }
  const start = moved(startOf(newest, unit), unit, -back);
  return [
    predicate({ column: column.name, comparison: '>=', values: [day(start)] }),
    predicate({ column: column.name, comparison: '<', values: [day(moved(start, unit, 1))] }),
  ];
}

function startOf(date: Date, unit: Unit): Date {
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (unit === 'year') return new Date(Date.UTC(year, 0, 1));
  if (unit === 'yearquarter') return new Date(Date.UTC(year, month - (month % 3), 1));
  if (unit === 'yearmonth') return new Date(Date.UTC(year, month, 1));
  if (unit === 'yearmonthdate') return date;
  return new Date(Date.UTC(year, month, date.getUTCDate() - ((date.getUTCDay() + 6) % 7)));
}

const months: Partial<Record<Unit, number>> = { year: 12, yearquarter: 3, yearmonth: 1 };

/** The date so many units later; the last day of a shorter month stands for a day that it lacks. */
function moved(date: Date, unit: Unit, by: number): Date {
  const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const length = months[unit];
  if (length === undefined)
    return new Date(Date.UTC(year, month, dayOfMonth + by * (unit === 'yearweek' ? 7 : 1)));
  const lastDay = new Date(Date.UTC(year, month + by * length + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month + by * length, Math.min(dayOfMonth, lastDay)));
}

function nextDay(date: Date): Date {
  return moved(date, 'yearmonthdate', 1);
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
