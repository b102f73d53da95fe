import { type Dimension, type Measure, type PlanColumn, resultColumns } from '#lib/analysis/index.ts';
import type { Cell, TableSchema } from '#lib/datasets/index.ts';
import { groupKeys, groupName } from './group-name.ts';
import { extremeWords, measuredWords, measureWords } from './measure-words.ts';
import { measuredValue } from './measured-value.ts';
import type { AggregateQuery, ProseInput } from './prose.ts';

/** One group of an aggregate's Result: its name in words, its keys as a label, and its measures in the plan's order. */
export type Group = { name: string; label: string; keys: Cell[]; values: Cell[] };

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
  const parts = query.dimensions.map((dimension, index) => {
    const end = columns.find((column) => column.role === 'bin_end' && column.index === index);
    return { dimension, key: keys[index] ?? null, end: end === undefined ? null : cell(end) };
  });
  return { name: groupName(parts), label: groupKeys(parts), keys, values };
}
