import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { Cell } from '#lib/datasets/index.ts';

/**
 * One value of DuckDB as a Cell (see there for the forms). Whole numbers and decimals stay numbers only where a
 * double holds them exactly; what is no number (NaN, infinity) is missing; lists, structs, blobs, intervals and
 * the like become DuckDB's text.
 */
export function toCell(value: DuckDBValue): Cell {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'bigint':
      return fromBigInt(value);
    default:
      return value === null || value === undefined ? null : fromObject(value);
  }
}

function fromBigInt(value: bigint): Cell {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}

function fromObject(value: object): Cell {
  if (value instanceof DuckDBDecimalValue) return fromDecimal(value);
  if (value instanceof DuckDBDateValue) return fromDate(value);
  if (value instanceof DuckDBTimestampValue) return fromMicros(value.micros, value);
  if (value instanceof DuckDBTimestampTZValue) return fromMicros(value.micros, value);
  if (value instanceof DuckDBTimestampSecondsValue) return fromMicros(value.seconds * 1_000_000n, value);
  if (value instanceof DuckDBTimestampMillisecondsValue) return fromMicros(value.millis * 1000n, value);
  if (value instanceof DuckDBTimestampNanosecondsValue) return fromMicros(value.nanos / 1000n, value);
  return String(value);
}

/** A double gives back any decimal of at most 15 significant digits. */
function fromDecimal(value: DuckDBDecimalValue): Cell {
  const size = value.value < 0n ? -value.value : value.value;
  return size < 1_000_000_000_000_000n ? Number(value.toString()) : value.toString();
}

type Instant = { isFinite: boolean; toString(): string };

function fromDate(value: DuckDBDateValue): Cell {
  if (!value.isFinite) return null;
  return isoDay(value.days) ?? value.toString();
}

const microsecondsOfDay = 86_400_000_000n;

function fromMicros(micros: bigint, value: Instant): Cell {
  if (!value.isFinite) return null;
  const within = Number(((micros % microsecondsOfDay) + microsecondsOfDay) % microsecondsOfDay);
  const day = isoDay(Number((micros - BigInt(within)) / microsecondsOfDay));
  return day === null ? value.toString().replace(' ', 'T') : `${day}T${timeOfDay(within)}`;
}

function timeOfDay(microseconds: number): string {
  const seconds = Math.floor(microseconds / 1_000_000);
  const fraction = microseconds % 1_000_000;
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const time = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return fraction === 0 ? time : `${time}.${String(fraction).padStart(6, '0')}`;
}

/** Few days are shown many times, and writing one out is what takes long. */
const isoDays = new Map<number, string>();
const mostDays = 20_000;

/** Null outside of the years 0001 to 9999, which ISO's four digits can't show. */
function isoDay(day: number): string | null {
  if (day < -719_162 || day > 2_932_896) return null;
  const known = isoDays.get(day);
  if (known !== undefined) return known;
  if (isoDays.size >= mostDays) isoDays.clear();
  const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
  isoDays.set(day, text);
  return text;
}
