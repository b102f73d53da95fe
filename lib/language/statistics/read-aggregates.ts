import type { Aggregate } from '#lib/analysis/index.ts';
import type { ColumnRef } from '../link/column-index.ts';
import { isMeasurable, isUnique } from '../link/column-nature.ts';
import { link } from '../link/link.ts';
import type { Read } from '../reading.ts';
import { filtersOf, hasStrangeName, type Inquiry, numbersOf } from './inquiry.ts';
import { readAs } from './outcome.ts';
import { steps } from './vocabulary.ts';

const more =
  /\b(?:compar\w+|correlat\w+|outliers?|significan\w+|trends?|ratio|rate of|chang\w+|difference|percent of|which|who|whose|most|least|twice|half|tests?|histogram|plot|chart|predict\w*|why|how does|relationship|hypothes\w+|normal\w*|if|otherwise|male|female|males|females|men|women|man|woman|boys?|girls?|adults?|child(?:ren)?|survivors?|survived|died|smokers?|married|employed|winners?|above|below|under|over|only|consecutive|then|after|before|percentile|quartile|missing|null|higher|lower|larger|smaller|greater|better|worse|longer|shorter|older|younger)\b/i;
const whether = /^(?:please )?(?:check|determine|see|assess|find out|test) (?:if|whether)\b/i;
const split = /\b(?:for each|for every|each|every|per|by|across|grouped by|within each)\b/i;
const most = 8;

/**
 * Means, medians, spreads … of one column, asked for in several sentences that say the same or how to work it
 * out. For questions that are else declined; null where more than that is asked.
 */
export function readAggregates(inquiry: Inquiry): Read | null {
  const bare = inquiry.bare.map((sentence) => sentence.replace(whether, ' '));
  if (hasStrangeName(inquiry) || bare.some((sentence) => steps.test(sentence) || more.test(sentence)))
    return null;
  const aggregates = aggregatesIn(inquiry, inquiry.asks.join(' '));
  if (aggregates.length === 0 || aggregates.length > most) return null;
  const numbers = numbersIn(inquiry, aggregates.length);
  const filters = filtersOf(inquiry, inquiry.asks);
  if (numbers === null || filters === null) return null;
  const group = groupOf(inquiry, numbers);
  if (group === null) return null;
  const conditions = new Set(filters.flatMap((filter) => ('anyOf' in filter ? [] : [filter.column])));
  const others = inquiry.columns.filter(
    ({ column, inGaps }) =>
      !numbers.includes(column) && !group.includes(column) && !inGaps && !conditions.has(column.name),
  );
  if (others.length > 0) return null;
  const measures = numbers.flatMap(({ name }) =>
    aggregates.map((aggregate) => ({ aggregate, column: name })),
  );
  return readAs(inquiry.schema, {
    query: { kind: 'aggregate', dimensions: group.map(({ name }) => ({ column: name })), measures },
    filters,
  });
}

/** The aggregates that a text names. */
export function aggregatesIn({ schema, matches, text: whole }: Inquiry, text: string): Aggregate[] {
  const found = link(text, schema, matches).terms.flatMap(({ meaning }) =>
    meaning.kind === 'aggregate' && meaning.aggregate !== 'quantile' ? [meaning.aggregate] : [],
  );
  const isPopulation = /\bpopulation standard deviation\b/.test(whole);
  return [...new Set(found.map((each) => (each === 'stddev' && isPopulation ? 'stddev_population' : each)))];
}

/** Words that ask more than aggregates. */
export function asksMore(text: string): boolean {
  return more.test(text);
}

/** Words that split the rows. */
export function splitsRows(text: string): boolean {
  return split.test(text);
}

/** One; several only where one aggregate is asked of all of them, or each is named as it is written. */
function numbersIn(inquiry: Inquiry, aggregates: number): ColumnRef[] | null {
  const one = numbersOf(inquiry, (count) => count === 1);
  const several = inquiry.columns.every(({ quoted }) => quoted) || aggregates === 1;
  return one ?? (several ? numbersOf(inquiry, (count) => count > 1 && count <= 4) : null);
}

/** The column that splits the rows, none without one; null where it isn't clear. */
function groupOf({ columns, bare }: Inquiry, numbers: readonly ColumnRef[]): ColumnRef[] | null {
  const groups = columns
    .map(({ column }) => column)
    .filter((column) => !numbers.includes(column) && !isMeasurable(column) && !isUnique(column));
  const isSplit = bare.some((sentence) => split.test(sentence));
  if (!isSplit) return [];
  return groups.length === 1 ? groups : null;
}
