import type { Dimension } from '#lib/analysis/index.ts';
import { formatExact, formatProse } from '#lib/base/index.ts';
import type { Cell } from '#lib/datasets/index.ts';
import { timeWords } from './time-words.ts';

/** Of a text that a cell holds: no more is said than a reader takes in. */
const longest = 300;

/** A cell as prose says it: numbers short, days without midnight, a missing value as such, a long text cut. */
export function valueWords(value: Cell): string {
  if (value === null) return 'missing';
  if (typeof value === 'number') return formatProse(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value.length > longest) return `${value.slice(0, longest)}…`;
  if (/^-?\d{16,}(\.\d+)?$/.test(value)) return formatExact(value);
  const [, day, time = ''] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d(?:\.\d+)?)$/.exec(value) ?? [];
  if (day === undefined) return value;
  return /^00:00:00(\.0+)?$/.test(time) ? day : `${day} ${time}`;
}

/** A share of 0..1 as a percentage: 0.4781 → "47.8%". */
export function percentWords(share: number): string {
  const percent = share * 100;
  const digits = Math.abs(percent) >= 1 || percent === 0 ? 1 : 2;
  return `${formatProse(Number(percent.toFixed(digits)))}%`;
}

/** A number with its noun: "1 row", "1,204 rows". */
export function countWords(count: Cell, noun: string): string {
  return `${valueWords(count)} ${count === 1 ? noun : `${noun}s`}`;
}

const places = ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** Which of an order is meant, where the first few are left out: "second " before "highest". */
export function placeWords(skip: number | undefined): string {
  if (skip === undefined) return '';
  return `${places[skip - 1] ?? `${skip + 1}th`} `;
}

/** The key of a group as prose says it: the month of a date cut to months, the value else. */
export function keyWords(value: Cell, dimension: Dimension): string {
  if (value === null) return '(missing)';
  if (dimension.timeUnit !== null) return timeWords(value, dimension.timeUnit);
  // A key is a name, even where it is written in digits: 1982, not 1,982.
  return typeof value === 'number' ? String(value) : valueWords(value).replace(/\s+/g, ' ').trim();
}
