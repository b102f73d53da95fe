import { expect, test } from 'vitest';
import type { Filter, Query } from '#lib/analysis/index.ts';
import type { ChartWish } from '#lib/charts/index.ts';
import type { TableSchema } from '#lib/datasets/index.ts';
import { read } from './read.ts';
import { schemaOf } from './testing/schema-of.ts';
import { berths, crews, ferries, jobs, text, whole } from './testing/small-tables.ts';

type Understood = { query: Query; chart: ChartWish | null } | { reason: string };

function understood(question: string, schema: TableSchema): Understood {
  const one = read({ question, schemas: [schema], matches: [], previous: null });
  if (one.kind === 'declined') return { reason: one.refusal.reason };
  return { query: one.reading.plan.query, chart: one.reading.chart };
}

const wish = { mark: null, x: null, color: null, facet: null, stack: null };
const count = { aggregate: 'count', column: null, quantile: null, share: false };
const along = (column: string, timeUnit: string | null = null) => ({ column, timeUnit, bins: null });

test('points are coloured by what they are grouped by, though each row has its own', () => {
  expect(understood('scatter of length and draught, grouped by attribute hull', berths)).toEqual({
    query: { kind: 'rows', columns: ['length_cm', 'draught_cm', 'hull'], distinct: false },
    chart: { ...wish, mark: 'point', x: 'length_cm', color: 'hull' },
  });
});

test('the start and the end of a span are told apart by their words', () => {
  const byEnd = understood('line of how many boats by ending date', berths);
  const byStart = understood('line of how many boats by starting date', berths);
  expect([byEnd, byStart]).toEqual(
    ['moored_to', 'moored_from'].map((column) => ({
      query: { kind: 'aggregate', dimensions: [along(column)], measures: [count], having: [] },
      chart: { ...wish, mark: 'line' },
    })),
  );
});

test('a column that is called by a letter and "name" is found by the noun', () => {
  expect(understood('how many boats for each marina', berths)).toEqual({
    query: { kind: 'aggregate', dimensions: [along('mName')], measures: [count], having: [] },
    chart: { ...wish, color: null },
  });
});

test('years with a decimal point are years', () => {
  expect(understood('number of crews per joined year', crews)).toEqual({
    query: { kind: 'aggregate', dimensions: [along('joined_year')], measures: [count], having: [] },
    chart: { ...wish, mark: 'line' },
  });
});

test('years that are a duration are numbers', () => {
  expect(understood('histogram of the years at sea', crews)).toEqual({
    query: {
      kind: 'aggregate',
      dimensions: [{ column: 'years_at_sea', timeUnit: null, bins: 10 }],
      measures: [count],
      having: [],
    },
    chart: { ...wish, mark: 'bar' },
  });
});

test('bare years have no weekdays', () => {
  expect(understood('number of crews by weekday', crews)).toEqual({
    reason: 'joined_year holds bare years, which can’t be parted any finer. Ask for a number by year.',
  });
});

test('a sentence about the chart is no note, whatever its words', () => {
  expect(understood('How many crews joined each year? Use this method: one line per duty.', crews)).toEqual({
    query: {
      kind: 'aggregate',
      dimensions: [along('joined_year'), along('duty')],
      measures: [count],
      having: [],
    },
    chart: { ...wish, mark: 'line', color: 'duty' },
  });
});

const meanOf = (column: string) => ({ aggregate: 'mean', column, quantile: null, share: false });

function filtersOf(question: string): Filter[] {
  const one = read({ question, schemas: [ferries], matches: [], previous: null });
  return one.kind === 'declined' ? [] : one.reading.plan.filters;
}

const condition = (column: string, comparison: string, value: number) => ({
  column,
  comparison,
  values: [value],
  timeUnit: null,
  aggregate: null,
});

test('a word of orders beside an axis orders, though a column is called so', () => {
  expect(understood('bar chart with mean age by deck pos, rank the x axis a to z', ferries)).toEqual({
    query: { kind: 'aggregate', dimensions: [along('deck_pos')], measures: [meanOf('age')], having: [] },
    chart: { ...wish, mark: 'bar' },
  });
});

test('a column is named by its word, though that word means a layout elsewhere', () => {
  expect(understood('number of ferries for each position', ferries)).toEqual({
    query: { kind: 'aggregate', dimensions: [along('deck_pos')], measures: [count], having: [] },
    chart: wish,
  });
});

test('days are a number where a column of days is related to another', () => {
  expect(understood('relationship between days and age of the ferries', ferries)).toEqual({
    query: { kind: 'rows', columns: ['days_out', 'age'], distinct: false },
    chart: { ...wish, mark: 'point', x: 'days_out' },
  });
});

test('few whole numbers are counted one by one', () => {
  expect(understood('bar chart counting ferries by decks', ferries)).toEqual({
    query: { kind: 'aggregate', dimensions: [along('decks')], measures: [count], having: [] },
    chart: { ...wish, mark: 'bar' },
  });
});

test('years stand for time under the words for a beginning, too', () => {
  expect(understood('mean age over founded', ferries)).toEqual({
    query: { kind: 'aggregate', dimensions: [along('founded')], measures: [meanOf('age')], having: [] },
    chart: { ...wish, mark: 'line' },
  });
});

