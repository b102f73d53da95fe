import type { ColumnType } from './column.ts';

/** In which order a date names its parts. `?` needs a column to tell day from month. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy' | 'day-month-either';

export type ParsedDate = {
  type: Extract<ColumnType, 'date' | 'timestamp'>;
  order: DateOrder;
  /** strptime's format with `%1` and `%2` where day or month stand, in the order of the text. */
  pattern: string;
  first: number;
  second: number;
  /** Written as ISO 8601 has it, which needs no format. */
  iso: boolean;
};

const clock = /(?:(T| +)(\d{1,2}):(\d{2})(:\d{2})?([.,]\d{1,9})?( ?[AP]M)?( ?Z| ?[+-]\d{2}:?(?:\d{2})?)?)?$/i;
const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?=$|T| )/;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?=$| )/;
const dayName = /^(\d{1,2})([- ])([A-Za-z]{3,9})([-, ]{1,2})(\d{4}|\d{2})(?=$| )/;
const nameDay = /^([A-Za-z]{3,9})( )(\d{1,2})(,? )(\d{4})(?=$| )/;
const months = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** Reads a cell as a date with or without a time of day; null where it is none. */
export function parseDate(cell: string): ParsedDate | null {
  if (cell.length < 6 || cell.length > 40 || !/\d/.test(cell)) return null;
  return parseYearFirst(cell) ?? parseYearLast(cell) ?? parseNamed(cell);
}

function parseYearFirst(cell: string): ParsedDate | null {
  const match = yearFirst.exec(cell);
  if (match === null) return null;
  const [, , mark = '-', month = '', day = ''] = match;
  if (!isMonth(month) || !isDay(day)) return null;
  const time = clockOf(cell);
  if (time === null) return null;
  const iso = mark === '-' && month.length === 2 && day.length === 2 && time.plain;
  const pattern = `%Y${mark}%m${mark}%d${time.pattern}`;
  return { type: time.type, order: 'ymd', pattern, first: 0, second: 0, iso };
}

function parseYearLast(cell: string): ParsedDate | null {
  const match = yearLast.exec(cell);
  if (match === null) return null;
  const [, first = '', mark = '/', second = '', year = ''] = match;
  const time = clockOf(cell);
  if (time === null || !isDay(first) || !isDay(second)) return null;
  const [a, b] = [Number(first), Number(second)];
  if (a > 12 && b > 12) return null;
  const order = a > 12 ? 'dmy' : b > 12 ? 'mdy' : 'day-month-either';
  const pattern = `%1${mark}%2${mark}${yearMark(year)}${time.pattern}`;
  return { type: time.type, order, pattern, first: a, second: b, iso: false };
}

function parseNamed(cell: string): ParsedDate | null {
  const match = dayName.exec(cell);
  const time = clockOf(cell);
  if (time === null) return null;
  const fixed = { type: time.type, first: 0, second: 0, iso: false } as const;
  if (match !== null) {
    const [, day = '', mark = ' ', name = '', second = ' ', year = ''] = match;
    const form = nameForm(name);
    if (form === null || !isDay(day)) return null;
    return { ...fixed, order: 'dmy', pattern: `%d${mark}${form}${second}${yearMark(year)}${time.pattern}` };
  }
  const named = nameDay.exec(cell);
  if (named === null) return null;
  const [, name = '', , day = '', comma = ', ', year = ''] = named;
  const form = nameForm(name);
  if (form === null || !isDay(day)) return null;
  return { ...fixed, order: 'mdy', pattern: `${form} %d${comma}${yearMark(year)}${time.pattern}` };
}

/** `plain` where a cast reads it right: an offset it would drop. */
type Clock = { type: 'date' | 'timestamp'; pattern: string; plain: boolean };

function clockOf(cell: string): Clock | null {
  const match = clock.exec(cell);
  if (match === null) return null;
  const [all, gap = '', hour, minute, second, fraction, half, zone] = match;
  if (all === '') return /^\S+$|[A-Za-z]/.test(cell) ? { type: 'date', pattern: '', plain: true } : null;
  if (Number(hour) > 23 || Number(minute) > 59) return null;
  const pattern = [
    gap,
    half === undefined ? '%H:%M' : '%I:%M',
    second === undefined ? '' : ':%S',
    fraction === undefined ? '' : `${fraction.charAt(0)}%f`,
    half === undefined ? '' : half.startsWith(' ') ? ' %p' : '%p',
    zone === undefined ? '' : zoneMark(zone),
  ].join('');
  const plain = half === undefined && !fraction?.startsWith(',') && !/\d/.test(zone ?? '');
  return { type: 'timestamp', pattern, plain };
}

function zoneMark(zone: string): string {
  const gap = zone.startsWith(' ') ? ' ' : '';
  return gap + (/\d/.test(zone) ? '%z' : zone.trim());
}

function nameForm(name: string): '%b' | '%B' | null {
  const lower = name.toLowerCase();
  if (lower.length === 3) return months.some((month) => month.startsWith(lower)) ? '%b' : null;
  return months.includes(lower) ? '%B' : null;
}

const yearMark = (year: string) => (year.length === 4 ? '%Y' : '%y');
const isMonth = (text: string) => Number(text) >= 1 && Number(text) <= 12;
const isDay = (text: string) => Number(text) >= 1 && Number(text) <= 31;

/** The strptime format of a pattern once the order is known. */
export function toFormat(pattern: string, order: 'dmy' | 'mdy'): string {
  return order === 'dmy'
    ? pattern.replace('%1', '%d').replace('%2', '%m')
    : pattern.replace('%1', '%m').replace('%2', '%d');
}
