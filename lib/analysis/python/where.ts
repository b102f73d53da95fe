import type { Filter, Measure, Query } from '../plan.ts';
import type { Writing } from './aggregate.ts';
import { type Code, columnCode, type FrameScope, operand } from './expression.ts';
import { maskCode } from './filter.ts';
import { needsNumbers } from './measure.ts';
import { pythonText } from './names.ts';
import { whereColumn } from './where-column.ts';

type Aggregation = Extract<Query, { kind: 'aggregate' }>;

/** The frame of the rows that a measure of its own conditions is over, a line before where it has any. */
export function writeOnlyWhere({ where }: Measure, { rows, whole, script }: Writing): string {
  if (where === undefined) return rows.frame;
  const name = script.largeName('matching');
  const { text } = maskCode(where, rows, whole);
  if (text.includes('pd.')) script.import('pandas as pd');
  script.add(`${name} = ${rows.frame}[${text}]`);
  return name;
}

/** Columns with a measure's values only in the rows that meet its conditions, as pairs of a name and code, for `assign`. */
export function whereColumns(query: Aggregation, { rows, whole, script }: Writing): string[] {
  return query.measures.flatMap((measure) => {
    const { where, column, aggregate } = measure;
    if (where === undefined) return [];
    const mask = present(maskCode(where, rows, whole), where, rows);
    if (mask.text.includes('pd.')) script.import('pandas as pd');
    if (column === null) return [`${pythonText(whereColumn(measure))}: ${operand(mask)}.astype("int64")`];
    const type = rows.schema.columns.find(({ name }) => name === column)?.type;
    const source = columnCode(column, rows.frame);
    const values = type === 'boolean' && needsNumbers(aggregate) ? `${source}.astype("float64")` : source;
    return [`${pythonText(whereColumn(measure))}: ${values}.where(${mask.text})`];
  });
}

/** A missing yes or no meets no condition, where pandas would let it through as unknown. */
function present(mask: Code, where: readonly Filter[], { schema }: FrameScope): Code {
  const names = where.flatMap((one) => ('anyOf' in one ? one.anyOf : [one])).map(({ column }) => column);
  const isUnsure = schema.columns.some(({ name, type }) => type === 'boolean' && names.includes(name));
  return isUnsure ? { text: `(${mask.text}).fillna(False)`, loose: false } : mask;
}
