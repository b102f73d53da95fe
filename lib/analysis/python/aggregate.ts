import { groupSort } from '../compile/order.ts';
import type { Having, Plan, Query } from '../plan.ts';
import type { PlanColumn } from '../plan-column.ts';
import { cutCode, writeWithin } from './cut.ts';
import { binEnd, type GroupKey, groupOptions, writeDimension } from './dimension.ts';
import { columnCode, type FrameScope } from './expression.ts';
import { groupMeasure, needsNumbers, wholeMeasure } from './measure.ts';
import { pythonList, pythonText } from './names.ts';
import type { PythonScript } from './script.ts';
import { sortCode } from './sort.ts';
import { whereColumns, writeOnlyWhere } from './where.ts';

type Aggregation = Extract<Query, { kind: 'aggregate' }>;

export type Writing = {
  plan: Plan;
  columns: readonly PlanColumn[];
  /** The frame of the rows that the filters left. */
  rows: FrameScope;
  /** The frame of all rows. */
  whole: string;
  script: PythonScript;
  /** The variable that gets the result. */
  into: string;
};

/** Groups and their measures; without a dimension one row. */
export function writeAggregate(query: Aggregation, writing: Writing): void {
  const { script, into, plan, columns } = writing;
  script.import('pandas as pd');
  if (query.dimensions.length === 0) writeOneRow(query, writing);
  else writeGroups(query, writing);
  for (const condition of query.having) {
    const name = named(columns, 'measure')[condition.measure] ?? '';
    script.add(`${into} = ${into}[${havingCode(condition, columnCode(name, into))}]`);
  }
  const frame = writeWithin({ plan, frame: into, columns, script });
  const sort = query.dimensions.length === 0 ? [] : groupSort(plan, columns);
  if (sort.length > 0) script.add(`${into} = ${frame}${sortCode(sort)}`);
  const cut = cutCode(plan);
  if (cut !== '') script.add(`${into} = ${into}${cut}`);
}

function named(columns: readonly PlanColumn[], role: PlanColumn['role']): string[] {
  return columns.filter((column) => column.role === role).map(({ name }) => name);
}

function writeOneRow(query: Aggregation, writing: Writing): void {
  const { columns, rows, whole, script, into } = writing;
  const cells = query.measures.map((measure, index) => {
    const value = wholeMeasure(measure, { ...rows, frame: writeOnlyWhere(measure, writing) });
    const base = measure.where === undefined ? whole : rows.frame;
    const code = measure.share ? `${value} / ${wholeMeasure(measure, { ...rows, frame: base })}` : value;
    return `    ${pythonText(columns[index]?.name ?? '')}: [${code}],`;
  });
  script.add(`${into} = pd.DataFrame({\n${cells.join('\n')}\n})`);
}

function writeGroups(query: Aggregation, writing: Writing): void {
  const { columns, script, into, plan } = writing;
  const names = named(columns, 'dimension');
  const numbers = writeNumbers(query, writing);
  const place = { scope: { ...writing.rows, frame: numbers.frame }, filters: plan.filters, script };
  const keys = query.dimensions.map((each, index) => writeDimension(each, names[index] ?? '', place));
  const groups = script.largeName('groups');
  script.add(`${groups} = ${numbers.frame}.groupby(${keyList(keys)}, ${groupOptions(keys)}, sort=False)`);
  const measures = named(columns, 'measure');
  const cells = query.measures.map((measure, index) => {
    const options = { schema: writing.rows.schema, values: numbers.nameOf };
    const value = groupMeasure(measure, groups, options);
    const base = groupMeasure({ ...measure, where: undefined }, groups, options);
    const code = measure.share && measure.where !== undefined ? `${value} / ${base}` : value;
    return `    ${pythonText(measures[index] ?? '')}: ${code},`;
  });
  script.add(`${into} = pd.DataFrame({\n${cells.join('\n')}\n}).reset_index()`);
  writeBinEnds(keys, writing);
  query.measures.forEach((measure, index) => {
    const value = columnCode(measures[index] ?? '', into);
    if (measure.share && measure.where === undefined) script.add(`${value} = ${value} / ${value}.sum()`);
  });
}

function keyList(keys: readonly GroupKey[]): string {
  const [only] = keys;
  return keys.length === 1 && only !== undefined ? only.code : pythonList(keys.map(({ code }) => code));
}

/** Columns of their own: true and false as 1 and 0 where they are added up or averaged, and values under a condition. */
function writeNumbers(query: Aggregation, writing: Writing) {
  const { rows, script } = writing;
  const conditions = whereColumns(query, writing);
  const flags = query.measures.flatMap(({ aggregate, column }) => {
    const type = rows.schema.columns.find(({ name }) => name === column)?.type;
    return column !== null && type === 'boolean' && needsNumbers(aggregate) ? [column] : [];
  });
  const nameOf = (column: string) => `${column} (0 or 1)`;
  if (flags.length === 0 && conditions.length === 0) return { frame: rows.frame, nameOf };
  const frame = script.largeName('counted');
  const pairs = [...new Set(flags)].map(
    (column) => `${pythonText(nameOf(column))}: ${columnCode(column, rows.frame)}.astype("float64")`,
  );
  script.add(`${frame} = ${rows.frame}.assign(**{${[...pairs, ...conditions].join(', ')}})`);
  return { frame, nameOf };
}

function writeBinEnds(keys: readonly GroupKey[], { columns, script, into }: Writing): void {
  keys.forEach(({ name, step }) => {
    if (step === null) return;
    const place = columns.findIndex((column) => column.name === name) + 1;
    const end = pythonText(columns[place]?.name ?? '');
    script.add(`${into}.insert(${place}, ${end}, ${binEnd(columnCode(name, into), step)})`);
  });
}

function havingCode({ comparison, value }: Having, measure: string): string {
  if (comparison === '!=') return `(${measure} != ${value}) | ${measure}.isna()`;
  return `${measure} ${comparison === '=' ? '==' : comparison} ${value}`;
}
