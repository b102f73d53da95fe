import type { Measure } from '#lib/analysis/index.ts';
import type { Cell } from '#lib/datasets/index.ts';
import { whereWords } from './filter-words.ts';
import { type GroupedMeasure, readGroups } from './grouped.ts';
import { joinWords } from './join-words.ts';
import { measureWords } from './measure-words.ts';
import type { AggregateQuery, Prose, ProseInput } from './prose.ts';

/** An aggregate without groups: one row of measures. */
export function singleProse(input: ProseInput, query: AggregateQuery): Prose {
  const { measures, groups } = readGroups(input, query);
  const [group] = groups;
  const values = group?.values ?? [];
  const where = whereWords(input.plan.filters);
  const headline = measures.map(({ noun, index }) => ({
    name: `${noun}${where}`,
    value: values[index] ?? null,
  }));
  const words = (measure: GroupedMeasure) => (group === undefined ? 'missing' : measure.value(group));
  const [only] = measures;
  if (measures.length !== 1 || only === undefined) {
    return { sentences: [manyValues(measures, words, where)], headline };
  }
  const value = values[0] ?? null;
  const sentences =
    value === null
      ? noValue(only.noun, where)
      : [oneValue(input, only, { value, words: words(only), where })];
  return { sentences, headline };
}

function noValue(noun: string, where: string): string[] {
  if (where === '') return [`There is no ${noun}: every value is missing.`];
  return [
    `There is no ${noun}${where}, because no row with a value matches.`,
    'Try another value, or take a condition out.',
  ];
}

type Said = { value: Cell; words: string; where: string };

function oneValue(input: ProseInput, { measure, noun }: GroupedMeasure, said: Said): string {
  const { value, words, where } = said;
  if (measure.share) return shareSentence(input, measure, said);
  if (measure.column === null) {
    const which = whereWords([...input.plan.filters, ...(measure.where ?? [])]);
    return value === 1 ? `There is 1 row${which}.` : `There are ${value === 0 ? 'no' : words} rows${which}.`;
  }
  if (measure.aggregate === 'count') {
    return `${words} ${value === 1 ? 'row has' : 'rows have'} a value of ${measure.column}${where}.`;
  }
  if (measure.aggregate === 'distinct') {
    const values = value === 1 ? 'is 1 distinct value' : `are ${words} distinct values`;
    return `There ${values} of ${measure.column}${where}.`;
  }
  return `The ${noun}${where} is ${words}.`;
}

function shareSentence({ schema }: ProseInput, measure: Measure, { words, where }: Said): string {
  const only = whereWords(measure.where ?? []);
  if (only !== '' && measure.column === null)
    return `Rows${only} make up ${words} of ${where === '' ? 'all rows' : `the rows${where}`}.`;
  if (measure.column === null) return `Rows${where} make up ${words} of all rows.`;
  const noun = measureWords({ ...measure, share: false, where: undefined }, schema);
  if (only !== '')
    return `The ${noun}${only} is ${words} of the ${noun}${where === '' ? ' of all rows' : where}.`;
  return `The ${noun}${where} is ${words} of the ${noun} of all rows.`;
}

function manyValues(
  measures: readonly GroupedMeasure[],
  words: (measure: GroupedMeasure) => string,
  where: string,
): string {
  const sentence = joinWords(measures.map((measure) => `the ${measure.noun} is ${words(measure)}`));
  return where === '' ? `T${sentence.slice(1)}.` : `For rows${where}, ${sentence}.`;
}
