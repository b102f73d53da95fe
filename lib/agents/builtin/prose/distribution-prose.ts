import { findExtremes } from './extremes.ts';
import { whereWords } from './filter-words.ts';
import { readGroups } from './grouped.ts';
import type { AggregateQuery, Prose, ProseInput } from './prose.ts';

/** A measure over equal bins of a number: the fullest bin and the span. */
export function distributionProse(input: ProseInput, query: AggregateQuery): Prose {
  const { measures, groups, dimensions } = readGroups(input, query);
  const bins = groups.filter(({ keys }) => keys[0] !== null);
  const extremes = findExtremes(bins, 0);
  const column = dimensions[0]?.column ?? '';
  const where = whereWords(input.plan.filters);
  const [measure] = measures;
  if (extremes === null || measure === undefined) {
    return { sentences: [`No row has a value of ${column}${where}.`], headline: [] };
  }
  const { top } = extremes;
  const lead =
    measure.measured === 'rows'
      ? `${column} is most often in the range ${top.name}${where}: ${measure.value(top)} rows.`
      : `The ${measure.noun}${where} is ${measure.most} for ${column} in the range ${top.name}, at ${measure.value(top)}.`;
  return {
    sentences: [lead, ...spanSentence(bins, column)],
    headline: [{ name: `${measure.noun} where ${column} is ${top.name}`, value: top.values[0] ?? null }],
  };
}

function spanSentence(bins: readonly { name: string }[], column: string): string[] {
  const low = bins.at(0)?.name.split(' to ')[0];
  const high = bins.at(-1)?.name.split(' to ')[1];
  return bins.length > 1 ? [`The values of ${column} lie between ${low} and ${high}.`] : [];
}
