import type { Cell } from '#lib/datasets/index.ts';
import { whereWords } from './filter-words.ts';
import type { Prose, ProseInput } from './prose.ts';
import { reader } from './reader.ts';
import { countWords, valueWords } from './value-words.ts';

/** What the columns hold: one in words, several by their ranges. */
export function describeProse(input: ProseInput): Prose {
  const read = reader(input.result);
  const { rows } = input.result;
  const where = whereWords(input.plan.filters);
  const cells = (row: readonly Cell[]) => (name: string) => asNumber(read(row, name));
  const [only] = rows;
  if (rows.length === 1 && only !== undefined) {
    return { sentences: oneColumn(cells(only), where), headline: oneHeadline(cells(only)) };
  }
  const numeric = rows.filter((row) => read(row, 'mean') !== null);
  const text = rows.filter((row) => read(row, 'mean') === null);
  const sentences = [
    ...sizeSentence(input, where),
    ...numeric.slice(0, 3).map((row) => rangeSentence(cells(row))),
    ...text.slice(0, 2).map((row) => distinctSentence(cells(row))),
    where === '' ? 'The table has every column.' : `The table has every column; only rows${where} count.`,
  ];
  return { sentences, headline: [] };
}

/** Edges are text where the columns are of several types. */
function asNumber(value: Cell): Cell {
  return typeof value === 'string' && /^-?\d{1,15}(\.\d+)?$/.test(value) ? Number(value) : value;
}

/** Only where a column without gaps counts all rows, so that the number stands in the Result. */
function sizeSentence({ result, schema }: ProseInput, where: string): string[] {
  const read = reader(result);
  const isCounted = result.rows.some((row) => read(row, 'count') === schema.rowCount);
  if (where !== '' || !isCounted || result.rows.length !== schema.columns.length) return [];
  return [
    `The data has ${countWords(schema.rowCount, 'row')}.`,
    `It has ${countWords(result.rows.length, 'column')}.`,
  ];
}

type Facts = (name: string) => Cell;

function oneColumn(fact: Facts, where: string): string[] {
  const column = String(fact('column'));
  const missing = missingSentence(fact);
  if (fact('mean') === null) {
    const span =
      fact('min') === null ? '' : `, from ${valueWords(fact('min'))} to ${valueWords(fact('max'))}`;
    return [
      `${column} has ${countWords(fact('distinct'), 'distinct value')} in ${countWords(fact('count'), 'row')}${where}${span}.`,
      ...missing,
    ];
  }
  return [
    `${column} has a mean of ${valueWords(fact('mean'))} and a median of ${valueWords(fact('median'))}${where}, from ${valueWords(fact('min'))} to ${valueWords(fact('max'))}.`,
    `Its standard deviation is ${valueWords(fact('standard deviation'))}; the middle half lies between ${valueWords(fact('25%'))} and ${valueWords(fact('75%'))}.`,
    ...missing,
  ];
}

function missingSentence(fact: Facts): string[] {
  const missing = fact('missing');
  return typeof missing === 'number' && missing > 0
    ? [`${valueWords(missing)} ${missing === 1 ? 'value is' : 'values are'} missing and left out.`]
    : [];
}

function oneHeadline(fact: Facts) {
  const column = String(fact('column'));
  const names = fact('mean') === null ? ['distinct'] : ['mean', 'median', 'standard deviation'];
  return names.map((name) => ({ name: `${name} ${column}`, value: fact(name) }));
}

function rangeSentence(fact: Facts): string {
  const [min, max, mean] = ['min', 'max', 'mean'].map((name) => valueWords(fact(name)));
  return `${fact('column')} runs from ${min} to ${max}, with a mean of ${mean}.`;
}

function distinctSentence(fact: Facts): string {
  return `${fact('column')} has ${countWords(fact('distinct'), 'distinct value')}.`;
}
