import type { TableSchema } from '#lib/datasets/index.ts';
import { type ColumnRef, columnIndex } from '../link/column-index.ts';
import { isAdditive, isContinuous, isDiscrete, isTime, isUnique } from '../link/column-nature.ts';
import { stem } from '../text/stem.ts';

/** Four questions that the columns of these tables can answer, for a page with nothing asked yet. */
export function suggestQuestions(schemas: readonly TableSchema[]): string[] {
  const questions = schemas.flatMap((schema) => aboutTable(schema));
  return [...new Set(questions)].slice(0, 4);
}

function aboutTable(schema: TableSchema): string[] {
  const { columns } = columnIndex(schema);
  const numbers = columns.filter(isContinuous);
  const groups = columns.filter(splits).sort((a, b) => rank(a) - rank(b));
  const time = columns.find(isTime);
  const amounts = numbers.filter(isAmount);
  const amount = amounts.find((column) => !isPieces(column)) ?? amounts[0];
  const first = amount ?? numbers[0];
  const second = numbers.find((column) => column !== first);
  const [group, other] = groups;
  const drawn = amount ? 'total' : 'average';
  return [
    ...(amount && time ? [`${drawn} ${amount.name} over time`] : []),
    ...(first && group ? [`${drawn} ${first.name} by ${group.name}`] : []),
    ...(!amount && first && time ? [`${drawn} ${first.name} over time`] : []),
    ...(amount && other ? [`${drawn} ${amount.name} by ${other.name}`] : []),
    ...(first && second ? [`relationship between ${first.name} and ${second.name}`] : []),
    ...(first ? [`distribution of ${first.name}`] : []),
    ...(!first && group ? [`number of rows by ${group.name}`] : []),
    ...(!first && group && other ? [`number of rows by ${group.name} and ${other.name}`] : []),
    'describe the data',
    'which columns have missing values?',
    'how many rows are there?',
  ];
}

/** Something added up, and no price or rate of one thing. */
function isAmount(column: ColumnRef): boolean {
  return isAdditive(column) && !column.plain.some((word) => /^(price|rate|avg|average|per|unit)$/.test(word));
}

/** Numbers of things rather than money. */
function isPieces(column: ColumnRef): boolean {
  return column.stems.some((word) => word === stem('quantity') || word === stem('units'));
}

/** Words with few values first; parts of a calendar and numbers last. */
function rank(column: ColumnRef): number {
  const calendar = column.plain.some((word) => /^(fiscal|quarter|month|week|day|hour)$/.test(word));
  const words =
    column.column.type === 'text' && column.profile.distinct >= 3 && column.profile.distinct <= 12;
  return (calendar ? 4 : 0) + (words ? 0 : column.column.type === 'text' ? 1 : 2);
}

function splits(column: ColumnRef): boolean {
  if (isTime(column) || isUnique(column) || column.profile.distinct < 2 || column.profile.distinct > 50)
    return false;
  return column.column.type === 'text' || column.column.type === 'boolean' || isDiscrete(column);
}
