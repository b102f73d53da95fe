import type { Measure } from '#lib/analysis/index.ts';
import type { Cell } from '#lib/datasets/index.ts';
import { whereWords } from './filter-words.ts';
import { readGroups } from './grouped.ts';
import { joinWords } from './join-words.ts';
import { measureWords } from './measure-words.ts';
import { measuredValue } from './measured-value.ts';
import type { AggregateQuery, Prose, ProseInput } from './prose.ts';

/** An aggregate without groups: one row of measures. */
export function singleProse(input: ProseInput, query: AggregateQuery): Prose {
  const { measures, groups } = readGroups(input, query);
  const values = groups[0]?.values ?? [];
  const where = whereWords(input.plan.filters);
  const headline = measures.map(({ name }, index) => ({
    name: `${name}${where}`,
    value: values[index] ?? null,
  }));
  const [only] = query.measures;
  const sentences =
    measures.length === 1 && only !== undefined
      ? [oneValue(only, values[0] ?? null, where)]
      : [manyValues(query.measures, values, where)];
  return { sentences, headline };
}

function oneValue(measure: Measure, value: Cell, where: string): string {
  if (value === null) return `There is no ${measureWords(measure)}${where}: no row has a value for it.`;
  if (measure.share) return shareSentence(measure, value, where);
  if (measure.column === null) return countSentence(value, where);
  const words = measuredValue(value, measure);
  return measure.aggregate === 'count'
    ? `${words} ${value === 1 ? 'row has' : 'rows have'} a ${measure.column}${where}.`
    : `The ${measureWords(measure)}${where} is ${words}.`;
}

function countSentence(value: Cell, where: string): string {
  if (value === 0) return `There are no rows${where}.`;
  return value === 1 ? `There is 1 row${where}.` : `There are ${measuredValue(value, plain)} rows${where}.`;
}

function shareSentence(measure: Measure, value: Cell, where: string): string {
  const of = measure.column === null ? 'the rows' : `the ${measureWords({ ...measure, share: false })}`;
  const words = measuredValue(value, measure);
  return where === ''
    ? `${words} of ${of}.`
    : `${words} of ${of} is${where.replace(' where', ' found where')}.`;
}

function manyValues(measures: readonly Measure[], values: readonly Cell[], where: string): string {
  const facts = measures.map(
    (measure, index) => `the ${measureWords(measure)} is ${measuredValue(values[index], measure)}`,
  );
  const sentence = joinWords(facts);
  return where === '' ? capital(`${sentence}.`) : `For rows${where}, ${sentence}.`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const plain: Measure = { aggregate: 'count', column: null, quantile: null, share: false };
