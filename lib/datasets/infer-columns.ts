import type { ColumnType } from './column.ts';
import { inferNumber } from './infer-number.ts';
import { type DayMonthOrder, inferTemporal } from './infer-temporal.ts';
import { isTypedMarker, textMarkers } from './null-markers.ts';

/** What a column is and how its text says it; the engine's `ColumnPlan` is made of it. */
export type InferredColumn = {
  name: string;
  type: ColumnType;
  sqlType: string;
  strip?: string[];
  decimalMark?: '.' | ',';
  groupMark?: '.' | ',' | ' ' | "'";
  formats?: string[];
  nullMarkers?: string[];
  /** How the source writes the values, where it is not the plain way. */
  from: string | null;
  order: DayMonthOrder | null;
  ambiguous: boolean;
};

const sqlTypes: Record<ColumnType, string> = {
  text: 'VARCHAR',
  integer: 'BIGINT',
  decimal: 'DOUBLE',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
  time: 'TIME',
};

/**
 * Infers each column from a sample of rows. A type is given only where every value of the sample fits it, words
 * for missing aside; zeros in front make a code, which is text.
 */
export function inferColumns(
  names: readonly string[],
  rows: readonly (readonly string[])[],
): InferredColumn[] {
  const values = names.map((_, index) => rows.map((row) => (row[index] ?? '').trim()));
  const first = names.map((name, index) => inferColumn(name, values[index] ?? [], unknown));
  const order = first.find((column) => column.order !== null && !column.ambiguous)?.order ?? null;
  const comma = first.some((column) => column.decimalMark === ',' && !column.ambiguous);
  if (order === null && !comma) return first;
  return first.map((column, index) =>
    column.ambiguous ? inferColumn(column.name, values[index] ?? [], { order, comma }) : column,
  );
}

/** How the file's other columns write dates and numbers. */
type Others = { order: DayMonthOrder | null; comma: boolean };

const unknown: Others = { order: null, comma: false };

function inferColumn(name: string, values: readonly string[], others: Others): InferredColumn {
  const present = values.filter((value) => value !== '');
  const real = present.filter((value) => !isTypedMarker(value));
  const typed = real.length === 0 ? null : inferTyped(name, real, others);
  if (typed === null) return textColumn(name, present);
  const markers = [...new Set(present.filter(isTypedMarker))];
  return markers.length > 0 ? { ...typed, nullMarkers: markers } : typed;
}

function inferTyped(name: string, values: readonly string[], others: Others): InferredColumn | null {
  const plain = { name, from: null, order: null, ambiguous: false };
  if (values.every((value) => /^(true|false)$/i.test(value))) {
    return { ...plain, type: 'boolean', sqlType: sqlTypes.boolean };
  }
  const number = inferNumber(values, others.comma);
  if (number !== null) {
    const { type, scale, format, example, ambiguous } = number;
    return {
      ...plain,
      type,
      sqlType: type === 'decimal' ? `DECIMAL(18,${scale})` : sqlTypes[type],
      ...(format.strip.length > 0 ? { strip: format.strip } : {}),
      decimalMark: format.decimalMark,
      ...(format.groupMark === null ? {} : { groupMark: format.groupMark }),
      from: example,
      ambiguous,
    };
  }
  const temporal = inferTemporal(values, others.order);
  if (temporal === null) return null;
  const { type, formats, ambiguous } = temporal;
  const from = formats.length === 0 || formats[0] === '%Y-%m-%d' ? null : formats.join(' or ');
  return { ...plain, type, sqlType: sqlTypes[type], formats, from, order: temporal.order, ambiguous };
}

export function textColumn(name: string, values: readonly string[] = []): InferredColumn {
  const nullMarkers = textMarkers(values);
  const plain: InferredColumn = {
    name,
    type: 'text',
    sqlType: sqlTypes.text,
    from: null,
    order: null,
    ambiguous: false,
  };
  return nullMarkers.length > 0 ? { ...plain, nullMarkers } : plain;
}
