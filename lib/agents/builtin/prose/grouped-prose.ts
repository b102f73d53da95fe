import { type Extremes, findExtremes } from './extremes.ts';
import { whereWords } from './filter-words.ts';
import { type Group, type Grouped, type GroupedMeasure, readGroups } from './grouped.ts';
import { joinWords } from './join-words.ts';
import type { AggregateQuery, Prose, ProseInput } from './prose.ts';
import { beginSentence } from './value-words.ts';

/** Groups by category: the extremes first, or the list where the question asked for the first few. */
export function groupedProse(input: ProseInput, query: AggregateQuery): Prose {
  const grouped = readGroups(input, query);
  const where = whereWords(input.plan.filters);
  const { limit, sort } = input.plan;
  const isRanked = limit !== null && sort.length > 0;
  const [only] = grouped.groups;
  if (isRanked) return rankedProse(input, grouped, where);
  if (grouped.groups.length === 1 && only !== undefined) return oneGroup(grouped, only, where);
  const sentences = grouped.measures
    .slice(0, 3)
    .map((measure, index) => extremesSentence(grouped, measure, index === 0 ? where : ''));
  return { sentences, headline: topHeadline(grouped) };
}

function oneGroup({ measures, dimensions }: Grouped, group: Group, where: string): Prose {
  const facts = measures.map((measure) => {
    const value = measure.value(group);
    return measure.measured === 'rows'
      ? `${value} ${value === '1' ? 'row' : 'rows'}`
      : `a ${measure.noun} of ${value}`;
  });
  const headline = measures.slice(0, 3).map(({ noun, index }) => ({
    name: `${noun} where ${columnNames(dimensions)} = ${group.name}`,
    value: group.values[index] ?? null,
  }));
  return { sentences: [beginSentence(`${group.name} has ${joinWords(facts)}${where}.`)], headline };
}

function extremesSentence(grouped: Grouped, measure: GroupedMeasure, where: string): string {
  const extremes = findExtremes(grouped.groups, measure.index);
  if (extremes === null) return `No ${columnNames(grouped.dimensions)} has a ${measure.noun}${where}.`;
  const { top, bottom, tiedAtTop, count } = extremes;
  const { most, least, measured, value } = measure;
  if (tiedAtTop === count && count > 1) {
    const every = `Every ${joinWords(grouped.dimensions.map(({ column }) => column))}`;
    return `${every} has the same ${measure.noun}${where}, ${value(top)}.`;
  }
  const lead = `${top.name} has the ${most} ${measured}${where}, ${value(top)}`;
  return beginSentence(`${lead}${sharedWords(extremes)}; ${bottom.name} the ${least}, ${value(bottom)}.`);
}

function sharedWords({ tiedAtTop }: Extremes): string {
  return tiedAtTop > 1 ? ' (as do others)' : '';
}

/** "A (12), B (11) and C (9) have the highest mean Price." */
function rankedProse(input: ProseInput, grouped: Grouped, where: string): Prose {
  const measure = rankedMeasure(input, grouped);
  const [first] = grouped.groups;
  if (measure === undefined || first === undefined) return { sentences: [], headline: [] };
  const extreme = input.plan.sort[0]?.direction === 'ascending' ? measure.least : measure.most;
  const headline = leaderHeadline(grouped, { group: first, measure, extreme });
  if (grouped.groups.length === 1) {
    const sentence = `${first.name} has the ${extreme} ${measure.measured}${where}, ${measure.value(first)}.`;
    return { sentences: [beginSentence(sentence)], headline };
  }
  const listed = grouped.groups.slice(0, 5).map((group) => `${group.name} (${measure.value(group)})`);
  const sentences = [beginSentence(`${joinWords(listed)} have the ${extreme} ${measure.measured}${where}.`)];
  if (grouped.groups.length > 5) sentences.push('The table goes on in this order.');
  return { sentences, headline };
}

/** The measure that the groups are sorted by; the first where they are sorted by their keys. */
function rankedMeasure({ plan, result }: ProseInput, { measures }: Grouped): GroupedMeasure | undefined {
  const place = result.columns.findIndex(({ name }) => name === plan.sort[0]?.by);
  const index = place - (result.columns.length - measures.length);
  return measures[index] ?? measures[0];
}

function topHeadline(grouped: Grouped) {
  const [measure] = grouped.measures;
  const group = measure && findExtremes(grouped.groups, 0)?.top;
  if (measure === undefined || group === undefined) return [];
  return leaderHeadline(grouped, { group, measure, extreme: measure.most });
}

type Leader = { group: Group; measure: GroupedMeasure; extreme: string };

/** The word that answers "which …", then the number that belongs to it. */
function leaderHeadline({ dimensions }: Grouped, { group, measure, extreme }: Leader) {
  const names = columnNames(dimensions);
  const key = group.keys.length === 1 ? (group.keys[0] ?? null) : group.name;
  return [
    { name: `${names} with the ${extreme} ${measure.measured}`, value: key },
    { name: `${measure.noun} where ${names} = ${group.name}`, value: group.values[measure.index] ?? null },
  ];
}

function columnNames(dimensions: Grouped['dimensions']): string {
  return dimensions.map(({ column }) => column).join(', ');
}
