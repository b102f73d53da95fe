import type { Cell } from '#lib/datasets/browser.ts';
import type { TimeUnit } from './plan.ts';

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** The name of a group for a person: `Q1 2024`, `Mar 2024`, `5 Mar 2024`, `(missing)`, `(empty)`, else as stored. */
export function formatGroup(value: Cell, timeUnit: TimeUnit | null = null): string {
  if (value === null) return '(missing)';
  if (value === '') return '(empty)';
  const date = /^(\d{4,})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d))?/.exec(String(value));
  if (date === null) return String(value);
  if (timeUnit === null) return String(value).replace('T', ' ');
  const [, year = '', month = '', day = '', time = '00:00'] = date;
  const name = months[Number(month) - 1] ?? month;
  switch (timeUnit) {
    case 'yearquarter':
      return `Q${Math.ceil(Number(month) / 3)} ${year}`;
    case 'yearmonth':
      return `${name} ${year}`;
    case 'yearweek':
      return `week of ${Number(day)} ${name} ${year}`;
    case 'yearmonthdate':
      return `${Number(day)} ${name} ${year}`;
    case 'yearmonthdatehours':
      return `${Number(day)} ${name} ${year} ${time}`;
    default:
      return String(value);
  }
}
