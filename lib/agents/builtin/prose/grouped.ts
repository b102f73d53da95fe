import { type Dimension, type Measure, type PlanColumn, resultColumns } from '#lib/analysis/index.ts';
import type { Cell } from '#lib/datasets/index.ts';
import type { AggregateQuery, ProseInput } from './prose.ts';
import { keyWords } from './value-words.ts';

/** One group of an aggregate's Result: its name in words, its key, and its measures in the plan's order. */
export type Group = { name: string; keys: Cell[]; values: Cell[] };

export type Grouped = {
  dimensions: Dimension[];
  measures: { measure: Measure; name: string }[];
  groups: Group[];
};

/** An aggregate's Result as named groups. */
export function readGroups(input: ProseInput, query: AggregateQuery): Grouped {
  const columns = resultColumns(input.plan, input.schema);
  const measureNames = columns.filter(({ role }) => role === 'measure').map(({ name }) => name);
  return {
    dimensions: query.dimensions,
    measures: query.measures.map((measure, index) => ({ measure, name: measureNames[index] ?? '' })),
    groups: input.result.rows.map((row) => readGroup(row, columns, query)),
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
  return { name: names.join(', '), keys, values };
}
