import type { TimeUnit } from '#lib/analysis/index.ts';
import type { Cell } from '#lib/datasets/index.ts';

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** A point in time or a part of a cycle as prose says it: "March 2023", "Q1 2023", "Monday". */
export function timeWords(value: Exclude<Cell, null>, unit: TimeUnit): string {
  const text = String(value);
  const [, year = '', month = '1', day = ''] = /^(\d{4,})-(\d\d)-(\d\d)/.exec(text) ?? [];
  if (year === '') return unit === 'quarter' ? `Q${text}` : cycleWords(text, unit);
  switch (unit) {
    case 'yearquarter':
      return `Q${Math.ceil(Number(month) / 3)} ${year}`;
    case 'yearmonth':
      return `${months[Number(month) - 1]} ${year}`;
    case 'yearweek':
      return `the week of ${year}-${month}-${day}`;
    case 'yearmonthdatehours':
      return text.slice(0, 16).replace('T', ' ');
    default:
      return `${year}-${month}-${day}`;
  }
}

function cycleWords(text: string, unit: TimeUnit): string {
  if (unit === 'week') return `week ${text}`;
  return unit === 'hours' ? `${text.padStart(2, '0')}:00` : text;
}

const cyclic: readonly (TimeUnit | null)[] = ['quarter', 'month', 'week', 'day', 'hours'];

export function isCyclic(unit: TimeUnit | null): boolean {
  return cyclic.includes(unit);
}
