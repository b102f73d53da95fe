import { PlotlineError } from '#lib/base/browser.ts';
import type { Cell, Column } from '#lib/datasets/browser.ts';
import { type Moment, parseMoment } from '../moment.ts';
import type { Predicate } from '../plan.ts';
import {
  allOf,
  anyOf,
  binary,
  column,
  type Expression,
  isNotNull,
  isNull,
  literal,
  typed,
} from '../sql/expression.ts';

/** A condition on a date or timestamp. A value names a stretch of time: `1982` is the whole year. */
export function compileMomentPredicate(predicate: Predicate, found: Column): Expression {
  const source = column(found.name);
  const moments = predicate.values.filter((value) => value !== null).map((value) => momentOf(value, found));
  const missing = predicate.values.some((value) => value === null);
  const [first, second] = moments;
  const equal = moments.map((moment) => during(moment, found));
  switch (predicate.comparison) {
    case '=':
    case 'in':
      return anyOf([...equal, ...(missing ? [isNull(source)] : [])]) ?? literal(false);
    case '!=':
    case 'not_in':
      return outside(moments, found, missing);
    case 'between':
      return (
        allOf([
          ...(first ? [binary('>=', source, startOf(first, found))] : []),
          ...(second ? [upTo(second, found)] : []),
        ]) ?? literal(false)
      );
    case '<':
      return first ? binary('<', source, startOf(first, found)) : literal(false);
    case '>=':
      return first ? binary('>=', source, startOf(first, found)) : literal(false);
    case '<=':
      return first ? upTo(first, found) : literal(false);
    case '>':
      return first ? behind(first, found) : literal(false);
    default:
      throw new PlotlineError(
        'invalid_input',
        `The condition “${predicate.comparison}” does not suit a date.`,
      );
  }
}

function momentOf(value: Cell, { name }: Column): Moment {
  const moment = parseMoment(value);
  if (moment) return moment;
  throw new PlotlineError(
    'invalid_input',
    `“${name}” holds dates; “${value}” is not one. Write 1982, 1982-03 or 1982-03-05.`,
  );
}

/** One value of the column, so that a plain comparison says the same as a range. */
function isPoint(moment: Moment, { type }: Column): boolean {
  return moment.precision === 'time' || (moment.precision === 'day' && type === 'date');
}

function during(moment: Moment, found: Column): Expression {
  const source = column(found.name);
  if (isPoint(moment, found)) return binary('=', source, startOf(moment, found));
  const inside = [binary('>=', source, startOf(moment, found)), binary('<', source, endOf(moment, found))];
  return allOf(inside) ?? literal(true);
}

function outside(moments: readonly Moment[], found: Column, missing: boolean): Expression {
  const source = column(found.name);
  const kept = moments.map((moment) => {
    const parts = isPoint(moment, found)
      ? [binary('<>', source, startOf(moment, found))]
      : [binary('<', source, startOf(moment, found)), binary('>=', source, endOf(moment, found))];
    return anyOf(missing ? parts : [...parts, isNull(source)]) ?? literal(true);
  });
  return allOf(missing ? [...kept, isNotNull(source)] : kept) ?? literal(true);
}

function upTo(moment: Moment, found: Column): Expression {
  const source = column(found.name);
  return isPoint(moment, found)
    ? binary('<=', source, startOf(moment, found))
    : binary('<', source, endOf(moment, found));
}

function behind(moment: Moment, found: Column): Expression {
  const source = column(found.name);
  return isPoint(moment, found)
    ? binary('>', source, startOf(moment, found))
    : binary('>=', source, endOf(moment, found));
}

function startOf(moment: Moment, found: Column): Expression {
  return timeLiteral(moment.start, found);
}

function endOf(moment: Moment, found: Column): Expression {
  return timeLiteral(moment.end, found);
}

function timeLiteral(text: string, { type }: Column): Expression {
  const date = text.length === 10 && type === 'date';
  if (date) return typed('DATE', text);
  return typed('TIMESTAMP', text.length === 10 ? `${text} 00:00:00` : text);
}
