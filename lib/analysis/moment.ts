import type { Cell } from '#lib/datasets/browser.ts';

/** A stretch of time that a text names: `start` inclusive, `end` exclusive, ISO 8601 without zone. */
export type Moment = { start: string; end: string; precision: 'year' | 'month' | 'day' | 'time' };

const pattern =
  /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?)?)?)?$/;
const quarterPattern = /^(\d{4})[- ]?Q([1-4])$/i;

/** `1982`, `1982-03`, `1982-03-05`, `1982-03-05T10:00[:00]`; null for anything else. A quarter is `1982-Q1`. */
export function parseMoment(value: Cell): Moment | null {
  const text = String(value).trim();
  const quarter = quarterPattern.exec(text);
  if (quarter) return quarterMoment(Number(quarter[1]), Number(quarter[2]));
  const match = pattern.exec(text);
  if (!match) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => (part === undefined ? undefined : Number(part)));
  const start = new Date(0);
  start.setUTCFullYear(year, month - 1, day);
  start.setUTCHours(hour, minute, second);
  const sound =
    start.getUTCMonth() === month - 1 && start.getUTCDate() === day && start.getUTCHours() === hour;
  if (!sound || minute > 59 || second > 59) return null;
  const precision = match[4] ? 'time' : match[3] ? 'day' : match[2] ? 'month' : 'year';
  return {
    start: isoOf(start, precision, match[7]),
    end: isoOf(after(start, precision), precision),
    precision,
  };
}

function quarterMoment(year: number, quarter: number): Moment {
  const start = new Date(Date.UTC(year, quarter * 3 - 3));
  const end = new Date(Date.UTC(year, quarter * 3));
  return { start: isoOf(start, 'month'), end: isoOf(end, 'month'), precision: 'month' };
}

function after(start: Date, precision: Moment['precision']): Date {
  const end = new Date(start);
  if (precision === 'year') end.setUTCFullYear(start.getUTCFullYear() + 1);
  if (precision === 'month') end.setUTCMonth(start.getUTCMonth() + 1);
  if (precision === 'day') end.setUTCDate(start.getUTCDate() + 1);
  return end;
}

function isoOf(date: Date, precision: Moment['precision'], fraction?: string): string {
  const iso = date.toISOString().replace('T', ' ');
  if (precision !== 'time') return iso.slice(0, 10);
  return `${iso.slice(0, 19)}${fraction === undefined ? '' : `.${fraction}`}`;
}
