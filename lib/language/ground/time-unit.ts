import type { Dimension, TimeUnit } from '#lib/analysis/index.ts';
import { isTemporal } from '#lib/datasets/index.ts';
import type { ColumnRef } from '../link/column-index.ts';

const day = 86_400_000;

/** A dimension of time in the unit asked for, else as its moments are written, or in one that suits their span. */
export function timeDimension(column: ColumnRef, asked: TimeUnit | null, asWritten: boolean): Dimension {
  const plain = { column: column.name, timeUnit: null, bins: null };
  if (!isTemporal(column.column.type)) return plain;
  if (asked) return { ...plain, timeUnit: asked };
  if (asWritten && column.profile.distinct > 0) return plain;
  return { ...plain, timeUnit: unitForSpan(column) };
}

export function unitForSpan(column: ColumnRef): TimeUnit {
  const [from, to] = [Date.parse(String(column.profile.min)), Date.parse(String(column.profile.max))];
  const days = (to - from) / day;
  if (!Number.isFinite(days) || days > 2.5 * 365) return 'year';
  if (days > 60 || (days > 5 && days > column.rowCount / 2)) return 'yearmonth';
  return days > 2 ? 'yearmonthdate' : 'yearmonthdatehours';
}
