import { sizeOf } from './extremes.ts';
import type { Grouped, GroupedMeasure } from './grouped.ts';
import { joinWords } from './join-words.ts';
import type { Prose } from './prose.ts';

const most = 3;

/** Two or three groups of one measure are all said, the largest first. null where there are more. */
export function fewGroups({ groups, measures, dimensions }: Grouped): Prose | null {
  const [measure] = measures;
  const valued = groups.filter(({ values }) => sizeOf(values[0]) !== null);
  if (measure === undefined || measures.length > 1 || dimensions.length > 1) return null;
  if (groups.length > most || valued.length !== groups.length) return null;
  const ranked = valued.toSorted(
    (one, other) => (sizeOf(other.values[0]) ?? 0) - (sizeOf(one.values[0]) ?? 0),
  );
  const column = dimensions[0]?.column ?? '';
  return {
    sentences: [sentenceOf(measure, ranked)],
    headline: ranked.map((group) => ({
      name: `${measure.noun} where ${column} = ${group.label}`,
      value: group.values[0] ?? null,
    })),
  };
}

function sentenceOf(measure: GroupedMeasure, groups: Grouped['groups']): string {
  if (measure.measured === 'rows') {
    const counts = groups.map((group, index) => {
      const value = measure.value(group);
      const noun = index > 0 ? '' : value === '1' ? ' row' : ' rows';
      return `${group.name} has ${value}${noun}`;
    });
    return `${joinWords(counts)}.`;
  }
  const values = groups.map((group) => `${measure.value(group)} for ${group.name}`);
  return `The ${measure.noun} is ${joinWords(values)}.`;
}
