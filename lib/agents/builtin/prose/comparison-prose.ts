import type { Cell, Result } from '#lib/datasets/index.ts';
import type { HeadlineValue } from '../builtin-answer.ts';
import { comparedBy } from '../comparison.ts';
import { sizeOf } from './extremes.ts';
import { type Group, type GroupedMeasure, readGroups } from './grouped.ts';
import type { AggregateQuery, Prose, ProseInput } from './prose.ts';
import { reader } from './reader.ts';
import { percentWords, valueWords } from './value-words.ts';

/** Two groups beside each other. `compared` holds one row with `difference` and `ratio`. */
export function comparisonProse(input: ProseInput, query: AggregateQuery, compared: Result): Prose {
  const { measures, groups, dimensions } = readGroups(input, query);
  const [measure] = measures;
  const [larger, smaller] = groups.toSorted(bySize);
  if (measure === undefined || larger === undefined || smaller === undefined) {
    return { sentences: [], headline: [] };
  }
  const column = dimensions[0]?.column ?? '';
  const own = (group: Group): HeadlineValue => ({
    name: `${measure.noun} where ${column} = ${group.label}`,
    value: group.values[0] ?? null,
  });
  const read = reader(compared);
  const row = compared.rows[0] ?? [];
  const facts = { difference: read(row, 'difference'), ratio: read(row, 'ratio') };
  return sayComparison(input.question, facts, { measure, larger, smaller, own });
}

type Pair = {
  measure: GroupedMeasure;
  larger: Group;
  smaller: Group;
  own(group: Group): HeadlineValue;
};

/** What was asked for comes first; the numbers of the groups stand in a sentence of their own. */
function sayComparison(
  question: string | null,
  { difference, ratio }: { difference: Cell; ratio: Cell },
  { measure, larger, smaller, own }: Pair,
): Prose {
  const { noun, value } = measure;
  const isShare = measure.measure.share && typeof difference === 'number';
  const differs = isShare ? percentWords(difference) : valueWords(difference);
  const each = `is ${value(larger)} for ${larger.name} and ${value(smaller)} for ${smaller.name}.`;
  const both = [own(larger), own(smaller)];
  switch (ratio === null ? 'difference' : comparedBy(question)) {
    case 'difference':
      return {
        sentences: [`The ${noun} differs by ${differs}.`, `It ${each}`],
        headline: [{ name: `difference in ${noun}`, value: difference }, ...both],
      };
    case 'ratio':
      return {
        sentences: [`The ratio of the two is ${valueWords(ratio)}.`, `The ${noun} ${each}`],
        headline: [{ name: `ratio of ${noun}`, value: ratio }, ...both],
      };
    default:
      return {
        sentences: [
          `The ${noun} ${each}`,
          `That is a difference of ${differs} and a ratio of ${valueWords(ratio)}.`,
        ],
        headline: both,
      };
  }
}

function bySize(one: Group, other: Group): number {
  return (sizeOf(other.values[0]) ?? 0) - (sizeOf(one.values[0]) ?? 0);
}
