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
  const text = isoOf(value.days * 86_400_000);
  return text === null ? value.toString() : text.slice(0, 10);
}

function fromMicros(micros: bigint, value: Instant): Cell {
  if (!value.isFinite) return null;
  const fraction = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const text = isoOf(Number((micros - fraction) / 1000n));
  if (text === null) return value.toString().replace(' ', 'T');
  const tail = fraction === 0n ? '' : `.${fraction.toString().padStart(6, '0')}`;
  return text.slice(0, 19) + tail;
}

/** Null outside of the years 0001 to 9999, which ISO's four digits can't show. */
function isoOf(milliseconds: number): string | null {
  if (milliseconds < -62_135_596_800_000 || milliseconds > 253_402_300_799_999) return null;
  return new Date(milliseconds).toISOString();
}
