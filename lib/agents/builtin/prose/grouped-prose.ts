import type { Filter } from '#lib/analysis/index.ts';
import type { HeadlineValue } from '../builtin-answer.ts';
import { asksWhich } from './asks.ts';
import { type Extremes, findExtremes } from './extremes.ts';
import { fewGroups } from './few-groups.ts';
import { filterWords } from './filter-words.ts';
import { type Group, type Grouped, type GroupedMeasure, readGroups } from './grouped.ts';
import { joinWords } from './join-words.ts';
import type { AggregateQuery, Prose, ProseInput } from './prose.ts';
import { placeWords } from './value-words.ts';

/** Groups by category: the extremes first, or the list where the question asked for the first few. */
export function groupedProse(input: ProseInput, query: AggregateQuery): Prose {
  const grouped = readGroups(input, query);
  const { sentences, headline } = sayGroups(input, grouped);
  const [first = '', ...others] = sentences;
  const lead = whereLead(input, grouped);
  const said = lead === '' ? first : `${lead}${first.replace(/^The /, 'the ')}`;
  return { sentences: [said, ...others], headline };
}

function sayGroups(input: ProseInput, grouped: Grouped): Prose {
  const { limit, sort } = input.plan;
  const [only] = grouped.groups;
  if (limit !== null && sort.length > 0) return rankedProse(input, grouped);
  if (grouped.groups.length === 1 && only !== undefined) return oneGroup(grouped, only);
  const few = asksWhich(input.question) ? null : fewGroups(grouped);
  if (few !== null) return few;
  const sentences = grouped.measures.slice(0, 3).map((measure) => extremesSentence(grouped, measure));
  return { sentences, headline: topHeadline(grouped) };
}

/** The conditions come first, so that each number stands beside its group; those that the groups show are left out. */
function whereLead({ plan }: ProseInput, { dimensions }: Grouped): string {
  const isShown = (filter: Filter) =>
    'column' in filter &&
    (filter.comparison === 'in' || filter.comparison === '=') &&
    dimensions.some(({ column, timeUnit }) => column === filter.column && timeUnit === filter.timeUnit);
  const filters = plan.filters.filter((filter) => !isShown(filter));
  return filters.length === 0 ? '' : `Where ${filterWords(filters)}: `;
}

function oneGroup({ measures, dimensions }: Grouped, group: Group): Prose {
  const facts = measures.map((measure) => {
    const value = measure.value(group);
    return measure.measured === 'rows'
      ? `${value} ${value === '1' ? 'row' : 'rows'}`
      : `a ${measure.noun} of ${value}`;
  });
  const headline = measures.slice(0, 3).map(({ noun, index }) => ({
    name: `${noun} where ${columnNames(dimensions)} = ${group.label}`,
    value: group.values[index] ?? null,
  }));
  return { sentences: [`${group.name} has ${joinWords(facts)}.`], headline };
}

function extremesSentence(grouped: Grouped, measure: GroupedMeasure): string {
  const extremes = findExtremes(grouped.groups, measure.index);
  if (extremes === null) return namesSentence(grouped, measure);
  const { top, bottom, tiedAtTop, count } = extremes;
  const { most, least, measured, value } = measure;
  if (tiedAtTop === count && count > 1) {
    const every = `Every ${joinWords(grouped.dimensions.map(({ column }) => column))}`;
    return `${every} has the same ${measure.noun}, ${value(top)}.`;
  }
  const lead = `${top.name} has the ${most} ${measured}, ${value(top)}${sharedWords(extremes)}`;
  return `${lead}; ${bottom.name} the ${least}, ${value(bottom)}.`;
}

/** Of words no one is the highest: what each group has, as far as a sentence holds it. */
function namesSentence({ groups, dimensions }: Grouped, measure: GroupedMeasure): string {
  const told = groups.filter(({ values }) => (values[measure.index] ?? null) !== null);
  if (told.length === 0) return `No ${columnNames(dimensions)} has a ${measure.noun}.`;
  const listed = told.slice(0, mostListed).map((group) => `${measure.value(group)} for ${group.name}`);
  const more = told.length > mostListed ? ' The table has the others.' : '';
  return `The ${measure.noun} is ${joinWords(listed)}.${more}`;
}

function sharedWords({ tiedAtTop }: Extremes): string {
  return tiedAtTop > 1 ? ' (as do others)' : '';
}

/** "A (12), B (11) and C (9) have the highest mean Price." */
function rankedProse(input: ProseInput, grouped: Grouped): Prose {
  const measure = rankedMeasure(input, grouped);
  const [first] = grouped.groups;
  if (measure === undefined || first === undefined) return { sentences: [], headline: [] };
  const end = input.plan.sort[0]?.direction === 'ascending' ? measure.least : measure.most;
  const extreme = `${placeWords(input.plan.skip)}${end}`;
  if (input.plan.limitWithin !== undefined) {
    const scale = end === measure.least ? 'lowest' : 'highest';
    const each = joinWords(input.plan.limitWithin);
    return {
      sentences: [`The table shows where the ${measure.noun} is ${scale} in each ${each}.`],
      headline: [],
    };
  }
  const headline = leaderHeadline(grouped, { group: first, measure, extreme });
  if (grouped.groups.length === 1) {
    const sentence = `${first.name} has the ${extreme} ${measure.measured}, ${measure.value(first)}.`;
    return { sentences: [sentence], headline };
  }
  const listed = grouped.groups
    .slice(0, mostListed)
    .map((group) => `${group.name} (${measure.value(group)})`);
  const sentences = [`${joinWords(listed)} have the ${extreme} ${measure.measured}.`];
  if (grouped.groups.length <= mostListed) return { sentences, headline: listHeadline(grouped, headline[0]) };
  return { sentences: [...sentences, 'The table goes on in this order.'], headline };
}

const mostListed = 5;

/** The names of all groups of a short ranking, in order, as one list. */
function listHeadline({ groups }: Grouped, leader: HeadlineValue | undefined): HeadlineValue[] {
  return groups.map(({ keys, label }) => ({
    name: leader?.name ?? '',
    value: keys.length === 1 ? (keys[0] ?? null) : label,
  }));
}

/** The measure that the groups are sorted by; the first where they are sorted by their keys. */
function rankedMeasure({ plan, result }: ProseInput, { measures }: Grouped): GroupedMeasure | undefined {
  const place = result.columns.findIndex(({ name }) => name === plan.sort[0]?.by);
  const index = place - (result.columns.length - measures.length);
  return measures[index] ?? measures[0];
}

function topHeadline(grouped: Grouped) {
  const [measure] = grouped.measures;
  const extremes = findExtremes(grouped.groups, 0);
  if (measure === undefined || extremes === null) return [];
  const group = extremes.top;
  if (extremes.tiedAtTop === extremes.count) return [{ name: measure.noun, value: group.values[0] ?? null }];
  return leaderHeadline(grouped, { group, measure, extreme: measure.most });
}

type Leader = { group: Group; measure: GroupedMeasure; extreme: string };

/** The word that answers "which …", then the number that belongs to it. */
function leaderHeadline({ dimensions }: Grouped, { group, measure, extreme }: Leader) {
  const names = columnNames(dimensions);
  const key = group.keys.length === 1 ? (group.keys[0] ?? null) : group.label;
  return [
    { name: `${names} with the ${extreme} ${measure.measured}`, value: key },
    { name: `${measure.noun} where ${names} = ${group.label}`, value: group.values[measure.index] ?? null },
  ];
}

function columnNames(dimensions: Grouped['dimensions']): string {
  return dimensions.map(({ column }) => column).join(', ');
}
