import type { TableSchema } from '#lib/datasets/index.ts';
import { type ColumnRef, columnIndex } from '../link/column-index.ts';
import { isContinuous, isDiscrete, isTime, isUnique } from '../link/column-nature.ts';

/** Four questions that the columns of these tables can answer, for a page with nothing asked yet. */
export function suggestQuestions(schemas: readonly TableSchema[]): string[] {
  const questions = schemas.flatMap((schema) => aboutTable(schema));
  return [...new Set(questions)].slice(0, 4);
}

function aboutTable(schema: TableSchema): string[] {
  const { columns } = columnIndex(schema);
  const numbers = columns.filter(isContinuous);
  const groups = columns.filter((column) => splits(column));
  const time = columns.find(isTime);
  const [first, second] = numbers;
  const [group, other] = groups;
  return [
    ...(first && group ? [`average ${first.name} by ${group.name}`] : []),
    ...(first && time ? [`average ${first.name} over time`] : []),
    ...(first && second ? [`relationship between ${first.name} and ${second.name}`] : []),
    ...(group ? [`number of rows by ${group.name}`] : []),
    ...(group && other ? [`number of rows by ${group.name} and ${other.name}`] : []),
    ...(first ? [`distribution of ${first.name}`] : []),
    'describe the data',
    'which columns have missing values?',
    'how many rows are there?',
  ];
}

function splits(column: ColumnRef): boolean {
  if (isTime(column) || isUnique(column) || column.profile.distinct < 2 || column.profile.distinct > 50)
    return false;
  return column.column.type === 'text' || column.column.type === 'boolean' || isDiscrete(column);
}
