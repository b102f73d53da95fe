import type { Cell, Result } from '#lib/datasets/index.ts';
import { whereWords } from './filter-words.ts';
import { joinWords } from './join-words.ts';
import type { Prose, ProseInput, Query } from './prose.ts';
import { placeWords, valueWords } from './value-words.ts';

/** Rows as they are: which ones, and the first by name where an order makes it the answer. */
export function rowsProse(input: ProseInput, query: Query<'rows'>): Prose {
  const { plan, result } = input;
  const where = whereWords(plan.filters);
  const [first] = result.rows;
  const sort = plan.sort[0];
  if (result.columns.length === 1) return oneColumn(input, query, where);
  if (result.rows.length === 1 && first !== undefined && sort === undefined)
    return oneRow(result, first, where);
  if (sort === undefined || first === undefined) {
    return { sentences: [`The table shows ${rowCount(input)}.`, ...whereSentence(where)], headline: [] };
  }
  return sortedRows(input, first, where);
}

function oneRow(result: Result, row: readonly Cell[], where: string): Prose {
  const facts = result.columns
    .slice(0, 3)
    .map(({ name }, index) => `${name} is ${valueWords(row[index] ?? null)}`);
  const headline = result.columns
    .slice(0, 3)
    .map(({ name }, index) => ({ name: `${name}${where}`, value: row[index] ?? null }));
  const lead = where === '' ? 'In the one row of the answer' : `In the one row${where}`;
  return { sentences: [`${lead}, ${joinWords(facts)}.`], headline };
}

function oneColumn({ plan, result }: ProseInput, { distinct }: Query<'rows'>, where: string): Prose {
  const name = result.columns[0]?.name ?? '';
  const values = result.rows.map((row) => row[0] ?? null);
  if (plan.limit === 1 && plan.sort[0]?.by === name && values.length === 1) {
    const noun = `${placeWords(plan.skip)}${plan.sort[0].direction === 'ascending' ? 'lowest' : 'highest'} ${name}`;
    const value = values[0] ?? null;
    return {
      sentences: [`The ${noun}${where} is ${valueWords(value)}.`],
      headline: [{ name: `${noun}${where}`, value }],
    };
  }
  const shown = values.slice(0, 5).map(valueWords);
  const more = values.length > 5 ? ' and others, in the table' : '';
  const lead = distinct ? `The distinct values of ${name}${where} are` : `The values of ${name}${where} are`;
  const headline = values.length <= 3 ? values.map((value) => ({ name: `${name}${where}`, value })) : [];
  const list = more === '' ? joinWords(shown) : shown.join(', ');
  return { sentences: [`${lead} ${list}${more}.`], headline };
}

function sortedRows(input: ProseInput, first: readonly Cell[], where: string): Prose {
  const { plan, result } = input;
  const by = plan.sort[0]?.by ?? '';
  const place = result.columns.findIndex(({ name }) => name === by);
  const label = labelColumn(input);
  const isText = result.columns[place]?.type === 'text';
  const extreme = `${placeWords(plan.skip)}${plan.sort[0]?.direction === 'ascending' ? 'lowest' : 'highest'}`;
  if (label < 0 && place >= 0 && !isText && result.rows.length === 1 && result.columns.length > 1) {
    return atTheEnd({ result, row: first, place, extreme, where });
  }
  if (plan.limitWithin !== undefined) {
    const each = joinWords(plan.limitWithin);
    return {
      sentences: [`The table shows the ${extreme} ${by} in each ${each}.`, ...whereSentence(where)],
      headline: [],
    };
  }
  if (place < 0 || label < 0 || label === place || isText) {
    const order = isText ? `sorted by ${by}` : `the ${extreme} ${by} first`;
    return {
      sentences: [`The table shows ${rowCount(input)}, ${order}.`, ...whereSentence(where)],
      headline: [],
    };
  }
  const name = valueWords(first[label] ?? null);
  const labelName = result.columns[label]?.name ?? '';
  const value = first[place] ?? null;
  return {
    sentences: [
      `${name} has the ${extreme} ${by}${where}, ${valueWords(value)}.`,
      ...(result.rows.length > 1 ? ['The table has the rows in this order.'] : []),
    ],
    headline: [
      { name: `${labelName} with the ${extreme} ${by}`, value: first[label] ?? null },
      { name: `${by} where ${labelName} = ${name}`, value },
    ],
  };
}

type End = { result: Result; row: readonly Cell[]; place: number; extreme: string; where: string };

/** The other columns of the one row at the end of a scale, where no text names it. */
function atTheEnd({ result, row, place, extreme, where }: End): Prose {
  const by = result.columns[place]?.name ?? '';
  const others = result.columns
    .flatMap(({ name }, index) => (index === place ? [] : [{ name, value: row[index] ?? null }]))
    .slice(0, 2);
  const value = row[place] ?? null;
  const facts = others.map(({ name, value: other }) => `${name} is ${valueWords(other)}`);
  return {
    sentences: [`Where ${by} is ${extreme}${where}, at ${valueWords(value)}, ${joinWords(facts)}.`],
    headline: [
      ...others.map(({ name, value: other }) => ({
        name: `${name} where ${by} is ${extreme}`,
        value: other,
      })),
      { name: `${extreme} ${by}`, value },
    ],
  };
}

/** Apart from the count, which belongs to no name in the conditions. */
function whereSentence(where: string): string[] {
  return where === '' ? [] : [`They are those${where}.`];
}

function rowCount({ plan, result }: ProseInput): string {
  const isFromEnd = plan.query.kind === 'rows' && plan.query.fromEnd === true;
  const isCut = plan.limit !== null && result.totalRows >= plan.limit && plan.limitWithin === undefined;
  if (isCut && plan.skip === undefined) return `the ${isFromEnd ? 'last' : 'first'} ${plan.limit} rows`;
  return `${valueWords(result.totalRows)} ${result.totalRows === 1 ? 'row' : 'rows'}`;
}

/** The column that names a row: the text with the most distinct values. */
function labelColumn({ result, schema }: ProseInput): number {
  const distinct = new Map(schema.profile.columns.map((column) => [column.name, column.distinct]));
  const texts = result.columns.flatMap((column, index) => (column.type === 'text' ? [index] : []));
  const size = (index: number) => distinct.get(result.columns[index]?.name ?? '') ?? 0;
  return texts.reduce((best, index) => (best < 0 || size(index) > size(best) ? index : best), -1);
}
