import { type ParsedDate, parseDate, toFormat } from './date-format.ts';

export type DayMonthOrder = 'dmy' | 'mdy';

export type InferredTemporal = {
  type: 'date' | 'timestamp' | 'time';
  /** strptime formats in the order of their frequency; none where every value is ISO 8601. */
  formats: string[];
  /** Given where day and month are numbers and stand before the year. */
  order: DayMonthOrder | null;
  /** No value tells day from month. */
  ambiguous: boolean;
};

const clockOnly = /^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?$/;
const mostFormats = 6;

/** The formats in which every value is a date, a timestamp or a time of day; null where some is none. */
export function inferTemporal(
  values: readonly string[],
  otherwise: DayMonthOrder | null,
): InferredTemporal | null {
  if (values.every((value) => clockOnly.test(value))) return inferTime(values);
  const dates: ParsedDate[] = [];
  for (const value of values) {
    const date = parseDate(value);
    if (date === null) return null;
    dates.push(date);
  }
  const numeric = dates.filter((date) => date.pattern.includes('%1'));
  const order = decideOrder(numeric, otherwise);
  if (order === null) return null;
  const type = dates.some((date) => date.type === 'timestamp') ? 'timestamp' : 'date';
  const iso = dates.every((date) => date.iso) && type === 'timestamp';
  const formats = iso ? [] : formatsOf(dates, order.order);
  if (formats.length > mostFormats) return null;
  return { type, formats, order: numeric.length > 0 ? order.order : null, ambiguous: order.ambiguous };
}

function inferTime(values: readonly string[]): InferredTemporal {
  const bare = values.filter((value) => !/:\d{2}:/.test(value)).length;
  const fraction = values.some((value) => value.includes('.'));
  const formats = [
    ...(bare < values.length ? ['%H:%M:%S'] : []),
    ...(fraction ? ['%H:%M:%S.%f'] : []),
    ...(bare > 0 ? ['%H:%M'] : []),
  ];
  return { type: 'time', formats, order: null, ambiguous: false };
}

/**
 * A day above 12 decides; else the file's other columns; else in which order the column runs forward; else a
 * point or hyphen for day first and a slash for month first.
 */
function decideOrder(
  dates: readonly ParsedDate[],
  otherwise: DayMonthOrder | null,
): { order: DayMonthOrder; ambiguous: boolean } | null {
  const dayFirst = dates.some((date) => date.order === 'dmy');
  const monthFirst = dates.some((date) => date.order === 'mdy');
  if (dayFirst && monthFirst) return null;
  if (dayFirst) return { order: 'dmy', ambiguous: false };
  if (monthFirst || dates.length === 0) return { order: 'mdy', ambiguous: false };
  const order = otherwise ?? steadyOrder(dates) ?? (dates[0]?.pattern.charAt(2) === '/' ? 'mdy' : 'dmy');
  return { order, ambiguous: true };
}

/** Where one part changes from row to row and the other stands still, the one that changes is the day. */
function steadyOrder(dates: readonly ParsedDate[]): DayMonthOrder | null {
  const firsts = countChanges(dates.map((date) => date.first));
  const seconds = countChanges(dates.map((date) => date.second));
  if (firsts > seconds * 3 && firsts > 3) return 'dmy';
  if (seconds > firsts * 3 && seconds > 3) return 'mdy';
  return null;
}

function countChanges(parts: readonly number[]): number {
  return parts.filter((part, index) => index > 0 && part !== parts[index - 1]).length;
}

function formatsOf(dates: readonly ParsedDate[], order: DayMonthOrder): string[] {
  const counts = new Map<string, number>();
  for (const { pattern } of dates) {
    const format = toFormat(pattern, order);
    counts.set(format, (counts.get(format) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([format]) => format);
}
