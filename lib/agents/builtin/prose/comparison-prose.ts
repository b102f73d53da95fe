import type { Result } from '#lib/datasets/index.ts';
import { comparedBy } from '../comparison.ts';
import { type Group, readGroups } from './grouped.ts';
import type { AggregateQuery, Prose, ProseInput } from './prose.ts';
import { reader } from './quality-prose.ts';
import { percentWords, valueWords } from './value-words.ts';

/** Two groups beside each other. `compared` holds one row with `difference` and `ratio`. */
export function comparisonProse(input: ProseInput, query: AggregateQuery, compared: Result): Prose {
  const { measures, groups, dimensions } = readGroups(input, query);
  const [measure] = measures;
  const [larger, smaller] = groups.toSorted((one, other) => Number(other.values[0]) - Number(one.values[0]));
  const read = reader(compared);
  const row = compared.rows[0] ?? [];
  const [difference, ratio] = [read(row, 'difference'), read(row, 'ratio')];
  if (measure === undefined || larger === undefined || smaller === undefined)
    return { sentences: [], headline: [] };
  const { noun, value } = measure;
  const differenceWords =
    measure.measure.share && typeof difference === 'number'
      ? percentWords(difference)
      : valueWords(difference);
  const column = dimensions[0]?.column ?? '';
  const own = (group: Group) => ({
    name: `${noun} where ${column} = ${group.name}`,
    value: group.values[0] ?? null,
  });
  const [larges, smalls] = [`${value(larger)} for ${larger.name}`, `${value(smaller)} for ${smaller.name}`];
  const between = `between ${larger.name} and ${smaller.name}`;
  switch (ratio === null ? 'difference' : comparedBy(input.question)) {
    case 'difference':
      return {
        sentences: [`The ${noun} differs by ${differenceWords} ${between}: it is ${larges} and ${smalls}.`],
        headline: [{ name: `difference in ${noun}`, value: difference }, own(larger), own(smaller)],
      };
    case 'ratio':
      return {
        sentences: [
          `The ratio in ${noun} is ${valueWords(ratio)} ${between}: it is ${larges} and ${smalls}.`,
        ],
        headline: [{ name: `ratio of ${noun}`, value: ratio }, own(larger), own(smaller)],
      };
    default:
      return {
        sentences: [
          `The ${noun} is ${larges} and ${smalls}.`,
          `That is a difference of ${differenceWords} and a ratio of ${valueWords(ratio)}.`,
        ],
        headline: [own(larger), own(smaller)],
      };
  }
}
