import { type Dimension, type Measure, type PlanColumn, resultColumns } from '#lib/analysis/index.ts';
import type { Cell, TableSchema } from '#lib/datasets/index.ts';
import { extremeWords, measuredWords, measureWords } from './measure-words.ts';
import { measuredValue } from './measured-value.ts';
import type { AggregateQuery, ProseInput } from './prose.ts';
import { isCyclic } from './time-words.ts';
import { keyWords } from './value-words.ts';

/** One group of an aggregate's Result: its name in words, its keys, and its measures in the plan's order. */
export type Group = { name: string; keys: Cell[]; values: Cell[] };

/** One measure of the plan with its words: `noun` "mean Price", `measured` the same after "the highest". */
export type GroupedMeasure = {
  measure: Measure;
  index: number;
  noun: string;
  measured: string;
  most: string;
  least: string;
  value(group: Group): string;
};

export type Grouped = { dimensions: Dimension[]; measures: GroupedMeasure[]; groups: Group[] };

/** An aggregate's Result as named groups. */
export function readGroups({ plan, result, schema }: ProseInput, query: AggregateQuery): Grouped {
  const columns = resultColumns(plan, schema);
  return {
    dimensions: query.dimensions,
    measures: query.measures.map((measure, index) => readMeasure(measure, index, schema)),
    groups: result.rows.map((row) => readGroup(row, columns, query)),
  };
}

function readMeasure(measure: Measure, index: number, schema: TableSchema): GroupedMeasure {
  return {
    measure,
    index,
    noun: measureWords(measure, schema),
    measured: measuredWords(measure, schema),
    ...extremeWords(measure),
    value: (group) => measuredValue(group.values[index], measure),
  };
}

function readGroup(row: readonly Cell[], columns: readonly PlanColumn[], query: AggregateQuery): Group {
  const cell = (column: PlanColumn) => row[columns.indexOf(column)] ?? null;
  const values = columns.filter(({ role }) => role === 'measure').map(cell);
  const keys = columns.filter(({ role }) => role === 'dimension').map(cell);
  const names = query.dimensions.map((dimension, index) => {
    const end = columns.find((column) => column.role === 'bin_end' && column.index === index);
    const name = keyWords(keys[index] ?? null, dimension);
    return end === undefined || keys[index] === null ? name : `${name} to ${keyWords(cell(end), dimension)}`;
  });
  return { name: nameGroup(names, query.dimensions), keys, values };
}

/** "Market in March 2023" where one of two keys is a time, else "Market, Bread". */
function nameGroup(names: readonly string[], dimensions: readonly Dimension[]): string {
  const isTime = ({ timeUnit }: Dimension) => timeUnit !== null && !isCyclic(timeUnit);
  const times = names.filter((_, index) => dimensions[index] && isTime(dimensions[index]));
  const others = names.filter((name) => !times.includes(name));
  if (times.length === 0 || others.length === 0) return names.join(', ');
  return `${others.join(', ')} in ${times.join(', ')}`;
}
