import { isNumeric, isTemporal } from '#lib/datasets/index.ts';
import { stem } from '../text/stem.ts';
import { splitIdentifier } from '../text/tokenise.ts';
import type { ColumnRef } from './column-index.ts';

/** A column that holds dates, times, or bare years. */
export function isTime(column: ColumnRef): boolean {
  return isTemporal(column.column.type) || isYear(column);
}

/** Days without a time of day, whether the column is stored as dates or as moments that all begin a day. */
export function isDate(column: ColumnRef): boolean {
  if (column.column.type === 'date') return true;
  const { min, max } = column.profile;
  return isTemporal(column.column.type) && [min, max].every((end) => /T00:00:00(\.0+)?Z?$/.test(String(end)));
}

/**
 * Whole numbers under a name that says year: they stand for time although they are stored as numbers, also with a
 * decimal point. "Years" may be a duration.
 */
export function isYear(column: ColumnRef): boolean {
  if (!column.plain.some((word) => yearWords.has(word))) return false;
  const { min, max } = column.profile;
  const calendar = [min, max].every(
    (end) => Number.isInteger(end) && Number(end) >= 1000 && Number(end) < 3000,
  );
  if (column.column.type !== 'integer') return isNumeric(column.column.type) && calendar;
  return calendar || (column.plain.some((word) => word === 'year' || word === 'yr') && !isDuration(column));
}

function isDuration(column: ColumnRef): boolean {
  return splitIdentifier(column.name).includes('years');
}

const yearWords = new Set(
  ['year', 'yr', 'founded', 'established', 'built', 'opened', 'created', 'creation', 'released', 'born'].map(
    stem,
  ),
);

/** Values that name a thing and mean nothing when summed: keys, codes, postcodes. */
export function isIdentifier(column: ColumnRef): boolean {
  if (isTemporal(column.column.type)) return false;
  const last = column.plain.at(-1) ?? '';
  if (['id', 'key', 'code', 'uuid', 'guid', 'zip', 'postcode', 'phon', 'isbn'].includes(last)) return true;
  if (['no', 'nr', 'number'].includes(last) && column.column.type === 'integer' && isUnique(column))
    return true;
  if (column.plain.includes('zip') || column.plain.includes('postal')) return true;
  return column.column.type === 'integer' && column.plain.includes('id');
}

/** A number to be measured: spread over many values, not a key and not a year. */
export function isContinuous(column: ColumnRef): boolean {
  if (!isNumeric(column.column.type) || isYear(column) || isIdentifier(column)) return false;
  return !isDiscrete(column);
}

/** Numbers with few values, such as a number of doors, which split rows as well as words do. */
export function isDiscrete(column: ColumnRef): boolean {
  if (column.column.type !== 'integer') return false;
  const { distinct } = column.profile;
  if (distinct === 0 || distinct > 20) return false;
  return distinct <= 12 ? column.rowCount >= 4 * distinct : column.rowCount >= 20 * distinct;
}

export function isMeasurable(column: ColumnRef): boolean {
  return isNumeric(column.column.type) && !isYear(column) && !isIdentifier(column);
}

/** Nearly every row has a value of its own. */
export function isUnique(column: ColumnRef): boolean {
  return column.rowCount > 1 && column.profile.distinct >= 0.95 * (column.rowCount - column.profile.missing);
}

/** Few enough values to tell apart by colour or in facets. */
export function canSplit(column: ColumnRef): boolean {
  return column.profile.distinct <= 30;
}

/** Amounts that are added up when nothing else is said; other numbers are averaged. */
export function isAdditive(column: ColumnRef): boolean {
  const isRate = column.stems.some((word) => rates.has(word));
  return !isRate && isNumeric(column.column.type) && column.stems.some((word) => additive.has(word));
}

const rates = new Set(['price', 'rate', 'percent', 'pct', 'average', 'mean'].map(stem));

const additive = new Set(
  `sales revenue profit amount quantity cost spend spending expense expenditure units volume gross turnover loss
  payment order population total visits clicks impressions downloads deaths votes invoice`
    .split(/\s+/)
    .map(stem),
);
