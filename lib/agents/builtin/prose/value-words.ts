import type { Dimension, TimeUnit } from '#lib/analysis/index.ts';
import { formatExact, formatProse } from '#lib/base/index.ts';
import type { Cell } from '#lib/datasets/index.ts';

/** A cell as prose says it: numbers short, dates in words, a missing value as such. */
export function valueWords(value: Cell): string {
  if (value === null) return 'missing';
  if (typeof value === 'number') return formatProse(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (/^-?\d{16,}(\.\d+)?$/.test(value)) return formatExact(value);
  return /^\d{4}-\d\d-\d\dT00:00:00(\.0+)?$/.test(value) ? value.slice(0, 10) : value;
}

/** A share of 0..1 as a percentage: 0.4781 → "47.8%". */
export function percentWords(share: number): string {
  return `${formatProse(Math.round(share * 1000) / 10)}%`;
}

/** The key of a group as prose says it: the year of a date cut to years, the range of a bin, the value else. */
export function keyWords(value: Cell, dimension: Dimension): string {
  if (value === null) return `missing ${dimension.column}`;
  if (dimension.timeUnit === null) return plainKey(value);
  return timeWords(value, dimension.timeUnit);
}

function plainKey(value: Exclude<Cell, null>): string {
  // A key is a name, even where it is written in digits: 1982, not 1,982.
  return typeof value === 'number' ? String(value) : valueWords(value);
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function timeWords(value: Exclude<Cell, null>, unit: TimeUnit): string {
  const text = String(value);
  const [, year = '', month = '1', day = ''] = /^(\d{4,})-(\d\d)-(\d\d)/.exec(text) ?? [];
  if (year === '') return text;
  switch (unit) {
    case 'year':
      return year;
    case 'yearquarter':
      return `Q${Math.ceil(Number(month) / 3)} ${year}`;
    case 'yearmonth':
      return `${months[Number(month) - 1]} ${year}`;
    case 'yearweek':
      return `the week of ${year}-${month}-${day}`;
    case 'yearmonthdatehours':
      return text.slice(0, 16).replace('T', ' ');
    default:
      return valueWords(value);
  }
}
