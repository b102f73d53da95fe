import { PlotlineError } from '#lib/base/browser.ts';
import type { Cell, Column } from '#lib/datasets/browser.ts';
import { parseMoment } from '../moment.ts';
import type { Predicate, TimeUnit } from '../plan.ts';
import {
  anyOf,
  between,
  binary,
  call,
  column,
  type Expression,
  isNull,
  literal,
  typed,
  within,
} from '../sql/expression.ts';
import { timeUnitExpression } from './dimension.ts';

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);
const days = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

/**
 * A condition on a unit of a date: `year = 1982`, `month in (6, July)`, `yearmonth >= 1982-03`. Days of the week
 * count from Sunday 0, as Vega-Lite's; weeks are ISO's.
 */
export function compileUnitPredicate(predicate: Predicate, found: Column): Expression {
  const unit = predicate.timeUnit ?? 'year';
  const source = unitNumber(column(found.name), unit);
  const values = predicate.values.map((value) => unitValue(value, unit, found.name));
  const [first = literal(null), second = literal(null)] = values;
  switch (predicate.comparison) {
    case 'in':
      return within(source, values, false);
    case 'not_in':
      return anyOf([within(source, values, true), isNull(column(found.name))]) ?? literal(true);
    case 'between':
      return between(source, first, second);
    case '!=':
      return binary('IS DISTINCT FROM', source, first);
    case '=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return binary(predicate.comparison, source, first);
    default:
      throw new PlotlineError(
        'invalid_input',
        `The condition “${predicate.comparison}” does not suit a date.`,
      );
  }
}

function unitNumber(source: Expression, unit: TimeUnit): Expression {
  if (unit === 'month') return call('month', source);
  if (unit === 'day') return call('dayofweek', source);
  return timeUnitExpression(source, unit);
}

function unitValue(value: Cell, unit: TimeUnit, name: string): Expression {
  const text = String(value).trim().toLowerCase();
  if (unit === 'month' || unit === 'day') {
    const place = placeOf(text, unit);
    if (place !== null) return literal(place);
  }
  if (/^\d+$/.test(text) && isCyclic(unit)) return literal(Number(text));
  const moment = parseMoment(value);
  if (moment && unit === 'year') return literal(Number(moment.start.slice(0, 4)));
  if (moment && !isCyclic(unit)) return pointOf(moment.start, unit);
  throw new PlotlineError('invalid_input', `“${value}” is no ${unit} that “${name}” can be compared with.`);
}

function isCyclic(unit: TimeUnit): boolean {
  return !unit.startsWith('year');
}

function placeOf(text: string, unit: 'month' | 'day'): number | null {
  if (text.length < 3) return null;
  const place = (unit === 'month' ? months : days).findIndex((name) => name.startsWith(text));
  if (place === -1) return null;
  return unit === 'month' ? place + 1 : place;
}

/** The first moment of the unit that the date falls in. */
function pointOf(start: string, unit: TimeUnit): Expression {
  if (unit === 'yearmonthdatehours')
    return typed('TIMESTAMP', `${start.slice(0, 10)} ${start.slice(11, 13) || '00'}:00:00`);
  const date = new Date(`${start.slice(0, 10)}T00:00:00Z`);
  if (unit === 'yearmonth') date.setUTCDate(1);
  if (unit === 'yearquarter') date.setUTCMonth(date.getUTCMonth() - (date.getUTCMonth() % 3), 1);
  if (unit === 'yearweek') date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return typed('DATE', date.toISOString().slice(0, 10));
}