test('conditions compare what their words are about', () => {
  expect(filtersOf('names of the ferries with a toll of more than 20 million')).toEqual([
    condition('toll_million', '>', 20),
  ]);
  expect(filtersOf('how many decks of the ferries older than 50')).toEqual([condition('age', '>', 50)]);
  expect(filtersOf('names and tolls of the ferries after 1950')).toEqual([condition('founded', '>', 1950)]);
});

test('bars of two listed numbers stand along the first', () => {
  expect(understood('bar chart of days out and age', ferries)).toEqual({
    query: { kind: 'rows', columns: ['days_out', 'age'], distinct: false },
    chart: { ...wish, mark: 'bar', x: 'days_out' },
  });
});

test('bars of single rows are told apart by a third column', () => {
  expect(understood('bars of age by name, grouped by decks', ferries)).toEqual({
    query: { kind: 'rows', columns: ['name', 'age', 'decks'], distinct: false },
    chart: { ...wish, mark: 'bar', x: 'name', color: 'decks' },
  });
});

test('a colour for single rows is asked of bars', () => {
  expect(understood('toll by name, coloured by decks', ferries)).toEqual({
    query: { kind: 'rows', columns: ['name', 'toll_million', 'decks'], distinct: false },
    chart: { ...wish, mark: 'bar', x: 'name', color: 'decks' },
  });
});

test('one column over another is its value for each', () => {
  expect(understood('compare ranking over name', ferries)).toEqual({
    query: { kind: 'rows', columns: ['name', 'ranking'], distinct: false },
    chart: { ...wish, mark: 'bar', x: 'name' },
  });
});

test('a time that is counted is the time along the axis', () => {
  expect(understood('bars of how many moored to per year', berths)).toEqual({
    query: { kind: 'aggregate', dimensions: [along('moored_to', 'year')], measures: [count], having: [] },
    chart: { ...wish, mark: 'bar' },
  });
});

test('words that every object of JavaScript knows are words like others', () => {
  const sites = schemaOf(
    'sites',
    [text('constructor'), whole('valueOf')],
    [
      ['Lind', 5],
      ['Lind', 7],
      ['Moe', 9],
    ],
  );
  expect(understood('how many sites by constructor', sites)).toEqual({
    query: { kind: 'aggregate', dimensions: [along('constructor')], measures: [count], having: [] },
    chart: wish,
  });
  expect(understood('constructor toString hasOwnProperty over 5 constructor', ferries)).toEqual({
    reason: "It isn't clear which column “over 5” is about.",
  });
});

test('a correlation that is to be shown is points, also of counts', () => {
  expect(understood('age and days out of the ferries. Show the correlation.', ferries)).toEqual({
    query: { kind: 'rows', columns: ['age', 'days_out'], distinct: false },
    chart: { ...wish, mark: 'point', x: 'age' },
  });
  expect(understood('count the ferries by decks. Show the correlation.', ferries)).toEqual({
    query: { kind: 'aggregate', dimensions: [along('decks')], measures: [count], having: [] },
    chart: { ...wish, mark: 'point' },
  });
});

test('bins of time are bars unless a trend is asked for', () => {
  const query = {
    kind: 'aggregate',
    dimensions: [along('moored_from', 'yearmonth')],
    measures: [meanOf('draught_cm')],
    having: [],
  };
  expect(understood('mean draught over moored from, bin by month', berths)).toEqual({
    query,
    chart: { ...wish, mark: 'bar' },
  });
  expect(understood('trend of the mean draught, bin by month', berths)).toEqual({ query, chart: wish });
});

test('short names are found by the words that they shorten', () => {
  const counted = (...dimensions: object[]) => ({
    kind: 'aggregate',
    dimensions,
    measures: [count],
    having: [],
  });
  expect(understood('how many jobs per carpenter', jobs)).toEqual({
    query: counted(along('carp_name')),
    chart: wish,
  });
  expect(understood('how many jobs per building', jobs)).toEqual({
    query: counted(along('bldg')),
    chart: wish,
  });
});

test('a number of few values beside the time of a line is measured', () => {
  expect(understood('line of job date and rate', jobs)).toEqual({
    query: { kind: 'aggregate', dimensions: [along('job_dt')], measures: [meanOf('rate')], having: [] },
    chart: { ...wish, mark: 'line' },
  });
});

test('names and their years are listed as bars', () => {
  expect(understood('bars of name and year founded', ferries)).toEqual({
    query: { kind: 'rows', columns: ['name', 'founded'], distinct: false },
    chart: { ...wish, mark: 'bar', x: 'name' },
  });
});

test('a mean per thing of which each row is one is one mean, and by it the value of each', () => {
  const mean = { aggregate: 'mean', column: 'length_cm', quantile: null, share: false };
  expect([understood('mean length per hull', berths), understood('mean length by hull', berths)]).toEqual([
    { query: { kind: 'aggregate', dimensions: [], measures: [mean], having: [] }, chart: wish },
    { query: { kind: 'aggregate', dimensions: [along('hull')], measures: [mean], having: [] }, chart: wish },
  ]);
});
