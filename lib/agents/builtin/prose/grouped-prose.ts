import { findExtremes } from './extremes.ts';
import { whereWords } from './filter-words.ts';
import { type Group, type Grouped, readGroups } from './grouped.ts';
import { joinWords } from './join-words.ts';
import { extremeWords, measuredWords, measureWords } from './measure-words.ts';
import { measuredValue } from './measured-value.ts';
import type { AggregateQuery, Prose, ProseInput } from './prose.ts';

/** Groups by category: the extremes first, or the list where the question asked for the first few. */
export function groupedProse(input: ProseInput, query: AggregateQuery): Prose {
  const grouped = readGroups(input, query);
  const where = whereWords(input.plan.filters);
  const headline = groupedHeadline(input, grouped);
  const [only] = grouped.groups;
  if (grouped.groups.length === 1 && only !== undefined) {
    return { sentences: [oneGroup(grouped, only, where)], headline };
  }
  const isList = input.plan.limit !== null && input.plan.sort.length > 0;
  const lead = isList ? rankedSentence(input, grouped, where) : extremesSentence(grouped, 0, where);
  const rest = isList
    ? []
    : grouped.measures.slice(1, 3).map((_, index) => extremesSentence(grouped, index + 1, ''));
  return { sentences: [lead, ...rest].filter((sentence) => sentence !== ''), headline };
}

function oneGroup({ measures }: Grouped, group: Group, where: string): string {
  const facts = measures.map(({ measure }, index) => {
    const value = measuredValue(group.values[index], measure);
    return measure.column === null && !measure.share
      ? `${value} ${value === '1' ? 'row' : 'rows'}`
      : `a ${measureWords(measure)} of ${value}`;
  });
  return `${group.name} has ${joinWords(facts)}${where}.`;
}

function extremesSentence({ measures, groups, dimensions }: Grouped, index: number, where: string): string {
  const measure = measures[index]?.measure;
  const extremes = findExtremes(groups, index);
  if (measure === undefined) return '';
  if (extremes === null) return noValues(measures[index]?.name ?? '', dimensions[0]?.column ?? '', where);
  const { top, bottom, tiedAtTop } = extremes;
  const words = extremeWords(measure);
  const value = (group: Group) => measuredValue(group.values[index], measure);
  if (tiedAtTop === groups.length) {
    return `Every ${dimensions.map(({ column }) => column).join(' and ')} has the same ${measureWords(measure)}${where}, ${value(top)}.`;
  }
  const shared = tiedAtTop > 1 ? ` (shared by others)` : '';
  return `${top.name} has the ${words.most} ${measuredWords(measure)}${where}, ${value(top)}${shared}; ${bottom.name} the ${words.least}, ${value(bottom)}.`;
}

function noValues(name: string, dimension: string, where: string): string {
  return `No ${dimension} has a value for ${name}${where}: all are missing.`;
}

/** "The highest mean Price are A (12), B (11) and C (9)." */
function rankedSentence(input: ProseInput, grouped: Grouped, where: string): string {
  const index = Math.max(
    0,
    grouped.measures.findIndex(({ name }) => name === input.plan.sort[0]?.by),
  );
  const measure = grouped.measures[index]?.measure;
  if (measure === undefined) return '';
  const { most, least } = extremeWords(measure);
  const extreme = input.plan.sort[0]?.direction === 'ascending' ? least : most;
  const listed = grouped.groups
    .slice(0, 5)
    .map((group) => `${group.name} (${measuredValue(group.values[index], measure)})`);
  const more = grouped.groups.length > 5 ? ', and so on in the table' : '';
  return `With the ${extreme} ${measuredWords(measure)}${where}: ${joinWords(listed)}${more}.`;
}

function groupedHeadline(input: ProseInput, grouped: Grouped) {
  const [first] = grouped.measures;
  if (first === undefined) return [];
  const ascending = input.plan.sort[0]?.direction === 'ascending' && input.plan.limit !== null;
  const extremes = findExtremes(grouped.groups, 0);
  const group = ascending ? extremes?.bottom : extremes?.top;
  if (group === undefined) return [];
  const { most, least } = extremeWords(first.measure);
  const dimension = grouped.dimensions.map(({ column }) => column).join(', ');
  return [
    {
      name: `${dimension} with the ${ascending ? least : most} ${first.name}`,
      value: group.keys.length === 1 ? (group.keys[0] ?? null) : group.name,
    },
    { name: `${first.name} where ${dimension} = ${group.name}`, value: group.values[0] ?? null },
  ];
}
