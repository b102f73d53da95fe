import { findExtremes } from './extremes.ts';
import { whereWords } from './filter-words.ts';
import { readGroups } from './grouped.ts';
import { extremeWords, measuredWords } from './measure-words.ts';
import { measuredValue } from './measured-value.ts';
import type { AggregateQuery, Prose, ProseInput } from './prose.ts';

/** A measure over equal bins of a number: the fullest bin and the span. */
export function distributionProse(input: ProseInput, query: AggregateQuery): Prose {
  const { measures, groups, dimensions } = readGroups(input, query);
  const bins = groups.filter(({ keys }) => keys[0] !== null);
  const extremes = findExtremes(bins, 0);
  const [first, dimension] = [measures[0], dimensions[0]];
  if (extremes === null || first === undefined || dimension === undefined) {
    return { sentences: [`No row has a value of ${dimension?.column ?? 'it'}.`], headline: [] };
  }
  const { top } = extremes;
  const value = measuredValue(top.values[0], first.measure);
  const { most } = extremeWords(first.measure);
  const place = `${dimension.column} from ${top.name}`;
  const lead = `${place} has the ${most} ${measuredWords(first.measure)}${whereWords(input.plan.filters)}, ${value}.`;
  return {
    sentences: [lead, ...spanSentence(bins, dimension.column)],
    headline: [{ name: `${first.name} where ${place}`, value: top.values[0] ?? null }],
  };
}

function spanSentence(bins: readonly { name: string }[], column: string): string[] {
  const low = bins.at(0)?.name.split(' to ')[0];
  const high = bins.at(-1)?.name.split(' to ')[1];
  return bins.length > 1 ? [`${column} spans ${low} to ${high}.`] : [];
}
