import type { ColumnPlan } from '../load-plan.ts';
import { literal, literalList } from './sql-text.ts';

/** Whether the column's values are something else than their text. */
export function isTyped(plan: ColumnPlan): boolean {
  return plan.type !== 'text';
}

/** The text in `source`, null where it is one of the column's own words for missing, a list named `markers`. */
export function markedSql(plan: ColumnPlan, source: string, markers: string): string {
  if ((plan.nullMarkers ?? []).length === 0) return source;
  return `CASE WHEN NOT list_contains(getvariable(${literal(markers)}), trim(${source})) THEN ${source} END`;
}

/** The SQL expression that makes a column's value of the text in `source`; null where its type can't hold it. */
export function typedValueSql(plan: ColumnPlan, source: string): string {
  switch (plan.type) {
    case 'text':
      return source;
    case 'integer':
      return writtenAs('[+-]?[0-9]+', numberText(plan, source), plan.sqlType);
    case 'decimal':
      return writtenAs(decimalPattern(plan.sqlType), numberText(plan, source), plan.sqlType);
    case 'double':
      return finiteSql(`TRY_CAST(${numberText(plan, source)} AS ${plan.sqlType})`);
    case 'boolean':
      return booleanSql(plan, `trim(${source})`);
    case 'date':
    case 'timestamp':
    case 'time':
      return temporalSql(plan, source);
  }
}

/** A cast alone would round `3.7`, take `0x1F` and `1_000` for numbers, and ` - ` for zero. */
function writtenAs(pattern: string, number: string, sqlType: string): string {
  const fits = `regexp_full_match(${number}, ${literal(`\\s*${pattern}\\s*`)})`;
  const value = `TRY_CAST(${number} AS ${sqlType})`;
  return `CASE WHEN ${isPlain(value, number)} THEN ${value} WHEN ${fits} THEN ${value} END`;
}

/** Whether the text is as DuckDB itself writes the value, which is told faster than what else it may look like. */
function isPlain(value: string, text: string): string {
  return `CAST(${value} AS VARCHAR) = ${text}`;
}

/** No more digits after the point than the type keeps, but for zeros. */
function decimalPattern(sqlType: string): string {
  const scale = Number(/,\s*(\d+)\s*\)/.exec(sqlType)?.[1] ?? 0);
  return `[+-]?([0-9]+([.][0-9]{0,${scale}}0*)?|[.][0-9]{1,${Math.max(scale, 1)}}0*)`;
}

/** What is no number (`nan`, `inf`) would spoil every sum; a Result shows it as missing anyway. */
function finiteSql(number: string): string {
  return `CASE WHEN isfinite(${number}) THEN ${number} END`;
}

function numberText(plan: ColumnPlan, source: string): string {
  const marks = [...(plan.strip ?? []), ...(plan.groupMark ? [plan.groupMark] : [])];
  const spaced = plan.groupMark === ' ' ? [...marks, '\u00a0', '\u202f'] : marks;
  const bare = spaced.reduce((text, mark) => `replace(${text}, ${literal(mark)}, '')`, source);
  const pointed = plan.decimalMark === ',' ? `replace(${bare}, ',', '.')` : bare;
  return marks.length > 0 ? `trim(${pointed})` : pointed;
}

function booleanSql(plan: ColumnPlan, text: string): string {
  if (!plan.booleans) return `TRY_CAST(${text} AS BOOLEAN)`;
  const folded = (words: readonly string[]) => words.map((word) => literal(word.toLowerCase())).join(', ');
  const { true: yes, false: no } = plan.booleans;
  return `CASE WHEN lower(${text}) IN (${folded(yes)}) THEN true WHEN lower(${text}) IN (${folded(no)}) THEN false END`;
}

/** Length of what these forms read and a cast reads as well, much faster. */
const isoLengths: Record<string, number> = { '%Y-%m-%d': 10, '%Y-%m-%d %H:%M:%S': 19 };

function temporalSql(plan: ColumnPlan, source: string): string {
  const text = `trim(${source})`;
  if (plan.formats && plan.formats.length > 0) {
    const parsed = `CAST(try_strptime(${text}, ${literalList(plan.formats)}) AS ${plan.sqlType})`;
    const length = isoLengths[plan.formats[0] ?? ''];
    if (length === undefined) return parsed;
    const value = `TRY_CAST(${source} AS ${plan.sqlType})`;
    const isIso = `length(${source}) = ${length} AND ${isPlain(value, source)}`;
    return `CASE WHEN ${isIso} THEN ${value} ELSE ${parsed} END`;
  }
  return `CASE WHEN ${looksIso(plan, text)} THEN TRY_CAST(${text} AS ${plan.sqlType}) END`;
}

/** A cast alone would take the words `infinity` and `epoch`, and of a longer text only its date. */
function looksIso({ type }: ColumnPlan, text: string): string {
  const begins = `${text} < ':'`;
  return type === 'date' ? `${begins} AND length(${text}) <= 10` : begins;
}
