import { assertNever } from '#lib/base/index.ts';
import { isTemporal, type Result } from '#lib/datasets/index.ts';
import { columnsProse } from './columns-prose.ts';
import { comparisonProse } from './comparison-prose.ts';
import { correlationProse } from './correlation-prose.ts';
import { describeProse } from './describe-prose.ts';
import { distributionProse } from './distribution-prose.ts';
import { duplicatesProse } from './duplicates-prose.ts';
import { emptyProse } from './empty-prose.ts';
import { groupedProse } from './grouped-prose.ts';
import { missingProse } from './missing-prose.ts';
import { noteSentences } from './note-sentences.ts';
import { outliersProse } from './outliers-prose.ts';
import type { AggregateQuery, Prose, ProseInput } from './prose.ts';
import { rowsProse } from './rows-prose.ts';
import { seriesProse } from './series-prose.ts';
import { singleProse } from './single-prose.ts';
import { tallyProse } from './tally-prose.ts';
import { testProse } from './test-prose.ts';
import { isCyclic } from './time-words.ts';

/**
 * The answer in words: the values that the question asked for first, then what limits them. Every number in it
 * stands in the Result, or in `compared`, which holds the difference and ratio of its two groups.
 */
export function writeProse(input: ProseInput, compared: Result | null = null): Prose {
  if (input.result.rows.length === 0) return emptyProse(input);
  const { query } = input.plan;
  const prose =
    compared !== null && query.kind === 'aggregate'
      ? comparisonProse(input, query, compared)
      : proseOf(input);
  return { ...prose, sentences: [...prose.sentences, ...noteSentences(input)] };
}

function proseOf(input: ProseInput): Prose {
  const { query } = input.plan;
  switch (query.kind) {
    case 'aggregate':
      return aggregateProse(input, query);
    case 'rows':
      return rowsProse(input, query);
    case 'describe':
      return describeProse(input);
    case 'columns':
      return columnsProse(input, query);
    case 'missing':
      return missingProse(input);
    case 'tally':
      return tallyProse(input, query);
    case 'duplicates':
      return duplicatesProse(input, query);
    case 'correlation':
      return correlationProse(input, query);
    case 'test':
      return testProse(input, query);
    case 'outliers':
      return outliersProse(input, query);
    default:
      return assertNever(query);
  }
}

function aggregateProse(input: ProseInput, query: AggregateQuery): Prose {
  const [dimension, second] = query.dimensions;
  if (dimension === undefined) return singleProse(input, query);
  const isRanked = input.plan.limit !== null && input.plan.sort.length > 0;
  if (second !== undefined || isRanked || input.result.rows.length === 1) return groupedProse(input, query);
  if (dimension.bins !== null) return distributionProse(input, query);
  return isTime(input, dimension) ? seriesProse(input, query) : groupedProse(input, query);
}

function isTime({ schema }: ProseInput, { column, timeUnit }: AggregateQuery['dimensions'][number]): boolean {
  if (timeUnit !== null) return !isCyclic(timeUnit);
  const type = schema.columns.find(({ name }) => name === column)?.type;
  return type !== undefined && isTemporal(type);
}
